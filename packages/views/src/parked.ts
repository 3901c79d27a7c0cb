import type { Log } from '@blotter/log'

/** An input that failed for good: what was wrong, and whether a person has had it tried again. */
export type ParkedInput = {
  /** `<stage>-<position of the input>` */
  id: string
  stage: string
  position: number
  stream: string
  state: 'parked' | 'retried'
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

const LIST = `
  SELECT parked_id AS id, stage, input_position::float8 AS position, stream_id AS stream, state,
    json_build_object('name', error_name, 'code', error_code, 'message', message) AS error, attempts, times,
    parked_at AS "parkedAt", event_id AS "eventId", retried_at AS "retriedAt", retried_by AS "retriedBy", reason
  FROM blotter_work.parked WHERE ($1 OR state = 'parked') AND ($2::text IS NULL OR parked_id = $2)
  ORDER BY parked.position`

/**
 * What waits for a person, the oldest first.
 * @param all  with those that a person has had tried again
 */
export const listParked = (log: Log, { all = false }: { all?: boolean | undefined } = {}): Promise<ParkedInput[]> =>
  log.query(LIST, [all, null])

/** One that is or was parked; null when there is none of that id. */
export const findParked = async (log: Log, id: string): Promise<ParkedInput | null> =>
  (await log.query<ParkedInput>(LIST, [true, id]))[0] ?? null
