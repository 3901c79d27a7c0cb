import type { Claim, IncidentView } from '@blotter/events'
import type { Log } from '@blotter/log'
import { incidentsAsOf } from './incidents-as-of.ts'

/** One incident with its claims and the sentence of each. */
export type IncidentRow = {
  id: string
  incident: IncidentView
  openedAt: string
  revisedAt: string
  claims: { articleId: string; url: string; title: string | null; sentence: string | null; claim: Claim }[]
}

export type IncidentFilter = {
  /** A type, or a family such as `conflict`. */
  type?: string | undefined
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined
  /** ISO 8601 dates, inclusive. */
  since?: string | undefined
  until?: string | undefined
  /** As readers knew it when the log ended at this position; undefined: as known now. */
  asOf?: number | undefined
  /** ISO 8601 date: what had happened by then. An incident without a date had by the day it was recorded on. */
  validAt?: string | undefined
  limit: number
}

const LIST = `
  SELECT i.incident_id AS id, i.view AS incident, i.opened_at AS "openedAt", i.revised_at AS "revisedAt",
    coalesce((
      SELECT json_agg(json_build_object('articleId', c.article_id, 'url', a.url, 'title', a.title, 'sentence', c.sentence, 'claim', c.claim) ORDER BY a.published_at NULLS LAST, c.claim_id)
      FROM blotter_work.claim AS c JOIN blotter_work.article AS a USING (article_id)
      WHERE c.incident_id = i.incident_id), '[]') AS claims
  FROM blotter_work.incident AS i
  WHERE i.state = 'open'
    AND ($1::text IS NULL OR i.type = $1 OR i.type LIKE $1 || '.%')
    AND ($2::text IS NULL OR i.iso2 = upper($2))
    AND ($3::text IS NULL OR i.ends_on >= $3)
    AND ($4::text IS NULL OR i.starts_on <= $4)
    AND ($6::text IS NULL OR coalesce(i.starts_on, to_char(i.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')) <= $6)
  ORDER BY i.starts_on DESC NULLS LAST, i.incident_id
  LIMIT $5`

/** Incidents, the latest first. */
export const listIncidents = (log: Log, filter: IncidentFilter): Promise<IncidentRow[]> => {
  const { type, country, since, until, validAt, limit } = filter
  if (filter.asOf !== undefined) return incidentsAsOf(log, { ...filter, asOf: filter.asOf })
  return log.query(LIST, [type ?? null, country ?? null, since ?? null, until ?? null, limit, validAt ?? null])
}

export type LogCounts = { position: number; claims: number; incidents: number; feeds: number; articles: number }

/** What the log has come to so far. */
export const countAll = async (log: Log): Promise<LogCounts> => {
  const [row] = await log.query<LogCounts>(`
    SELECT (SELECT position::int FROM blotter.log_head) AS position,
      (SELECT count(*)::int FROM blotter_work.claim) AS claims,
      (SELECT count(*)::int FROM blotter_work.incident WHERE state = 'open') AS incidents,
      (SELECT count(*)::int FROM blotter_work.feed WHERE state <> 'removed') AS feeds,
      (SELECT count(*)::int FROM blotter_work.article) AS articles`)
  return row ?? { position: 0, claims: 0, incidents: 0, feeds: 0, articles: 0 }
}
