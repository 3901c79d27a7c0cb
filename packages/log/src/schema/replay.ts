import { bigint, boolean, index, integer, jsonb, primaryKey, sql, text, uniqueIndex, uuid } from '../drizzle.ts'
import { moment } from './column.ts'
import { work } from './work.ts'

/** Replays; one is open at a time. What was decided about them stands in the log too. */
export const replay = work.table(
  'replay',
  {
    replayId: uuid('replay_id').primaryKey(),
    stage: text().notNull(),
    selection: jsonb().notNull(),
    versions: jsonb().notNull(),
    undoes: uuid(),
    who: text().notNull(),
    why: text(),
    /** pinning, listing, deriving, linking, diffed, approved, promoting, settling, promoted, discarded */
    state: text().notNull(),
    /** Who paused it; null: it runs. */
    paused: text(),
    /** The log up to here is derived again. */
    position: bigint({ mode: 'number' }).notNull(),
    /** The log up to here is looked through for articles. */
    listed: bigint({ mode: 'number' }).notNull().default(0),
    approval: jsonb(),
    /** Readers see the log as it was here while it is promoted. */
    standsAt: bigint('stands_at', { mode: 'number' }),
    gold: jsonb(),
    totals: jsonb(),
    startedAt: moment('started_at').notNull().defaultNow(),
    endedAt: moment('ended_at'),
  },
  (table) => [uniqueIndex('replay_open').on(sql`(true)`).where(sql`${table.state} NOT IN ('promoted', 'discarded')`)],
)

/** What a replay makes of an article. */
export const replayResult = work.table(
  'replay_result',
  {
    replayId: uuid('replay_id').notNull(),
    articleId: text('article_id').notNull(),
    /** Jobs name stretches of them. */
    number: integer(),
    /** How often it was derived after something of it had been promoted already. */
    round: integer().notNull().default(0),
    /** unchanged, revised, new, gone, failed, or left (no part of an undo); null: not derived yet. */
    outcome: text(),
    /** Whether the report is another one, byte for byte; one with the same meaning can be. */
    differs: boolean().notNull().default(false),
    /** listed, derived, linked (in the shadow), reported (in the log), done */
    step: text().notNull().default('listed'),
    /** Version of its stream, and position of its report, that it was derived from; null: there was no report. */
    baseVersion: integer('base_version'),
    basePosition: bigint('base_position', { mode: 'number' }),
    cleaned: jsonb(),
    report: jsonb(),
    diff: jsonb(),
    error: jsonb(),
    derivedAt: moment('derived_at'),
  },
  (table) => [
    primaryKey({ columns: [table.replayId, table.articleId] }),
    index('replay_result_number').on(table.replayId, table.number),
    index('replay_result_todo').on(table.replayId, table.step, table.articleId).where(sql`step <> 'done'`),
  ],
)

/** What a replay makes of an incident; those that stay as they are have no row. */
export const replayIncident = work.table(
  'replay_incident',
  {
    replayId: uuid('replay_id').notNull(),
    /** As it was before; of a new one, as it would be. */
    incidentId: text('incident_id').notNull(),
    kind: text().notNull(),
    diff: jsonb().notNull(),
    /** How much of the view moves, for the largest first. */
    weight: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.replayId, table.incidentId] })],
)
