import type { NewEvent } from '@blotter/events'
import type pg from 'pg'

/** A table with the columns of the log and nothing else: no key, no index, no trigger. What plain SQL does on it is the measure. */
export type BareTable = {
  /** One prepared multi-row INSERT of as many events as the table was made for. */
  insert: (events: readonly NewEvent[]) => Promise<void>
}

const COLUMNS = [
  'position',
  'event_id',
  'stream_id',
  'version',
  'type',
  'schema_version',
  'occurred_at',
  'recorded_at',
  'correlation_id',
  'causation_id',
  'extractor',
  'source',
  'data',
  'meta',
  'content_hash',
  'chain_hash',
] as const

const HASH = Buffer.alloc(32, 7)
const MOMENT = '2026-01-01T00:00:00.000Z'

/**
 * @param name  of the table, which is made new
 * @param rows  events of one INSERT
 */
export const createBareTable = async (client: pg.Client, name: string, rows: number): Promise<BareTable> => {
  await client.query(`CREATE TABLE ${name} AS SELECT ${COLUMNS.join(', ')} FROM blotter.event_log WITH NO DATA`)
  const row = (index: number): string =>
    `(${COLUMNS.map((_, column) => `$${index * COLUMNS.length + column + 1}`).join(', ')})`
  const tuples = Array.from({ length: rows }, (_, index) => row(index))
  const text = `INSERT INTO ${name} (${COLUMNS.join(', ')}) VALUES ${tuples.join(', ')}`
  let position = 0
  const valuesOf = (event: NewEvent): unknown[] => {
    position += 1
    const { eventId, streamId, type, correlationId, causationId, extractor, source } = event
    return [
      ...[position, eventId, streamId, 1, type, 1, event.occurredAt ?? null, MOMENT, correlationId, causationId],
      ...[extractor, source, JSON.stringify(event.data), JSON.stringify(event.meta), HASH, HASH],
    ]
  }
  return {
    insert: async (events) => {
      await client.query({ name: `insert-${name}`, text, values: events.flatMap(valuesOf) })
    },
  }
}
