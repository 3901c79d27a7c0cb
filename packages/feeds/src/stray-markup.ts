import { markFinder } from './mark-finder.ts'
import type { WarningList } from './warning.ts'

/**
 * Makes a feed's markup safe to tokenise: a `<` that opens no tag becomes `&lt;`, and a CDATA section that is never
 * closed ends before the end tag of its element; what is void in HTML is closed. Linear in the text.
 */
export const repairStrayMarkup = (markup: string, warnings: WarningList): string => {
  const scan: Scan = { markup, find: markFinder(markup), budget: markup.length + 1_000_000 }
  const parts: string[] = []
  let done = 0
  for (let at = markup.indexOf('<'); at !== -1; ) {
    const end = constructEnd(scan, at)
    if (end === UNCLOSED_CDATA) {
      const close = sectionEnd(scan, at)
      parts.push(markup.slice(done, close), ']]>')
      done = close
      warnings.add('unclosed-cdata', 'A CDATA section is never closed.')
      at = markup.indexOf('<', close)
    } else if (end === -1) {
      parts.push(markup.slice(done, at), '&lt;')
      done = at + 1
      warnings.add('stray-less-than', 'A "<" in the text is not escaped.')
      at = markup.indexOf('<', done)
    } else {
      if (isOpenVoid(markup, at, end)) {
        parts.push(markup.slice(done, end - 1), '/>')
        done = end
      }
      at = markup.indexOf('<', end)
    }
  }
  return parts.length === 0 ? markup : parts.join('') + markup.slice(done)
}

/**
 * Void in HTML: written unclosed inside bodies, they must not swallow what follows, nor stay on the tokeniser's stack,
 * where each stray end tag would be looked for among them.
 */
const VOID = /<(?:br|hr|img|wbr)(?=[\s/>])/iy

const isOpenVoid = (markup: string, at: number, end: number): boolean => {
  VOID.lastIndex = at
  return VOID.test(markup) && markup[end - 2] !== '/'
}

const UNCLOSED_CDATA = -2

/** `budget`: characters that tags which turn out to be none may still cost when quotes lead past other tags. */
type Scan = { markup: string; find: ReturnType<typeof markFinder>; budget: number }

/** The offset behind the construct that begins at a `<`, or -1 when none does. */
const constructEnd = (scan: Scan, at: number): number => {
  const { markup, find } = scan
  if (markup.startsWith('<![CDATA[', at)) {
    const end = find(']]>', at + 9)
    // A section that swallows the next item's CDATA was not closed itself.
    const next = find('<![CDATA[', at + 9)
    return end === -1 || (next !== -1 && next < end && swallowsItem(markup, at, next)) ? UNCLOSED_CDATA : end
  }
  if (markup.startsWith('<!--', at)) return find('-->', at + 4)
  const next = markup.charCodeAt(at + 1)
  if (next === 0x3f || next === 0x21) return find('>', at + 1)
  return tagEnd(scan, at)
}

// matches `</item>` and `</atom:entry >`, not `</items>`
const ITEM_END = /<\/(?:[\w.-]+:)?(?:item|entry)\s*>/i

const swallowsItem = (markup: string, from: number, to: number): boolean => ITEM_END.test(markup.slice(from, to))

// matches `</description>`, `</content:encoded>`, not `</p>`
const BODY_END = /<\/(?:[\w.-]+:)?(?:description|encoded|content|summary|title|link|guid|item|entry)\s*>/i

/** Where to close a section: before the first end tag of an element that carries text in a feed. */
const sectionEnd = ({ markup, find }: Scan, at: number): number => {
  for (let end = find('</', at); end !== -1; end = find('</', end))
    if (BODY_END.test(markup.slice(end - 2, end + 40))) return end - 2
  return markup.length
}

// matches the `r` of `<rss`, not the `3` of `<3`
const NAME_START = /[A-Za-z_\u0080-\uffff]/

/** The offset behind the tag at a `<`; -1 when no name follows or another `<` comes before its `>`. */
const tagEnd = (scan: Scan, at: number): number => {
  const { markup } = scan
  const start = markup[at + 1] === '/' ? at + 2 : at + 1
  if (!NAME_START.test(markup[start] ?? '')) return -1
  let i = start
  for (; i < markup.length; i++) {
    const char = markup.charCodeAt(i)
    if (char === 0x3e) return i + 1
    if (char === 0x3c) break
    if ((char === 0x22 || char === 0x27) && scan.budget > 0 && EQUALS.test(markup.slice(i - 3, i))) {
      const close = markup.indexOf(char === 0x22 ? '"' : "'", i + 1)
      if (close === -1) break
      i = close
    }
  }
  scan.budget -= i - at
  return -1
}

// matches `=` and `= `, not `x`
const EQUALS = /=\s*$/
