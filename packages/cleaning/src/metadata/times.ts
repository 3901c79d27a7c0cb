import { fold } from '../fold.ts'
import type { LinkedData } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import { DATED, POST_SIGNATURE, plain } from '../line.ts'
import { textOf } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { metaAll } from './meta.ts'
import { moment } from './moment.ts'
import { firstSound, type Source } from './source.ts'

export type Times = { publishedAt?: string; updatedAt?: string }

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'og:published_time',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_date',
  'pubdate',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'article.published',
  'displaydate',
  'date',
  'last-modified-date',
  'buildtime',
  'datecreated',
  'article:post_modified',
]
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'og:article:modified_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
  'revised',
]

/** The times that bound a page's dates (ISO 8601), see `Page`. */
type Bounds = { fetchedAt?: string | undefined; readAt?: string | undefined }

/** When the story was published and changed last, as the page says it: JSON-LD, meta, marked elements, the URL. */
export const times = (survey: Survey, data: LinkedData, page: { url: string } & Bounds): Times => {
  const { published: sources, updated } = timeSources(survey, data, page.url)
  const modified = firstSound(updated, readTime(updated, page))
  const published = withClock(sources, readTime(sources, page)) ?? modified
  return { ...(published ? { publishedAt: published } : {}), ...(modified ? { updatedAt: modified } : {}) }
}

/** The first sound time; where it is a day alone, the first place that has a clock on that day tells it. */
const withClock = (sources: Source[], read: (value: string) => string | undefined): string | undefined => {
  const first = firstSound(sources, read)
  if (first === undefined || first.length > DAY.length) return first
  return (
    firstSound(sources, (value) => {
      const time = read(value)
      return time?.startsWith(`${first}T`) && !MIDNIGHT.test(time) ? time : undefined
    }) ?? first
  )
}
const DAY = '2025-03-03'
/** A clock that stands for none. */
const MIDNIGHT = /T00:00:00/

/**
 * A stated time as ISO 8601; undefined for what is none, or lies a day after the page was fetched. Where only the clock
 * is known, a later one counts if no other place has an earlier one: the clock may be wrong as well.
 */
export const readTime = (sources: Source[], { fetchedAt, readAt }: Bounds): ((value: string) => string | undefined) => {
  const by = (latest: string | undefined) => (value: string) => moment(value, latest)
  if (fetchedAt !== undefined || readAt === undefined) return by(fetchedAt)
  return firstSound(sources, by(readAt)) === undefined ? by(undefined) : by(readAt)
}

/** Where a page may say its times, best first. */
export const timeSources = (
  survey: Survey,
  { article, isArticle }: LinkedData,
  url: string,
): { published: Source[]; updated: Source[] } => {
  const stated = (key: string): Source => ({
    source: `JSON-LD ${key}`,
    values: () => filled(plainValue(article?.[key])),
  })
  // Only an article's node is about the article; a page's gives way to what the metas say.
  const inOrder = (linked: Source, metas: Source): Source[] => (isArticle ? [linked, metas] : [metas, linked])
  return {
    published: [
      ...inOrder(stated('datePublished'), { source: 'meta', values: () => metaAll(survey, ...PUBLISHED) }),
      { source: 'title', values: () => titleDate(survey.title) },
      { source: 'marked element', values: () => marked(survey) },
      { source: 'printed line', values: () => printed(survey) },
      stated('dateCreated'),
      stated('uploadDate'),
      { source: 'URL', values: () => urlDate(url) },
    ],
    updated: [
      ...inOrder(stated('dateModified'), { source: 'meta', values: () => metaAll(survey, ...UPDATED) }),
      { source: 'printed line', values: () => printedUpdates(survey) },
    ],
  }
}

const filled = (value: string): string[] => (value === '' ? [] : [value])

/** `Bridge closed | Delta | 03.03.2025` matches, `The winter of 03.03.2025` does not: a part of its own. */
const TITLE_DATE = /\s[|·–-]\s(\d{1,2}\.\d{1,2}\.20\d\d)$/

const titleDate = (title: string): string[] => filled(TITLE_DATE.exec(title)?.[1] ?? '')

/** `entry-date` and `published` match, `updated` and `modified` are told apart by MODIFIED. */
const DATE_NAME = /\bdate|time|publish|posted|byline|meta\b/
const MODIFIED = /modif|updat/i

/** Times of elements that carry one: before the end of the story's first screen, those marked as published first. */
const marked = (survey: Survey): string[] => {
  const strong: string[] = []
  const others: string[] = []
  const heading = survey.blocks.findIndex(({ tag }) => tag === 'h1')
  for (const { element, before } of survey.marks) {
    const { attribs, name } = element
    const names = `${attribs.class ?? ''} ${attribs.itemprop ?? ''} ${attribs.id ?? ''}`.toLowerCase()
    if (name !== 'time' && !DATE_NAME.test(names)) continue
    if (MODIFIED.test(names) && !/publish/i.test(names)) continue
    const near = heading < 0 || (before >= heading - 12 && before <= heading + 25)
    if (!near) continue
    const value =
      attribs.datetime ?? attribs.content ?? (name === 'abbr' ? attribs.title : undefined) ?? fold(textOf(element, 200))
    if (/datePublished/i.test(attribs.itemprop ?? '') || attribs.pubdate !== undefined) strong.push(value)
    else others.push(value)
  }
  return [...strong, ...others]
}

/** Short lines around the headline that show a date: `Published 3 March 2025` before `Updated 4 March 2025`. */
const printed = (survey: Survey): string[] => {
  const lines = datedLines(survey)
  return [...lines.filter((line) => !MODIFIED.test(line)), ...lines]
}

/** `Last updated: 4 March`, `Aktualisiert am`, `Güncelleme:`, `수정` match up to the date, `an update of the plan` does not. */
const UPDATE =
  /(?:^|[\s|·•,.(])(?:(?:last )?(?:updated|modified)|(?:zuletzt )?aktualisiert|mis(?:e)? à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|oppdatert|uppdaterad|opdateret|zaktualizowano|güncellem\p{L}*|обновлено|оновлено|수정|更新)\s?(?:on|at|am|le|el|em|il|:|：)?\s?/iu

/** What stands behind the word for a change in those lines. */
const printedUpdates = (survey: Survey): string[] =>
  datedLines(survey).flatMap((line) => {
    const said = UPDATE.exec(line)
    return said ? [line.slice(said.index + said[0].length)] : []
  })

const datedLines = (survey: Survey): string[] => {
  const heading = headline(survey)
  if (heading < 0) return []
  return survey.blocks
    .slice(Math.max(0, heading - 6), heading + 16)
    .map(({ text }) => text)
    .filter((text) => text.length < 140 && DATED.test(text) && !POST_SIGNATURE.test(text))
}

/** The `h1`, or in pages without one the line whose words the page's title begins or ends with. */
const headline = ({ blocks, title }: Survey): number => {
  const h1 = blocks.findIndex(({ tag }) => tag === 'h1')
  if (h1 >= 0) return h1
  const words = plain(title)
  return blocks.findIndex(({ text }) => {
    if (text.length <= 14 || text.length > 300) return false
    const said = plain(text)
    return words.endsWith(said) || words.startsWith(said)
  })
}

/** `/2025/03/03/`, `/20250303/` and `/A202503031432…`, a clock behind the day, match, `/2025/303/` does not. */
const urlDate = (url: string): string[] => {
  const match =
    /[/-]((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)/.exec(url) ??
    /[/-][A-Z]?(20\d\d)(0\d|1[0-2])([0-2]\d|3[01])(?=[/-]|$|(?:[01]\d|2[0-3])[0-5]\d\d{2,9}(?:[/?#-]|$))/.exec(url)
  return match ? [`${match[1]}-${match[2]}-${match[3]}`] : []
}
