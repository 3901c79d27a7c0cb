/** Keys under which sites keep a story: `"contentHtml": "<p>…"` and `"body":"…"` match, `"bodyClass":"…"` does not. */
const BODY_KEY = /"(?:article|story|post|main)?[-_]?(?:body|content|text)_?(?:html|text|body|content)?"\s*:\s*(?=")/gi

/** Shorter strings are teasers. */
const LONG = 400
/** A story has several sentences; a style sheet or a template has none. */
const SENTENCES = 3

/**
 * The longest string of a page's inline scripts that reads like a story, with its markup; empty when there is none.
 * @param scripts  texts of inline scripts
 */
export const scriptBody = (scripts: string[]): string => {
  let longest = ''
  for (const script of scripts) {
    for (const key of script.matchAll(BODY_KEY)) {
      const literal = literalAt(script, key.index + key[0].length)
      if (literal.length < LONG || literal.length <= longest.length) continue
      const body = unquote(literal)
      if (body.length > longest.length && tells(body)) longest = body
    }
  }
  return longest
}

/** The string literal that opens at `start`, quotes included: a loop, as a pattern would keep a megabyte on its stack. */
const literalAt = (script: string, start: number): string => {
  let end = start
  do end = script.indexOf('"', end + 1)
  while (end > 0 && isEscaped(script, end))
  return end > 0 ? script.slice(start, end + 1) : ''
}

const isEscaped = (script: string, at: number): boolean => {
  let slashes = 0
  while (script[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

const unquote = (literal: string): string => {
  try {
    return JSON.parse(literal)
  } catch {
    return ''
  }
}

/** `It rained. It poured. <br>It stopped.` tells, `{ color: red; }` does not. */
const tells = (body: string): boolean => (body.match(/[.!?。！？]["'”’»)]?\s*(?:<|\s|$)/g)?.length ?? 0) >= SENTENCES
