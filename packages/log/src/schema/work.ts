import { bigint, index, integer, jsonb, pgSchema, primaryKey, sql, text, uniqueIndex, uuid } from '../drizzle.ts'
import { bytea, moment } from './column.ts'

/** Schema of everything that the application owns: marks, timetable, documents, feed state, projections. */
export const work = pgSchema('blotter_work')

/** How far each generation of a projection is folded; the tables of a generation are made by projection/generation.ts. */
export const checkpoint = work.table(
  'checkpoint',
  {
    projection: text().notNull(),
    generation: integer().notNull().default(1),
    position: bigint({ mode: 'number' }).notNull(),
    /** Of the event at that position, so that a log that was set back is noticed. */
    chainHash: bytea('chain_hash'),
    /** `live`, `stopped` by an event that it cannot fold, `building`, or `kept` from before. */
    status: text().notNull().default('live'),
    error: text(),
    /** While a replay is promoted: it is folded up to here and no further. */
    standsAt: bigint('stands_at', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.projection, table.generation] }),
    uniqueIndex('checkpoint_served').on(table.projection).where(sql`status IN ('live', 'stopped')`),
  ],
)

/** Written in the transaction of what the stage did, also when it had nothing to say. */
export const stageEffect = work.table(
  'stage_effect',
  {
    stage: text().notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    outcome: text().notNull(),
    doneAt: moment('done_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.stage, table.position] }),
    // For rates: what each stage did in the last minute and hour.
    index('stage_effect_done').on(table.doneAt),
  ],
)

export const dispatch = work.table('dispatch', {
  stage: text().primaryKey(),
  /** The epoch that the queue of this stage must carry; another one means that the queue was emptied or set back. */
  epoch: uuid().notNull(),
  position: bigint({ mode: 'number' }).notNull(),
  /** Of the event at that position, so that a log that was set back is noticed. */
  chainHash: bytea('chain_hash'),
})

/** The timetable: due polls, and rechecks of young articles. */
export const schedule = work.table(
  'schedule',
  {
    kind: text().notNull(),
    subject: text().notNull(),
    dueAt: moment('due_at').notNull(),
    detail: jsonb().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] }), index('schedule_due').on(table.kind, table.dueAt)],
)

export const document = work.table('document', {
  /** SHA-256 of the decoded body. */
  hash: bytea().primaryKey(),
  /** Bytes before compression. */
  size: integer().notNull(),
  /** A zstd frame (RFC 8878); a small document as it is. */
  body: bytea().notNull(),
  storedAt: moment('stored_at').notNull().defaultNow(),
})

export const workerHeartbeat = work.table('worker_heartbeat', {
  id: text().primaryKey(),
  stage: text().notNull(),
  host: text().notNull(),
  pid: integer().notNull(),
  version: text(),
  state: text().notNull(),
  job: text(),
  done: bigint({ mode: 'number' }).notNull().default(0),
  /** Since when it takes jobs, when it last took one, and when an input last came to an end; null: it takes none. */
  workingSince: moment('working_since'),
  takenAt: moment('taken_at'),
  settledAt: moment('settled_at'),
  /** Jobs in hand, and how many there may be. */
  running: integer(),
  hands: integer(),
  /** How long inputs lately waited and ran (work-times.ts); null: it does not say. */
  times: jsonb(),
  startedAt: moment('started_at').notNull().defaultNow(),
  beatAt: moment('beat_at').notNull().defaultNow(),
})
