import type { LinkedData } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import type { Survey } from '../survey.ts'
import { hostOf } from './address.ts'
import { authorSources, authors } from './authors.ts'
import { meta } from './meta.ts'
import {
  baseOf,
  canonicalSources,
  imageSources,
  type Place,
  readCanonical,
  readImage,
  sectionSources,
  siteSources,
} from './publication.ts'
import { firstSound } from './source.ts'
import { times } from './times.ts'
import { titleSite, titleSources, titlesOf } from './title.ts'

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

/** A value as it stands. */
export const asIs = (value: string): string => value

/** Reads a page's metadata: for each field the first source that gives a sound value. */
export const metadata = (
  survey: Survey,
  data: LinkedData,
  page: { url: string; fetchedAt?: string; readAt?: string },
): Metadata => {
  const at = placeOf(survey, data, page.url)
  const { host } = at
  const named = siteSources(at)
  const sites = [
    ...named.flatMap(({ values }) => values()),
    host.split('.').at(-2) ?? '',
    titleSite(survey.title, host),
  ]
  const titles = titlesOf(titleSources(survey, data, sites))
  return compact({
    title: titles[0],
    ...times(survey, data, page),
    authors: authors(authorSources(survey, data, sites), sites),
    canonicalUrl: firstSound(canonicalSources(at), readCanonical(at)),
    siteName: firstSound(named, asIs),
    section: firstSound(sectionSources(at), asIs),
    image: firstSound(imageSources(at), readImage(at)),
    description:
      meta(survey, 'og:description', 'description', 'twitter:description') ??
      (plainValue(data.article?.description) || undefined),
    titles,
    sites,
  })
}

/** What the fields about the publication are read off. */
export const placeOf = (survey: Survey, data: LinkedData, url: string): Place => ({
  survey,
  data,
  host: hostOf(url),
  base: baseOf(survey, url),
})

const compact = (fields: { [key in keyof Metadata]: Metadata[key] | undefined }): Metadata =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Metadata
