import type { CleanedAs } from '@blotter/log'
import { comparePages, type PageDifference, type PageReading, type ReportDifference } from '@blotter/replay'
import type { Standing } from './standing.ts'

/** What is kept of both comparisons; null where nothing differs. */
export const diffOf = (difference: ReportDifference | null, page: PageDifference[]): ReportDifference | null => {
  if (!page.length) return difference && (difference.claims.length || difference.renamed.length) ? difference : null
  return { ...(difference ?? { outcome: 'revised', claims: [], renamed: [] }), page }
}

/** What another cleaning of a page reads differently of it. */
export const pageDifference = (
  as: CleanedAs | null,
  { cleaned }: Standing,
  texts: ReadonlyMap<string, string>,
): PageDifference[] => {
  if (as === null || cleaned === null) return []
  const readingOfPage = (each: CleanedAs): PageReading =>
    each.type === 'ArticleRejected'
      ? { rejected: each.data.reason }
      : { ...each.data, text: texts.get(each.data.document) ?? '' }
  return comparePages(readingOfPage(asBefore(cleaned)), readingOfPage(as))
}

/** How a page is cleaned so far, as a replay would write it. */
export const asBefore = (event: NonNullable<Standing['cleaned']>): CleanedAs =>
  event.type === 'ArticleCleaned'
    ? { type: 'ArticleCleaned', data: event.data }
    : { type: 'ArticleRejected', data: event.data }
