const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// `a < b` matches; `a plain sentence` must not.
const SPECIAL = /[&<>"]/g

/** Text made safe as element content or as a double-quoted attribute, in HTML and in XML. */
export const escapeMarkup = (text: string): string => text.replace(SPECIAL, (sign) => ENTITIES[sign] ?? sign)

// `café` matches; `cafe` must not.
const BEYOND_ASCII = /[^\0-\x7f]/gu

/** Text safe as markup in plain ASCII: what ASCII lacks is written as a numeric reference. */
export const escapeToAscii = (text: string): string =>
  escapeMarkup(text).replace(BEYOND_ASCII, (sign) => `&#${sign.codePointAt(0)};`)

const SUBHEAD = '## '

/** A body paragraph told apart from a subhead, which stands in the story's data with `## ` before it. */
export const partOf = (paragraph: string): { kind: 'subhead' | 'paragraph'; text: string } =>
  paragraph.startsWith(SUBHEAD)
    ? { kind: 'subhead', text: paragraph.slice(SUBHEAD.length) }
    : { kind: 'paragraph', text: paragraph }
