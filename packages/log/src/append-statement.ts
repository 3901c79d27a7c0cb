import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Stored } from './append.ts'
import type { Transaction } from './database.ts'
import type { EventRow } from './event-row.ts'

/** The call that appends rows, in a transaction of somebody's or by itself. */
export type AppendStatement = {
  within: (transaction: Transaction) => Promise<Stored[]>
  on: (pool: pg.Pool) => Promise<Stored[]>
}

/**
 * @param rows      at least one; one alone goes by a call without arrays
 * @param expected  stream → the version that it must be at
 */
export const appendStatement = (rows: readonly EventRow[], expected: Record<string, number>): AppendStatement => {
  const [first] = rows
  const call = first && rows.length === 1 ? one(first, expected) : many(rows, expected)
  const stored = ({ rows: found }: { rows: unknown[] }): Stored[] => (found as Answer[]).map(call.read) // as the call selects
  return {
    within: async (transaction) => stored(await transaction.execute(withValues(call))),
    on: async (pool) => stored(await pool.query({ name: call.name, text: textOf(call), values: call.values })),
  }
}

type Answer = { event_id?: string; position: string; version: number }
type Call = {
  name: string
  select: string
  types: readonly string[]
  values: unknown[]
  read: (answer: Answer) => Stored
}

const ONE = {
  name: 'blotter append one',
  select: 'SELECT position, version FROM blotter.append_event',
  types: ['uuid', 'text', 'text', 'smallint', 'timestamptz', 'uuid', 'uuid', 'text', 'text', 'jsonb', 'jsonb', 'bytea'],
}
const MANY = {
  name: 'blotter append many',
  select: 'SELECT event_id, position, version FROM blotter.append_events',
  types: ONE.types.map((type) => `${type}[]`),
}

const columnsOf = (row: EventRow): unknown[] => [
  ...[row.eventId, row.streamId, row.type, row.schemaVersion, row.occurredAt, row.correlationId, row.causationId],
  ...[row.extractor, row.source, JSON.stringify(row.data), JSON.stringify(row.meta), row.contentHash],
]

const one = (row: EventRow, expected: Record<string, number>): Call => ({
  ...ONE,
  types: [...ONE.types, 'integer'],
  values: [...columnsOf(row), expected[row.streamId] ?? null],
  read: ({ position, version }) => ({ eventId: row.eventId, position: Number(position), version }),
})

const many = (rows: readonly EventRow[], expected: Record<string, number>): Call => {
  const lines = rows.map(columnsOf)
  return {
    ...MANY,
    types: [...MANY.types, 'jsonb'],
    values: [...MANY.types.map((_, column) => lines.map((line) => line[column])), JSON.stringify(expected)],
    read: ({ event_id = '', position, version }) => ({ eventId: event_id, position: Number(position), version }),
  }
}

const textOf = ({ select, types }: Call): string =>
  `${select}(${types.map((type, index) => `$${index + 1}::${type}`).join(', ')})`

const withValues = ({ select, types, values }: Call) => {
  const parameters = values.map((value, index) => sql`${sql.param(value)}::${sql.raw(types[index] ?? '')}`)
  return sql`${sql.raw(select)}(${sql.join(parameters, sql`, `)})`
}
