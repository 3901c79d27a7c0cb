import type { LinkedData, Node } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import { address, hostOf, isRoot, withoutFragment } from './address.ts'
import { authorSources, authors } from './authors.ts'
import { meta } from './meta.ts'
import { times } from './times.ts'
import { titleSources, titlesOf } from './title.ts'

/** What a page says about its article. Times are ISO 8601 (`moment`), URLs absolute. */
export type Metadata = {
  title?: string
  publishedAt?: string
  updatedAt?: string
  authors: string[]
  canonicalUrl?: string
  siteName?: string
  section?: string
  image?: string
  /** Meta description: often the standfirst. */
  description?: string
  /** Every text that may be the title, best first. */
  titles: string[]
  /** Names of the site: its own, its publisher's, its host. */
  sites: string[]
}

/** Reads a page's metadata: for each field the first source that gives a sound value. */
export const metadata = (
  survey: Survey,
  data: LinkedData,
  page: { url: string; latest: string | undefined },
): Metadata => {
  const host = hostOf(page.url)
  const base = baseOf(survey, page.url)
  const stated = [meta(survey, 'og:site_name', 'application-name'), publisher(data)].filter(
    (name) => name !== undefined,
  )
  const siteName = stated[0] ?? (host || undefined)
  const sites = [...stated, host, host.split('.').at(-2) ?? '']
  const titles = titlesOf(titleSources(survey, data, sites))
  return compact({
    title: titles[0],
    ...times(survey, data, page),
    authors: authors(authorSources(survey, data), sites),
    canonicalUrl: canonicalUrl(survey, base),
    siteName,
    section:
      meta(survey, 'article:section', 'og:article:section') ?? (plainValue(data.article?.articleSection) || undefined),
    image: image(survey, data, base),
    description:
      meta(survey, 'og:description', 'description', 'twitter:description') ??
      (plainValue(data.article?.description) || undefined),
    titles,
    sites,
  })
}

const publisher = ({ article, byId }: LinkedData): string | undefined => {
  const node = article?.publisher
  if (node === null || typeof node !== 'object') return undefined
  const { name, '@id': id } = node as Node
  return plainValue(name ?? (typeof id === 'string' ? byId.get(id)?.name : undefined)) || undefined
}

/** What the page's relative links start from: its first `base`, or its own URL. */
const baseOf = ({ links }: Survey, url: string): string =>
  address(links.find(([rel]) => rel === 'base')?.[1], url) ?? url

const canonicalUrl = (survey: Survey, base: string): string | undefined => {
  const link = survey.links.find(([rel]) => rel.split(/\s+/).includes('canonical'))?.[1]
  for (const candidate of [link, meta(survey, 'og:url')]) {
    const url = address(candidate, base)
    if (url && !isRoot(url)) return withoutFragment(url)
  }
  return undefined
}

const image = (survey: Survey, { article }: LinkedData, base: string): string | undefined => {
  const [first] = [article?.image].flat()
  const linked =
    typeof first === 'string' ? first : first && typeof first === 'object' ? plainValue((first as Node).url) : undefined
  return address(meta(survey, 'og:image', 'og:image:url', 'twitter:image') ?? linked, base)
}

const compact = (fields: { [key in keyof Metadata]: Metadata[key] | undefined }): Metadata =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Metadata
