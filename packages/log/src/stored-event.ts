import { type EventType, type LogEvent, readPayload } from '@blotter/events'
import type pg from 'pg'

const COLUMNS =
  'position, event_id, stream_id, version, type, schema_version, occurred_at, recorded_at, correlation_id, causation_id, extractor, source, data, meta'

/**
 * Reads stored events through a statement that each connection prepares once; their hashes stay where they are. Each
 * comes as one JSON array, since parsing one text costs a third less than fourteen.
 * @param where  after `FROM blotter.event_log`; its name tells it from others
 */
export const selectStored = async (
  pool: pg.Pool,
  { name, where }: { name: string; where: string },
  values: unknown[],
): Promise<StoredEvent[]> => {
  const text = `SELECT json_build_array(${COLUMNS}) FROM blotter.event_log WHERE ${where}`
  const { rows } = await pool.query<[StoredEvent]>({ name: `blotter read ${name}`, text, values, rowMode: 'array' })
  return rows.map(([event]) => event)
}

/** COLUMNS of an event. */
export type StoredEvent = [
  position: number,
  eventId: string,
  streamId: string,
  version: number,
  type: string,
  schemaVersion: number,
  occurredAt: string | null,
  recordedAt: string,
  correlationId: string | null,
  causationId: string | null,
  extractor: string | null,
  source: string,
  data: unknown,
  meta: Record<string, unknown>,
]

/** A stored row as an event, its payload in today's shape. @throws FatalFault as `readPayload` */
export const toEvent = (row: StoredEvent): LogEvent =>
  ({
    position: row[0],
    eventId: row[1],
    streamId: row[2],
    version: row[3],
    type: row[4] as EventType,
    data: readPayload(row[4], row[5], row[12]),
    occurredAt: row[6] && isoOf(row[6]),
    recordedAt: isoOf(row[7]),
    correlationId: row[8],
    causationId: row[9],
    extractor: row[10],
    source: row[11],
    meta: row[13],
  }) as LogEvent // readPayload has checked that type and payload belong together

/** ISO 8601 in UTC, to the millisecond, of a moment as Postgres writes it into JSON. */
const isoOf = (moment: string): string =>
  // What a session in UTC writes needs no calendar: `2026-01-31T08:00:00.123456+00:00`.
  moment.length >= 25 && moment.endsWith('+00:00') && moment.charCodeAt(4) === 45
    ? `${moment.slice(0, 19)}.${moment.charCodeAt(19) === 46 ? moment.slice(20, -6).padEnd(3, '0').slice(0, 3) : '000'}Z`
    : new Date(moment).toISOString()
