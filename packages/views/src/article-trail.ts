import type { LogEvent } from '@blotter/events'
import { incidentsAnswering, type Log } from '@blotter/log'

/** A stage that has an input of an article in hand, or still before it. */
export type OpenInput = { stage: string; position: number; type: string; handedOut: boolean }

/** What became of one input at one stage. */
export type StageOutcome = { stage: string; position: number; outcome: string; at: string }

/** Everything that the log knows of an article, from the feed that showed it to the incidents that it reports. */
export type ArticleTrail = {
  articleId: string
  feeds: { id: string; title: string | null; url: string }[]
  events: LogEvent[]
  outcomes: StageOutcome[]
  open: OpenInput[]
  /** What the article's reports did to incidents, in order. */
  incidents: LogEvent[]
}

type Shape = { name: string; takes: readonly string[] }

/** @param stages  those that take events; null when no event speaks of the article */
export const articleTrail = async (
  log: Pick<Log, 'query' | 'readStream' | 'readStreams'>,
  articleId: string,
  stages: readonly Shape[],
): Promise<ArticleTrail | null> => {
  const events = await log.readStream(`article/${articleId}`)
  if (!events.length) return null
  const positions = events.map(({ position }) => position)
  const outcomes = await log.query<StageOutcome>(
    'SELECT stage, position::float8 AS position, outcome, done_at AS at FROM blotter_work.stage_effect WHERE position = ANY($1) ORDER BY position, done_at',
    [positions],
  )
  const ids = await log.query<{ id: string }>(
    `SELECT DISTINCT incident_id AS id FROM blotter_work.claim WHERE article_id = $1 AND incident_id IS NOT NULL ORDER BY 1`,
    [articleId],
  )
  const streams = await log.readStreams(ids.map(({ id }) => `incident/${id}`))
  return {
    articleId,
    feeds: await feedsOf(log, events),
    events,
    outcomes,
    open: await openInputs(log, { events, outcomes, stages }),
    incidents: streams
      .flat()
      .filter(({ correlationId }) => correlationId === articleId)
      .toSorted((a, b) => a.position - b.position),
  }
}

const feedsOf = (log: Pick<Log, 'query'>, events: readonly LogEvent[]): Promise<ArticleTrail['feeds']> => {
  const ids = events.flatMap((event) =>
    event.type === 'ArticleDiscovered' || event.type === 'ArticleSeen' ? [event.data.feedId] : [],
  )
  return log.query('SELECT feed_id AS id, title, url FROM blotter_work.feed WHERE feed_id = ANY($1)', [
    [...new Set(ids)],
  ])
}

const openInputs = async (
  log: Pick<Log, 'query'>,
  { events, outcomes, stages }: Pick<ArticleTrail, 'events' | 'outcomes'> & { stages: readonly Shape[] },
): Promise<OpenInput[]> => {
  const handed = await log.query<{ stage: string; position: number }>(
    'SELECT stage, position::float8 AS position FROM blotter_work.dispatch',
  )
  const reached = new Map(handed.map(({ stage, position }) => [stage, position]))
  return events
    .filter(({ source }) => !source.startsWith('blotter/replay/'))
    .flatMap((event) =>
      stages
        .filter(({ name, takes }) =>
          event.type === 'ArticleRetried' ? event.data.stage === name : takes.includes(event.type),
        )
        .filter(({ name }) => !outcomes.some(({ stage, position }) => stage === name && position === event.position))
        .map(({ name }) => ({
          stage: name,
          position: event.position,
          type: event.type,
          handedOut: (reached.get(name) ?? 0) >= event.position,
        })),
    )
}

/** The articles of an incident. */
export const articlesOfIncident = (log: Pick<Log, 'query'>, incidentId: string): Promise<{ id: string }[]> =>
  log.query(
    'SELECT article_id AS id FROM blotter_work.claim WHERE incident_id = $1 GROUP BY article_id ORDER BY article_id',
    [incidentId],
  )

/** What an incident's id leads to: the incidents that answer to it today, and the articles that tell of them. */
export type IncidentArticles = { answering: string[]; articles: string[] }

/**
 * Follows an incident's id, also one that it no longer has. Where nothing answers to it any more, the articles that once
 * told of it; null where no incident ever had the id.
 */
export const followIncident = async (
  log: Pick<Log, 'database' | 'query' | 'readStream'>,
  incidentId: string,
): Promise<IncidentArticles | null> => {
  const own = await articlesOfIncident(log, incidentId)
  if (own.length > 0) return { answering: [incidentId], articles: own.map(({ id }) => id) }
  const answering = await incidentsAnswering(log, incidentId)
  if (answering === null) return null
  if (answering.length === 0) return { answering, articles: await articlesTold(log, incidentId) }
  const articles = (await Promise.all(answering.map((id) => articlesOfIncident(log, id)))).flat()
  return { answering, articles: [...new Set(articles.map(({ id }) => id))] }
}

const articlesTold = async (log: Pick<Log, 'readStream'>, incidentId: string): Promise<string[]> => {
  const stream = await log.readStream(`incident/${incidentId}`)
  const told = stream.flatMap((event) =>
    event.type === 'IncidentOpened' || event.type === 'ClaimLinked' ? event.data.claim.articleId : [],
  )
  return [...new Set(told)].sort()
}
