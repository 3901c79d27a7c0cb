import { fold } from '../fold.ts'
import type { LinkedData } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import { DATED } from '../line.ts'
import { textOf } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { metaAll } from './meta.ts'
import { moment } from './moment.ts'

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

/**
 * When the story was published and changed last, as the page says it: JSON-LD, meta, marked elements, the URL.
 * @param latest  ISO 8601; times more than a day later are passed over
 */
export const times = (
  survey: Survey,
  { article }: LinkedData,
  page: { url: string; latest: string | undefined },
): Times => {
  const first = (values: string[]): string | undefined => {
    for (const value of values) {
      const read = moment(value, page.latest)
      if (read) return read
    }
    return undefined
  }
  const modified = first([plainValue(article?.dateModified), ...metaAll(survey, ...UPDATED)])
  const published =
    first([plainValue(article?.datePublished), ...metaAll(survey, ...PUBLISHED)]) ??
    first(marked(survey)) ??
    first(printed(survey)) ??
    first([plainValue(article?.dateCreated), plainValue(article?.uploadDate)]) ??
    first(urlDate(page.url)) ??
    modified
  return { ...(published ? { publishedAt: published } : {}), ...(modified ? { updatedAt: modified } : {}) }
}

/** `entry-date` and `published` match, `updated` and `modified` are told apart by MODIFIED. */
const DATE_NAME = /\bdate|time|publish|posted|byline|meta\b/
const MODIFIED = /modif|updat/i

/** Times of elements that carry one: before the end of the story's first screen, those marked as published first. */
const marked = (survey: Survey): string[] => {
  const strong: string[] = []
  const plain: string[] = []
  const heading = survey.blocks.findIndex(({ tag }) => tag === 'h1')
  for (const { element, before } of survey.marks) {
    const { attribs, name } = element
    const names = `${attribs.class ?? ''} ${attribs.itemprop ?? ''} ${attribs.id ?? ''}`.toLowerCase()
    if (name !== 'time' && !DATE_NAME.test(names)) continue
    if (MODIFIED.test(names) && !/publish/i.test(names)) continue
    const near = heading < 0 || (before >= heading - 12 && before <= heading + 25)
    if (!near) continue
    const value = attribs.datetime ?? attribs.content ?? fold(textOf(element, 200))
    if (/datePublished/i.test(attribs.itemprop ?? '') || attribs.pubdate !== undefined) strong.push(value)
    else plain.push(value)
  }
  return [...strong, ...plain]
}

/** Short lines around the headline that show a date: `Published 3 March 2025` before `Updated 4 March 2025`. */
const printed = (survey: Survey): string[] => {
  const heading = headline(survey)
  if (heading < 0) return []
  const lines = survey.blocks
    .slice(Math.max(0, heading - 6), heading + 16)
    .map(({ text }) => text)
    .filter((text) => text.length < 140 && DATED.test(text))
  return [...lines.filter((line) => !MODIFIED.test(line)), ...lines]
}

/** The `h1`, or in pages without one the line that the page's title ends in. */
const headline = ({ blocks, title }: Survey): number => {
  const h1 = blocks.findIndex(({ tag }) => tag === 'h1')
  return h1 >= 0 ? h1 : blocks.findIndex(({ text }) => text.length > 20 && title.endsWith(text))
}

/** `/2025/03/03/` and `/20250303/` match, `/2025/303/` does not. */
const urlDate = (url: string): string[] => {
  const match =
    /[/-]((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)/.exec(url) ?? /[/-](20\d\d)(\d\d)(\d\d)(?=[/-]|$)/.exec(url)
  return match ? [`${match[1]}-${match[2]}-${match[3]}`] : []
}
