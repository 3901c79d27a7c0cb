import { childrenNamed, type Element, textOf } from './element.ts'
import { resolveUrl } from './resolve-url.ts'

/** Relations that lead elsewhere than to the page itself (RFC 4287, 4.2.7; IANA link relations). */
const ELSEWHERE = new Set(['self', 'enclosure', 'hub', 'edit', 'edit-media', 'replies', 'next', 'prev', 'previous'])

/**
 * The page that a feed or an item stands for: RSS link text, then Atom links (alternate as HTML, alternate, any that
 * does not lead elsewhere), then the guid where it is a permalink, then RDF's and CDF's own attributes.
 * @returns an absolute http(s) address, or undefined
 */
export const pageUrlOf = (element: Element): string | undefined => {
  const links = childrenNamed(element, 'link', 'atom:link')
  for (const link of links) {
    const url = link.attributes.has('href') ? undefined : resolveUrl(textOf(link), baseFor(link))
    if (url && textOf(link)) return url
  }
  return linkByRelation(links) ?? permalinkOf(element) ?? ownAddress(element)
}

const baseFor = (link: Element): string | undefined => link.base

const linkByRelation = (links: readonly Element[]): string | undefined => {
  const ranked = links
    .map((link) => ({ rank: rankOf(link), url: resolveUrl(link.attributes.get('href') ?? '', link.base) }))
    .filter(({ rank, url }) => rank < Number.POSITIVE_INFINITY && url !== undefined)
    .sort((a, b) => a.rank - b.rank)
  return ranked[0]?.url
}

const rankOf = (link: Element): number => {
  const href = link.attributes.get('href')?.trim()
  if (!href) return Number.POSITIVE_INFINITY
  const relation = (link.attributes.get('rel') ?? 'alternate').trim().toLowerCase()
  if (ELSEWHERE.has(relation)) return Number.POSITIVE_INFINITY
  if (relation !== 'alternate') return 3
  const type = link.attributes.get('type')?.toLowerCase() ?? ''
  if (type.includes('html')) return 0
  return type === '' ? 1 : 2
}

const permalinkOf = (element: Element): string | undefined => {
  for (const guid of childrenNamed(element, 'guid')) {
    const declared = guid.attributes.get('ispermalink')?.trim().toLowerCase()
    const url = declared === 'false' ? undefined : resolveUrl(textOf(guid), undefined)
    if (url) return url
  }
  return undefined
}

const ownAddress = (element: Element): string | undefined => {
  const reference = element.attributes.get('rdf:about') ?? element.attributes.get('href')
  return reference ? resolveUrl(reference, element.base) : undefined
}
