import { childrenNamed, type Element, textOf } from './element.ts'
import { resolveUrl } from './resolve-url.ts'

/** Relations that may stand for the page where there is no `alternate` (RFC 4287, 4.2.7; IANA link relations). */
const NEXT_BEST = new Set(['canonical', 'shortlink', 'via', 'related'])

/**
 * The page that a feed or an item stands for: RSS link text, then Atom links (alternate as HTML, alternate, next
 * best), then the guid where it is a permalink, then RDF's and CDF's own attributes.
 * @returns an absolute http(s) address, or undefined
 */
export const pageUrlOf = (element: Element): string | undefined => {
  const links = childrenNamed(element, 'link', 'atom:link')
  for (const link of links) {
    const url = link.attributes.has('href') ? undefined : resolveUrl(textOf(link), link.base)
    if (url && textOf(link)) return url
  }
  return linkByRelation(links) ?? permalinkOf(element) ?? ownAddress(element)
}

const linkByRelation = (links: readonly Element[]): string | undefined => {
  const ranked = links
    .map((link) => ({ rank: rankOf(link), url: resolveUrl(link.attributes.get('href') ?? '', link.base) }))
    .filter(({ rank, url }) => rank < Number.POSITIVE_INFINITY && url !== undefined)
    .sort((a, b) => a.rank - b.rank)
  return ranked[0]?.url
}

/** Where a feed's link of a relation leads (RFC 4287, 4.2.7), absolute http(s). */
export const linkTo = (element: Element, relation: string): string | undefined => {
  for (const link of childrenNamed(element, 'link', 'atom:link')) {
    const href = link.attributes.get('href')?.trim()
    const url = href && relationOf(link) === relation && resolveUrl(href, link.base)
    if (url) return url
  }
  return undefined
}

const rankOf = (link: Element): number => {
  const href = link.attributes.get('href')?.trim()
  if (!href) return Number.POSITIVE_INFINITY
  const relation = relationOf(link)
  if (NEXT_BEST.has(relation)) return 3
  if (relation !== 'alternate') return Number.POSITIVE_INFINITY
  const type = link.attributes.get('type')?.toLowerCase() ?? ''
  if (type.includes('html')) return 0
  return type === '' ? 1 : 2
}

/** The relation may be written as an IRI: http://www.iana.org/assignments/relation/alternate. */
const relationOf = (link: Element): string =>
  (link.attributes.get('rel') ?? 'alternate')
    .trim()
    .toLowerCase()
    .replace(/^.*[/#]/, '')

const permalinkOf = (element: Element): string | undefined => {
  for (const guid of childrenNamed(element, 'guid')) {
    const declared = guid.attributes.get('ispermalink')?.trim().toLowerCase()
    const url = declared === 'false' ? undefined : resolveUrl(textOf(guid), undefined)
    if (url) return url
  }
  return undefined
}

const ownAddress = (element: Element): string | undefined => {
  const reference = aboutOf(element) ?? element.attributes.get('href')
  return reference ? resolveUrl(reference, element.base) : undefined
}

/** The `rdf:about` of an element, under whatever prefix. */
export const aboutOf = (element: Element): string | undefined => {
  // matches `rdf:about` and `about`, not `roundabout`
  for (const [name, value] of element.attributes) if (/(?:^|:)about$/.test(name) && value.trim()) return value.trim()
  return undefined
}
