import type { ScriptValue } from './script-values.ts'

/** Nesting of a paragraph's words below its block: `content`, a link in it, the link's own `content`, its mark. */
const DEEPEST = 8

/** Where content systems keep a block's words, first hit wins (Arc, Contentful, Draft.js, Editor.js, Gutenberg, Lexical, ProseMirror, Sanity, Slate). */
const WORDS = [
  'html',
  'content',
  'text',
  'value',
  'children',
  'body',
  'data',
  'attributes',
  'attrs',
  'paragraph',
  'items',
]
/** Where they keep what the block is. */
const KINDS = ['type', '_type', 'nodeType', '__typename', 'name', 'blockType', 'kind', 'style', 'tag']

/** `image`, `interstitial_link`, `AdSlot`, `newsletter-signup` match, `text`, `paragraph` and `header` do not. */
const NO_WORDS =
  /image|photo|picture|figure|video|audio|gallery|embed|caption|credit|\bad(?:s|vert\w*|[-_]?slot)?\b|promo|related|interstitial|newsletter|sign-?up|recirc|teaser|card|byline|author|share|social|divider|code|table|raw_html|html[-_]?embed|oembed|poll|quiz|podcast/i
/** `heading-2`, `header`, `h3` match, `subheadline-card` went before. */
const HEADING = /^(?:sub-?)?head(?:er|ing|line)?|[-_/]heading|^h[1-6]$/i
const ITEM = /list-?_?item|^li$/i
const QUOTE = /quote/i
/** Of a block's children: `text`, `span`, `link` match, `paragraph` does not. */
const INLINE =
  /^(?:text(?:node)?|span|(?:inline|hyper|auto|entity-hyper|external|internal)?-?link|a|strong|bold|em|italic|mark)$/i
/** `<p>`, `<br/>`, `<a href=x>` match, `a < b` does not. */
const MARKED = /<\/?(?:p|div|br|h[1-6]|ul|ol|li|a|b|i|em|strong|span|blockquote)\b[^<>]{0,2000}>/i

/**
 * Blocks of a content system as HTML, one paragraph, heading or list item each; pictures, cards and offers left out.
 * @param blocks  strings, or objects with their words under one of a few well-known keys
 */
export const blocksHtml = (blocks: readonly ScriptValue[]): string =>
  blocks.map((block) => blockHtml(block, 0)).join('')

const blockHtml = (block: ScriptValue, depth: number): string => {
  if (typeof block === 'string') return block.trim() === '' ? '' : wrapped('p', marked(block))
  if (block === null || typeof block !== 'object' || Array.isArray(block)) return ''
  const kind = kindOf(block)
  if (NO_WORDS.test(kind) || isCard(block)) return ''
  const words = wordsOf(block, depth)
  if (words.trim() === '') return ''
  const tag = HEADING.test(kind) ? 'h2' : ITEM.test(kind) ? 'li' : QUOTE.test(kind) ? 'blockquote' : 'p'
  return wrapped(tag, words)
}

/** A paragraph may bring its own element. */
const wrapped = (tag: string, html: string): string =>
  /^\s*<(?:p|div|h[1-6]|ul|ol|li|blockquote)\b/i.test(html) ? html : `<${tag}>${html}</${tag}>`

const wordsOf = (block: Record<string, ScriptValue>, depth: number): string => {
  if (depth > DEEPEST) return ''
  for (const key of WORDS) {
    const held = block[key]
    const words = typeof held === 'string' ? marked(held) : isNode(held) ? nested(held, depth + 1) : ''
    if (words.trim() !== '') return words
  }
  return ''
}

const nested = (held: ScriptValue[] | Record<string, ScriptValue>, depth: number): string => {
  if (!Array.isArray(held)) return wordsOf(held, depth)
  return held
    .map((child) => {
      if (typeof child === 'string') return marked(child)
      if (!isNode(child) || Array.isArray(child)) return ''
      const kind = kindOf(child)
      if (kind !== '' && NO_WORDS.test(kind)) return ''
      return kind === '' || INLINE.test(kind) ? wordsOf(child, depth) : blockHtml(child, depth)
    })
    .join('')
}

const isNode = (value: ScriptValue | undefined): value is ScriptValue[] | Record<string, ScriptValue> =>
  value !== null && typeof value === 'object'

const kindOf = (block: Record<string, ScriptValue>): string => {
  for (const key of KINDS) {
    const kind = block[key]
    if (typeof kind === 'string' && kind !== '') return kind
  }
  return ''
}

/** Another article's headline and address: a card between the paragraphs, or a list of them. */
const isCard = (block: Record<string, ScriptValue>): boolean =>
  has(block, 'headline', 'title') && has(block, 'url', 'href', 'link', 'slug', 'permalink', 'path', 'canonical_url')

const has = (block: Record<string, ScriptValue>, ...keys: string[]): boolean =>
  keys.some((key) => block[key] !== undefined && block[key] !== null && block[key] !== '')

/** A string of either kind as HTML: in plain text a `<` is a sign of its own. */
const marked = (text: string): string => (MARKED.test(text) ? text : text.replaceAll('<', '&lt;'))
