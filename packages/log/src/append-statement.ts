import type { EventRow } from './event-row.ts'
import type { Statement } from './statement.ts'

/**
 * The call that appends rows, whose answer is `event_id`, `position`, `version`; one alone goes by a function without arrays, at half the cost.
 * @param rows      at least one
 * @param expected  stream → the version that it must be at
 */
export const appendStatement = (rows: readonly EventRow[], expected: Record<string, number>): Statement => {
  const [first, ...others] = rows
  if (first && !others.length)
    return { name: 'blotter append one', text: ONE, values: [...valuesOf(first), expected[first.streamId] ?? null] }
  const lines = rows.map(valuesOf)
  const arrays = TYPES.map((_, column) => lines.map((line) => line[column]))
  return { name: 'blotter append many', text: MANY, values: [...arrays, JSON.stringify(expected)] }
}

// Of the columns in `valuesOf`, as both functions take them.
const TYPES = [
  ...['uuid', 'text', 'text', 'smallint', 'timestamptz', 'uuid', 'uuid', 'text', 'text'],
  ...['jsonb', 'jsonb', 'bytea'],
]

const valuesOf = (row: EventRow): unknown[] => [
  ...[row.eventId, row.streamId, row.type, row.schemaVersion, row.occurredAt, row.correlationId, row.causationId],
  ...[row.extractor, row.source, JSON.stringify(row.data), JSON.stringify(row.meta), row.contentHash],
]

const parameters = (types: readonly string[]): string => types.map((type, index) => `$${index + 1}::${type}`).join(', ')

const ONE = `SELECT $1::uuid AS event_id, position, version FROM blotter.append_event(${parameters([...TYPES, 'integer'])})`
const MANY = `SELECT event_id, position, version FROM blotter.append_events(${parameters([...TYPES.map((type) => `${type}[]`), 'jsonb'])})`
