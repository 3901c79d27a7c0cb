import type { PageReading } from '../page-reading.ts'
import { authorSources } from './authors.ts'
import { moment } from './moment.ts'
import type { Source } from './source.ts'
import { timeSources } from './times.ts'
import { titleSources } from './title.ts'

/** What became of a statement: it settled the field, said the same, was overruled by a place asked before, or is unsound. */
export type Verdict = 'taken' | 'agrees' | 'overruled' | 'unsound'

/** One place's word on one field. */
export type Statement = {
  field: 'title' | 'published' | 'updated' | 'authors'
  source: string
  says: string
  verdict: Verdict
}

/** All that a page says of its title, times and authors, in the order in which it is believed. */
export const statements = (
  { found, data, about }: Omit<PageReading, 'body'>,
  page: { url: string; fetchedAt?: string },
): Statement[] => {
  const { published, updated } = timeSources(found, data, page.url)
  const time = (value: string): string | undefined => moment(value, page.fetchedAt)
  const asIs = (value: string): string => value
  return [
    ...settled('title', titleSources(found, data, about.sites), { taken: about.title, read: asIs }),
    // A page that says only when it was changed was published then at the latest.
    ...settled('published', [...published, ...updated], { taken: about.publishedAt, read: time }),
    ...settled('updated', updated, { taken: about.updatedAt, read: time }),
    ...settled('authors', joined(authorSources(found, data)), { taken: about.authors.join(', '), read: asIs }),
  ]
}

const joined = (sources: Source[]): Source[] =>
  sources.map(({ source, values }) => ({
    source,
    values: () => [[...new Set(values())].join(', ')].filter((names) => names !== ''),
  }))

/** A page may repeat a time a hundred times; the first of each place tell enough. */
const FIRST = 5

const settled = (
  field: Statement['field'],
  sources: Source[],
  { taken, read }: { taken: string | undefined; read: (value: string) => string | undefined },
): Statement[] => {
  let open = true
  return sources.flatMap(({ source, values }) =>
    [...new Set(values())].slice(0, FIRST).map((says) => {
      const value = read(says)
      const same = value !== undefined && value === taken
      const verdict = value === undefined ? 'unsound' : !same ? 'overruled' : open ? 'taken' : 'agrees'
      if (verdict === 'taken') open = false
      return { field, source, says, verdict }
    }),
  )
}
