import { type EventType, type LogEvent, readPayload } from '@blotter/events'
import pg from 'pg'

/** Columns of a stored event, in the order of `toEvent`; its hashes stay where they are. */
export const EVENT_COLUMNS =
  'position, event_id, stream_id, version, type, schema_version, occurred_at, recorded_at, correlation_id, causation_id, extractor, source, data, meta'

/** A row of EVENT_COLUMNS as `storedTypes` parses it. */
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
    occurredAt: row[6],
    recordedAt: row[7],
    correlationId: row[8],
    causationId: row[9],
    extractor: row[10],
    source: row[11],
    meta: row[13],
  }) as LogEvent // readPayload has checked that type and payload belong together

/** ISO 8601 in UTC, to the millisecond, of a moment as Postgres prints it. */
const isoOf = (moment: string): string =>
  // What a session in UTC prints needs no calendar: `2026-01-31 08:00:00.123456+00`.
  moment.length >= 22 && moment.endsWith('+00') && moment.charCodeAt(4) === 45
    ? `${moment.slice(0, 10)}T${moment.slice(11, 19)}.${moment.charCodeAt(19) === 46 ? moment.slice(20, -3).padEnd(3, '0').slice(0, 3) : '000'}Z`
    : new Date(moment).toISOString()

const { INT8, INT4, INT2, TIMESTAMPTZ, JSONB } = pg.types.builtins
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [INT4, Number],
  [INT2, Number],
  [TIMESTAMPTZ, isoOf],
  [JSONB, JSON.parse],
])
const asText = (text: string): string => text

/** Parses each value while Postgres still sends the next rows. */
export const storedTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number) => parsers.get(oid) ?? asText) as typeof pg.types.getTypeParser, // overloads by oid
}
