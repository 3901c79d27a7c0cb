import { bigint, integer, jsonb, pgSchema, smallint, text, unique, uuid } from '../drizzle.ts'
import { bytea, moment } from './column.ts'

/** Schema of the truth; only `append_events` and `append_event` write here. */
export const blotter = pgSchema('blotter')

export const eventLog = blotter.table(
  'event_log',
  {
    /** Gapless, taken from log_head: a hole is damage, never concurrency. */
    position: bigint({ mode: 'number' }).primaryKey(),
    eventId: uuid('event_id').notNull().unique('event_log_event_id'),
    streamId: text('stream_id').notNull(),
    version: integer().notNull(),
    type: text().notNull(),
    schemaVersion: smallint('schema_version').notNull(),
    occurredAt: moment('occurred_at'),
    recordedAt: moment('recorded_at').notNull(),
    correlationId: uuid('correlation_id'),
    causationId: uuid('causation_id'),
    extractor: text(),
    replayId: uuid('replay_id'),
    source: text().notNull(),
    data: jsonb().notNull(),
    meta: jsonb().notNull(),
    contentHash: bytea('content_hash').notNull(),
    chainHash: bytea('chain_hash').notNull(),
  },
  (table) => [unique('event_log_stream_version').on(table.streamId, table.version)],
)

export const logHead = blotter.table('log_head', {
  /** Always 1: there is one head. */
  id: integer().primaryKey(),
  position: bigint({ mode: 'number' }).notNull(),
  chainHash: bytea('chain_hash').notNull(),
  recordedAt: moment('recorded_at').notNull(),
  logId: uuid('log_id').notNull().defaultRandom(),
})

export const streamHead = blotter.table('stream_head', {
  streamId: text('stream_id').primaryKey(),
  version: integer().notNull(),
})
