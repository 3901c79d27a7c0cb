import { decodeHTML } from 'entities'
import { childrenNamed, type Element, isElement, textOf } from './element.ts'
import { resolveHtmlLinks } from './html-links.ts'
import { escapeText, markupOf } from './markup-text.ts'
import { plainSpaces } from './white-space.ts'

/**
 * HTML of an element that carries a body: Atom's text constructs (RFC 4287, 3.1; Atom 0.3 with `mode`), RSS
 * descriptions, escaped or naked. Relative addresses are resolved. '' when there is nothing.
 */
export const htmlOf = (element: Element): string => {
  const kind = constructKind(element)
  if (element.children.some(isElement)) {
    if (kind === 'html') return resolveHtmlLinks(markupOf(element.children, false).trim(), element.base)
    return markupOf((kind === 'xhtml' ? soleDiv(element) : element).children).trim()
  }
  const text = kind === 'base64' ? fromBase64(textOf(element)) : textOf(element)
  if (kind === 'text' && text.includes('<')) return escapeText(text)
  return resolveHtmlLinks(text, element.base)
}

/** Plain text of a title: markup taken out, references read, white space collapsed. '' when there is nothing. */
export const plainTextOf = (element: Element): string => {
  const kind = constructKind(element)
  if (element.children.some(isElement)) return collapse(decodeHTML(stripTags(htmlOf(element), ANY_TAG)))
  const text = kind === 'base64' ? fromBase64(textOf(element)) : textOf(element)
  if (kind === 'text') return collapse(text)
  return collapse(decodeHTML(stripTags(text, kind === 'unknown' ? INLINE_TAG : ANY_TAG)))
}

/** A title that is given as a string, maybe with markup or references in it (RSS, JSON Feed). */
export const plainText = (text: string): string => collapse(decodeHTML(stripTags(text, INLINE_TAG)))

type Kind = 'text' | 'html' | 'xhtml' | 'base64' | 'unknown'

const constructKind = (element: Element): Kind => {
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? ''
  const mode = element.attributes.get('mode')?.trim().toLowerCase()
  if (mode === 'base64') return 'base64'
  if (type === 'html' || type === 'text/html') return mode === 'xml' ? 'unknown' : 'html'
  if (type === 'xhtml') return 'xhtml'
  if (type === 'text' || type === 'text/plain') return 'text'
  if (type === '' || type.startsWith('text/') || type.endsWith('xml')) return 'unknown'
  // Atom 4.1.3.3: any other media type is Base64. Made-up types such as "plain" are not media types.
  return type.includes('/') ? 'base64' : 'unknown'
}

/** The one `div` that RFC 4287 asks for around XHTML is no part of the content. */
const soleDiv = (element: Element): Element => {
  const [div, ...more] = childrenNamed(element, 'xhtml:div', 'div')
  const others = element.children.some((node) => (isElement(node) ? node !== div : node.trim() !== ''))
  return div && more.length === 0 && !others ? div : element
}

// matches `PGI+\nPC9iPg==`, not `a <b>`
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}$/

const fromBase64 = (text: string): string =>
  BASE64.test(text) ? new TextDecoder().decode(Buffer.from(text, 'base64')).trim() : text

// matches `<x y>` and `</x>`, not `a < b`
const ANY_TAG = /<\/?[a-z][^<>]*>/gi
// matches `<b>` and `<a href="x">`, not `<blink>` and not `<3`
const INLINE_TAG =
  /<\/?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?:[\s/][^<>]*)?>/gi

const stripTags = (text: string, tag: RegExp): string => (text.includes('<') ? text.replace(tag, '') : text)

const collapse = (text: string): string => plainSpaces(text).trim()
