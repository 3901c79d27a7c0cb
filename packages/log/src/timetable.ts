import type { Database, Transaction } from './database.ts'
import { and, asc, count, eq, lte, sql } from './drizzle.ts'
import { schedule } from './schema/index.ts'
import { runOn, type Statement } from './statement.ts'

/** Something that is due at a time: a poll of a feed (subject: feed id, or `<id>#archive`), a recheck of an article (subject: `<id>#<attempt>`). */
export type TimetableEntry = {
  kind: 'poll' | 'recheck'
  subject: string /** ISO 8601 */
  dueAt: string
  detail: unknown
}

const entryOf = (row: typeof schedule.$inferSelect): TimetableEntry => ({
  kind: row.kind as TimetableEntry['kind'],
  subject: row.subject,
  dueAt: new Date(row.dueAt).toISOString(),
  detail: row.detail,
})

/** What is due at a moment, oldest first. */
export const readDue = async (
  database: Database,
  kind: TimetableEntry['kind'],
  until: string,
  limit = 1_000,
): Promise<TimetableEntry[]> => {
  const rows = await database
    .select()
    .from(schedule)
    .where(and(eq(schedule.kind, kind), lte(schedule.dueAt, until)))
    .orderBy(asc(schedule.dueAt), asc(schedule.subject))
    .limit(limit)
  return rows.map(entryOf)
}

const ENTRY =
  'SELECT kind, subject, due_at AS "dueAt", detail FROM blotter_work.schedule WHERE kind = $1 AND subject = $2'

export const readEntry = async (database: Database, kind: string, subject: string): Promise<TimetableEntry | null> => {
  const [row] = await runOn<typeof schedule.$inferSelect>(database, {
    ...{ name: 'blotter entry', text: ENTRY, values: [kind, subject] },
  })
  return row ? entryOf(row) : null
}

/** How many feeds have a next poll: those that are subscribed to. */
export const countPolls = async (database: Database): Promise<number> => {
  const [row] = await database
    .select({ polls: count() })
    .from(schedule)
    // Archives stand beside their feeds as `<id>#archive`.
    .where(and(eq(schedule.kind, 'poll'), sql`${schedule.subject} NOT LIKE '%#%'`))
  return row?.polls ?? 0
}

/** Puts an entry in, or moves it. */
export const setEntry = async (on: Transaction | Database, entry: TimetableEntry): Promise<void> => {
  await on
    .insert(schedule)
    .values({ ...entry, detail: entry.detail ?? {} })
    .onConflictDoUpdate({
      target: [schedule.kind, schedule.subject],
      set: { dueAt: entry.dueAt, detail: entry.detail ?? {} },
    })
}

/** The statements that put entries in, or move them. */
export const entryStatements = (entries: readonly TimetableEntry[]): Statement[] =>
  entries
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
    .map(({ kind, subject, dueAt, detail }) => ({
      name: 'blotter schedule',
      text: `INSERT INTO blotter_work.schedule (kind, subject, due_at, detail) VALUES ($1, $2, $3, $4)
        ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, detail = excluded.detail`,
      values: [kind, subject, dueAt, JSON.stringify(detail ?? {})],
    }))

export const removeEntry = async (on: Transaction | Database, kind: string, subject: string): Promise<void> => {
  await on.delete(schedule).where(and(eq(schedule.kind, kind), eq(schedule.subject, subject)))
}

/** Has a feed polled earlier than it would be, because its hub has pushed; a feed without a next poll gets none. */
export const hastenPoll = async (database: Database, feedId: string, dueAt: string): Promise<void> => {
  await database
    .update(schedule)
    .set({ dueAt: sql`least(${schedule.dueAt}, ${dueAt}::timestamptz)`, detail: { pushed: true } })
    .where(and(eq(schedule.kind, 'poll'), eq(schedule.subject, feedId)))
}

/** Makes every poll due now. */
export const pollAllNow = async (database: Database): Promise<void> => {
  await database
    .update(schedule)
    .set({ dueAt: sql`date_trunc('milliseconds', now())` })
    .where(eq(schedule.kind, 'poll'))
}

/**
 * Moves a due entry on, if it still stands where the worker found it.
 * @returns false when somebody else has moved it: the work was done before
 */
export const advanceEntry = async (transaction: Transaction, entry: TimetableEntry, next: string): Promise<boolean> => {
  const moved = await transaction
    .update(schedule)
    .set({ dueAt: next, detail: {} })
    .where(and(eq(schedule.kind, entry.kind), eq(schedule.subject, entry.subject), eq(schedule.dueAt, entry.dueAt)))
    .returning({ subject: schedule.subject })
  return moved.length === 1
}
