import type { LogEvent } from '@blotter/events'
import type { Log } from '@blotter/log'

/** An event without what it says, for a list. */
export type EventLine = {
  position: number
  type: string
  stream: string
  version: number
  source: string
  at: string
}

export type EventFilter = {
  type?: string | undefined
  /** A stream, or the beginning of one up to its slash, such as `incident/`. */
  stream?: string | undefined
  /** Only events before this position, and after that one. */
  before?: number | undefined
  after?: number | undefined
  limit: number
}

const LINE = `position::float8 AS position, type, stream_id AS stream, version, source, recorded_at AS at`

/** How far back a filter that no index knows is looked for. */
export const LOOKED_THROUGH = 200_000

const OF_STREAM = `
  SELECT ${LINE} FROM blotter.event_log
  WHERE stream_id = $1 AND ($2::text IS NULL OR type = $2) AND ($3::bigint IS NULL OR position < $3)
    AND position > $5
  ORDER BY version DESC LIMIT $4`

const OF_LOG = `
  SELECT ${LINE} FROM blotter.event_log
  WHERE position < $1 AND position >= $1 - ${LOOKED_THROUGH} AND position > $5 AND ($2::text IS NULL OR type = $2) AND ($3::text IS NULL OR starts_with(stream_id, $3))
  ORDER BY position DESC LIMIT $4`

/** Events, the newest first; a filter by type is looked for among the last 200,000 before `before`. */
export const listEvents = async (
  log: Pick<Log, 'query' | 'head'>,
  { type, stream, before, after = 0, limit }: EventFilter,
): Promise<EventLine[]> => {
  if (stream && !stream.endsWith('/')) return log.query(OF_STREAM, [stream, type ?? null, before ?? null, limit, after])
  return log.query(OF_LOG, [before ?? (await log.head()) + 1, type ?? null, stream ?? null, limit, after])
}

/** What an event came from, and what came of it: at most 100, of the next 20,000 events. */
export type EventKin = { cause: EventLine | null; effects: EventLine[] }

export const eventKin = async (
  log: Pick<Log, 'query'>,
  { eventId, causationId, position }: Pick<LogEvent, 'eventId' | 'causationId' | 'position'>,
): Promise<EventKin> => {
  const cause = causationId
    ? await log.query<EventLine>(`SELECT ${LINE} FROM blotter.event_log WHERE event_id = $1`, [causationId])
    : []
  const effects = await log.query<EventLine>(
    `SELECT ${LINE} FROM blotter.event_log
     WHERE position > $1 AND position <= $1 + 20000 AND causation_id = $2 ORDER BY position LIMIT 100`,
    [position, eventId],
  )
  return { cause: cause[0] ?? null, effects }
}

/** An act of a person, as the log keeps it. */
export type Act = {
  position: number
  at: string
  who: string
  what: string
  why: string
  selection: string
  count: number
  outcome: string
}

/** What persons did, the newest first. */
export const listActs = (
  log: Pick<Log, 'query'>,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<Act[]> =>
  log.query(
    `SELECT position::float8 AS position, recorded_at AS at, data ->> 'who' AS who, data ->> 'what' AS what, data ->> 'why' AS why,
       data ->> 'selection' AS selection, coalesce((data ->> 'count')::float8, 0) AS count, data ->> 'outcome' AS outcome
     FROM blotter.event_log
     WHERE stream_id = 'operator' AND type = 'OperatorActed' AND ($1::bigint IS NULL OR position < $1)
     ORDER BY version DESC LIMIT $2`,
    [before ?? null, limit],
  )
