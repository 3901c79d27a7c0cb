import type { PageReading } from '../page-reading.ts'
import { authorSources, isSiteName } from './authors.ts'
import { languageSources, readLanguage } from './language.ts'
import { asIs, placeOf } from './metadata.ts'
import { canonicalSources, imageSources, readCanonical, readImage, sectionSources, siteSources } from './publication.ts'
import type { Source } from './source.ts'
import { readTime, timeSources } from './times.ts'
import { titleSources } from './title.ts'

/** What became of a statement: it settled the field, said the same, was overruled by a place asked before, or is unsound. */
export type Verdict = 'taken' | 'agrees' | 'overruled' | 'unsound'

/** One place's word on one field. */
export type Statement = {
  field: 'title' | 'published' | 'updated' | 'authors' | 'language' | 'canonical' | 'site' | 'section' | 'image'
  source: string
  says: string
  verdict: Verdict
  /** The rule by which it is so. */
  why: string
}

/** All that a page says of its title, times, authors and the rest, in the order in which it is believed. */
export const statements = (
  { found, data, about, body: { text } }: PageReading,
  page: { url: string; fetchedAt?: string; readAt?: string },
): Statement[] => {
  const { published, updated } = timeSources(found, data, page.url)
  const at = placeOf(found, data, page.url)
  // A page that says only when it was changed was published then at the latest.
  const dated = [...published, ...updated]
  const isSite = isSiteName(about.sites)
  return [
    ...settled('title', titleSources(found, data, about.sites), { read: asIs, unsound: '' }),
    ...settled('published', dated, { read: readTime(dated, page), unsound: NO_DATE }),
    ...settled('updated', updated, { read: readTime(updated, page), unsound: NO_DATE }),
    ...settled('authors', joined(authorSources(found, data, about.sites)), {
      // The site is an author where nobody else is named.
      read: (names) => (names.split(', ').every(isSite) && !about.authors.every(isSite) ? undefined : names),
      unsound: 'the site itself, where somebody else is named',
      taken: about.authors.join(', '),
    }),
    ...settled('language', languageSources(found, text), { read: readLanguage(text), unsound: NO_LANGUAGE }),
    ...settled('canonical', canonicalSources(at), { read: readCanonical(at), unsound: NO_ADDRESS }),
    ...settled('site', siteSources(at), { read: asIs, unsound: '' }),
    ...settled('section', sectionSources(at), { read: asIs, unsound: '' }),
    ...settled('image', imageSources(at), {
      read: readImage(at),
      unsound: 'no http(s) address, too long, or with a login',
    }),
  ]
}

const NO_DATE = 'no date, before 1990, or after the page was read'
const NO_LANGUAGE = 'no language, or not that of the text'
const NO_ADDRESS = 'the site’s root, no http(s) address, too long, or with a login'

const joined = (sources: Source[]): Source[] =>
  sources.map(({ source, values }) => ({
    source,
    values: () => [[...new Set(values())].join(', ')].filter((names) => names !== ''),
  }))

/** A page may repeat a time a hundred times; the first of each place tell enough. */
const FIRST = 5

/** `taken` is the field's value where it is not what the first sound statement reads as. */
type Reading = { read: (value: string) => string | undefined; unsound: string; taken?: string }

const settled = (field: Statement['field'], sources: Source[], { read, unsound, taken }: Reading): Statement[] => {
  let first: { source: string; value: string } | undefined
  return sources.flatMap(({ source, values, because }) =>
    [...new Set(values())].slice(0, FIRST).map((says): Statement => {
      const value = read(says)
      if (value === undefined) return { field, source, says, verdict: 'unsound', why: unsound }
      const settles = first === undefined
      first ??= { source, value: taken ?? value }
      const same = value === first.value || settles
      const verdict = settles ? 'taken' : same ? 'agrees' : 'overruled'
      return { field, source, says, verdict, why: reasonOf(verdict, first.source, because) }
    }),
  )
}

const reasonOf = (verdict: Exclude<Verdict, 'unsound'>, first: string, because: string | undefined): string => {
  if (verdict === 'taken') return because ?? 'the first place in this order with a sound value'
  return verdict === 'agrees' ? `says what ${first} says` : `${first} is asked first`
}
