import { InputFault } from '@blotter/events'
import type { Log } from '@blotter/log'
import { openValues } from './conditions.ts'

/** An article as far as it has come. */
export type FoundArticle = {
  id: string
  url: string
  feedId: string
  title: string | null
  publishedAt: string | null
  /** Where it is or how it ended: discovered, fetched, cleaned, extracted, or the name of an early end. */
  outcome: string
  /** Hash of its clean text, hex. */
  document: string | null
  claims: number
  discoveredAt: string
  updatedAt: string
  /** Of the event that it was discovered with. */
  position: number
}

/** `outcome`: one, or the beginning of one up to its colon, such as `rejected`. `before`: only what was discovered before that position. */
export type ArticleSearch = {
  feed?: string | undefined
  outcome?: string | undefined
  before?: number | undefined
  limit: number
}

const ARTICLE = `s.article_id AS id, a.url, s.feed_id AS "feedId", a.title, a.published_at AS "publishedAt", a.outcome, a.document,
    a.claims, a.discovered_at AS "discoveredAt", a.updated_at AS "updatedAt", s.position::float8 AS position`
const FROM = 'FROM blotter_work.article_source AS s JOIN blotter_work.article AS a USING (article_id)'

/** Articles, those discovered last first. A driver's error 57014 where it would take too long. */
export const searchArticles = (log: Log, { feed, outcome, before, limit }: ArticleSearch): Promise<FoundArticle[]> => {
  const { values, add } = openValues()
  const conditions = [
    'true',
    ...(feed === undefined ? [] : [`s.feed_id = ${add(feed)}`]),
    ...(outcome === undefined ? [] : [`split_part(a.outcome, ':', 1) = ${add(outcome)}`]),
    ...(before === undefined ? [] : [`s.position < ${add(before)}::bigint`]),
  ]
  return log.query(
    `SELECT ${ARTICLE} ${FROM} WHERE ${conditions.join(' AND ')} ORDER BY s.position DESC LIMIT ${add(limit)}`,
    values,
  )
}

/** @throws InputFault `no-such-article` */
export const articleRecord = async (log: Log, id: string): Promise<FoundArticle> => {
  const [found] = await log.query<FoundArticle>(`SELECT ${ARTICLE} ${FROM} WHERE s.article_id = $1`, [id])
  if (found) return found
  throw new InputFault('no-such-article', 'There is no such article.')
}
