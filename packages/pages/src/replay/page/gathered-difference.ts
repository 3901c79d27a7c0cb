import { type Log, type Replay, readReplayIncidents, resultsOf } from '@blotter/log'
import type { IncidentDifference, Reading } from '@blotter/replay'
import { DIFFERENT, type DifferentArticle, differentArticles } from '../different-articles.ts'
import { fieldCounts } from '../field-counts.ts'
import type { Totals } from '../totals.ts'
import type { Difference } from './difference-page.ts'
import { type Readings, type ShownArticle, showArticle } from './shown-article.ts'

const MOST_ARTICLES = 200
const MOST_FAILED = 50
const MOST_INCIDENTS = 200
// Texts of so many articles are held at a time.
const BATCH = 20

/** Reads what the page of a replay shows: so much as a browser takes easily, those with most changes first. */
export const gatherDifference = async (log: Log, replay: Replay, totals: Totals): Promise<Difference> => {
  const incidents = await readReplayIncidents(log, replay.id, { limit: MOST_INCIDENTS })
  const failed = await differentArticles(log, replay.id, { limit: MOST_FAILED, outcomes: ['failed'] })
  const different = await differentArticles(log, replay.id, { limit: MOST_ARTICLES, outcomes: DIFFERENT })
  const listed = [...failed, ...different]
  const articles: ShownArticle[] = []
  for (let from = 0; from < listed.length; from += BATCH)
    articles.push(...(await showArticles(log, replay.id, listed.slice(from, from + BATCH))))
  return {
    ...{ replay, totals, articles },
    fields: await fieldCounts(log, replay.id),
    incidents: incidents.map(({ diff }) => diff as IncidentDifference), // as the replayer writes it
    all: {
      incidents: totals.incidents.revised + totals.incidents.new + totals.incidents.gone,
      articles: totals.articles.revised + totals.articles.new + totals.articles.gone + totals.articles.failed,
    },
  }
}

const showArticles = async (log: Log, id: string, articles: readonly DifferentArticle[]): Promise<ShownArticle[]> => {
  const ids = articles.map(({ articleId }) => articleId)
  const results = new Map((await resultsOf(log, id, ids)).map((result) => [result.articleId, result]))
  const streams = await log.readStreams(ids.map((articleId) => `article/${articleId}`))
  const reports = ids.map((articleId, at) => {
    const { basePosition = null, report = null } = results.get(articleId) ?? {}
    const base = streams[at]?.find(({ position }) => position === basePosition)
    const before = base?.type === 'IncidentsReported' ? base.data : null
    return { before, after: articles[at]?.outcome === 'failed' ? null : (report ?? before) }
  })
  const texts = await log.documents.texts(
    reports.flatMap(({ before, after }) => [before, after].flatMap((report) => report?.document ?? [])),
  )
  return articles.map((article, at) => {
    const { before = null, after = null } = reports[at] ?? {}
    const readingOf = (report: typeof before): Reading | null =>
      report && { claims: report.claims, text: texts.get(report.document) ?? '' }
    const readings: Readings = { before: readingOf(before), after: readingOf(after) }
    return showArticle(article, readings)
  })
}
