import { type Element, isElement, type Node } from './element.ts'
import { LINK_ATTRIBUTES } from './html-links.ts'
import { resolveUrl } from './resolve-url.ts'

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr'])

/**
 * HTML of nodes that stand as markup in a feed (XHTML content, or bodies that were not escaped), with addresses
 * resolved against each element's base.
 * @param escaping  false where the text between the elements is itself escaped markup (Atom type="html")
 */
export const markupOf = (nodes: readonly Node[], escaping = true): string =>
  nodes.map((node) => (isElement(node) ? elementMarkup(node, escaping) : escaping ? escapeText(node) : node)).join('')

const elementMarkup = (element: Element, escaping: boolean): string => {
  const attributes = [...element.attributes]
    .filter(([name]) => !name.startsWith('xmlns') && !name.startsWith('xml:'))
    .map(([name, value]) => ` ${name}="${escapeText(address(name, value, element.base)).replaceAll('"', '&quot;')}"`)
  const open = `<${element.local}${attributes.join('')}>`
  if (VOID.has(element.local.toLowerCase()) && element.children.length === 0) return open
  return `${open}${markupOf(element.children, escaping)}</${element.local}>`
}

const address = (name: string, value: string, base: string | undefined): string =>
  base && LINK_ATTRIBUTES.has(name) && !HAS_SCHEME.test(value) ? (resolveUrl(value, base) ?? value) : value

// matches `mailto:a@b`, not `../a`
const HAS_SCHEME = /^\s*[a-z][a-z0-9+.-]*:/i

/** Text as HTML. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
