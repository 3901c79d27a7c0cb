/** Keys under which sites keep a story: `"contentHtml": "<p>…"` and `"body":"…"` match, `"bodyClass":"…"` does not. */
const BODY_STRING =
  /"(?:article|story|post|main)?-?_?(?:body|content|text)_?(?:html|text|body|content)?"\s*:\s*("(?:[^"\\]|\\.){400,}")/gi

/** A story has several sentences; a style sheet or a template has none. */
const SENTENCES = 3

/**
 * The longest string of a page's inline scripts that reads like a story, with its markup; empty when there is none.
 * @param scripts  texts of inline scripts
 */
export const scriptBody = (scripts: string[]): string => {
  let longest = ''
  for (const script of scripts) {
    for (const [, literal = ''] of script.matchAll(BODY_STRING)) {
      if (literal.length <= longest.length) continue
      const body = unquote(literal)
      if ((body.match(/[.!?。！？]["'”’»)]?\s*(?:<|\s|$)/g)?.length ?? 0) >= SENTENCES && body.length > longest.length)
        longest = body
    }
  }
  return longest
}

const unquote = (literal: string): string => {
  try {
    return JSON.parse(literal)
  } catch {
    return ''
  }
}
