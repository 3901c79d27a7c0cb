import type { LinkedData, Node } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import { address, isRoot, withoutFragment } from './address.ts'
import { meta } from './meta.ts'
import { place, type Source } from './source.ts'

/** A page, its JSON-LD, the host that it came from, and what its relative links start from. */
export type Place = { survey: Survey; data: LinkedData; host: string; base: string }

/** Where a page may say its site's name, best first. */
export const siteSources = ({ survey, data, host }: Place): Source[] => [
  place('og:site_name', () => meta(survey, 'og:site_name')),
  place('application-name', () => meta(survey, 'application-name')),
  place('JSON-LD publisher', () => publisher(data)),
  place('host', () => host),
]

const publisher = ({ article, byId }: LinkedData): string => {
  const node = article?.publisher
  if (node === null || typeof node !== 'object') return ''
  const { name, '@id': id } = node as Node
  return plainValue(name ?? (typeof id === 'string' ? byId.get(id)?.name : undefined))
}

/** Where a page may say which part of the paper it stands in, best first. */
export const sectionSources = ({ survey, data }: Place): Source[] => [
  place('meta', () => meta(survey, 'article:section', 'og:article:section', 'section', 'parsely-section')),
  place('JSON-LD articleSection', () => plainValue(data.article?.articleSection)),
]

/** Where a page may link its lead picture, best first; `readImage` says which links are sound. */
export const imageSources = ({ survey, data: { article } }: Place): Source[] => [
  place('og:image', () => meta(survey, 'og:image', 'og:image:url', 'og:image:secure_url')),
  place('twitter:image', () => meta(survey, 'twitter:image', 'twitter:image:src')),
  place('JSON-LD image', () => {
    const [first] = [article?.image].flat()
    return first !== null && typeof first === 'object' ? plainValue((first as Node).url) : plainValue(first)
  }),
]

/** A picture's link, absolute; undefined for what is no http(s) address. */
export const readImage =
  ({ base }: Place) =>
  (link: string): string | undefined =>
    address(link, base)

/** Where a page may say its own address, best first; `readCanonical` says which are sound. */
export const canonicalSources = ({ survey }: Place): Source[] => [
  place('link rel=canonical', () => survey.links.find(([rel]) => rel.split(/\s+/).includes('canonical'))?.[1]),
  place('og:url', () => meta(survey, 'og:url')),
]

/** A page's own address without its fragment; undefined for a site's root, a login, what is too long or no address. */
export const readCanonical =
  ({ base }: Place) =>
  (link: string): string | undefined => {
    const url = address(link, base)
    return url !== undefined && !isRoot(url) ? withoutFragment(url) : undefined
  }

/** What the page's relative links start from: its first `base`, or its own URL. */
export const baseOf = ({ links }: Survey, url: string): string =>
  address(links.find(([rel]) => rel === 'base')?.[1], url) ?? url
