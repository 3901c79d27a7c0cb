import { limits } from './limits.ts'
import type { WarningList } from './warning.ts'

// matches `<!ENTITY id "tag:example.org,">`, not `<!ENTITY % p "x">` and not `<!ENTITY x SYSTEM "file:///etc/passwd">`
const DECLARATION = /<!ENTITY\s{1,20}([A-Za-z_][\w.-]{0,63})\s{1,20}(?:"([^"<&%]{0,256})"|'([^'<&%]{0,256})')\s{0,20}>/g

/**
 * Reads past a DOCTYPE. Literal entities are lifted, at most 64 of 256 characters; those that hold markup or refer to
 * others, and external ones, are left out, so that nothing can be expanded or fetched.
 * @returns the offset behind the DOCTYPE
 */
export const readDoctype = (
  text: string,
  at: number,
  into: { entities: Map<string, string>; warnings: WarningList },
): number => {
  const end = doctypeEnd(text, at)
  const subset = text.slice(at, Math.min(end, at + MAX_SUBSET))
  for (const [, name, double, single] of subset.matchAll(DECLARATION)) {
    if (into.entities.size >= limits.entities) break
    if (name && !into.entities.has(name)) into.entities.set(name, double ?? single ?? '')
  }
  const declared = subset.split('<!ENTITY').length - 1
  if (declared > into.entities.size)
    into.warnings.add('entities-dropped', 'The DOCTYPE declares entities that are external, nested or too many.')
  return end
}

/** No honest subset of 64 short entities is longer. */
const MAX_SUBSET = 64 * 1024

/** The `>` outside quotes, comments and the bracketed subset. */
const doctypeEnd = (text: string, at: number): number => {
  let bracket = false
  let quote = ''
  for (let i = at + 9; i < text.length; i++) {
    const char = text[i] ?? ''
    if (quote) {
      if (char === quote) quote = ''
    } else if (bracket && text.startsWith('<!--', i)) {
      const close = text.indexOf('-->', i)
      if (close === -1) break
      i = close + 2
    } else if (char === '"' || char === "'") quote = char
    else if (char === '[') bracket = true
    else if (char === ']') bracket = false
    else if (char === '>' && !bracket) return i + 1
  }
  // It never ends: go on behind its first word and look for the root from there.
  return at + 9
}
