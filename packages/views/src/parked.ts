import type { Log } from '@blotter/log'

/** An input that failed for good: what was wrong, and whether a person has had it tried again. */
export type ParkedInput = {
  /** `<stage>-<position of the input>` */
  id: string
  stage: string
  position: number
  stream: string
  state: 'parked' | 'retried' | 'discarded'
  error: { name: string; code: string; message: string }
  attempts: number
  /** How often it has been parked. */
  times: number
  parkedAt: string
  /** The latest ArticleParked. */
  eventId: string
  retriedAt: string | null
  retriedBy: string | null
  reason: string | null
}

const CHOSEN = `($1 OR state = 'parked') AND ($2::text[] IS NULL OR parked_id = ANY($2))
    AND ($3::text IS NULL OR stage = $3) AND ($4::text IS NULL OR error_code = $4)`

const LIST = `
  SELECT parked_id AS id, stage, input_position::float8 AS position, stream_id AS stream, state,
    json_build_object('name', error_name, 'code', error_code, 'message', message) AS error, attempts, times,
    parked_at AS "parkedAt", event_id AS "eventId", retried_at AS "retriedAt", retried_by AS "retriedBy", reason
  FROM blotter_work.parked
  WHERE ${CHOSEN}
  ORDER BY parked.position LIMIT $5 OFFSET $6`

export type ParkedSelection = {
  /** With those that a person has decided about. */
  all?: boolean | undefined
  ids?: readonly string[] | undefined
  stage?: string | undefined
  /** Code of what was wrong. */
  reason?: string | undefined
  /** At most so many, after so many. */
  limit?: number | undefined
  offset?: number | undefined
}

/** What waits for a person, the oldest first. */
export const listParked = (
  log: Pick<Log, 'query'>,
  { all = false, ids, stage, reason, limit, offset = 0 }: ParkedSelection = {},
): Promise<ParkedInput[]> => log.query(LIST, [all, ids ?? null, stage ?? null, reason ?? null, limit ?? null, offset])

/** How many there are of it. */
export const countParked = async (
  log: Pick<Log, 'query'>,
  { all = false, ids, stage, reason }: Omit<ParkedSelection, 'limit' | 'offset'>,
): Promise<number> => {
  const chosen = [all, ids ?? null, stage ?? null, reason ?? null]
  const [row] = await log.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM blotter_work.parked WHERE ${CHOSEN}`,
    chosen,
  )
  return row?.count ?? 0
}

export type ParkedGroup = {
  stage: string
  /** Code of what was wrong. */
  reason: string
  count: number
  /** When the first and the latest of them were parked. */
  since: string
  latest: string
  /** What was said of the latest. */
  message: string
}

/** What waits for a person, counted by stage and reason, the most frequent first. */
export const parkedByReason = (log: Pick<Log, 'query'>): Promise<ParkedGroup[]> =>
  log.query(`
    WITH groups AS (
      SELECT stage, error_code AS reason, count(*)::int AS count, min(parked_at) AS since, max(parked_at) AS latest,
        max(position) AS last
      FROM blotter_work.parked WHERE state = 'parked' GROUP BY stage, error_code)
    SELECT g.stage, g.reason, g.count, g.since, g.latest, p.message
    FROM groups AS g JOIN blotter_work.parked AS p ON p.position = g.last
    ORDER BY g.count DESC, g.stage, g.reason`)

/** One that is or was parked; null when there is none of that id. */
export const findParked = async (log: Pick<Log, 'query'>, id: string): Promise<ParkedInput | null> =>
  (await listParked(log, { all: true, ids: [id] }))[0] ?? null
