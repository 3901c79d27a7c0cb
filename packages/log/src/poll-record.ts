import type { Database, Transaction } from './database.ts'
import { pack } from './documents.ts'
import { EffectExists } from './fault.ts'
import { type FeedPoll, KEPT_POLLS, LONGEST_BODY } from './feed-polls.ts'
import type { FeedHealth } from './feed-state.ts'
import { feedHealth, feedPoll } from './schema/index.ts'
import { runOn } from './statement.ts'
import type { TimetableEntry } from './timetable.ts'

/** What a poll leaves behind. */
export type PollRecord = {
  /** Under which it was due. */
  entry: TimetableEntry
  /** When it is due again, ISO 8601; null: never. */
  nextAt: string | null
  /** What is known of the feed from now on; what is left out stays. */
  health: Partial<FeedHealth>
  /** The poll itself; null: nothing was asked. */
  poll: (Omit<FeedPoll, 'feedId' | 'body'> & { body: Uint8Array | null }) | null
}

/**
 * Moves a feed's timetable on, notes how it does, and keeps the poll beside the last 29, in one statement: most polls
 * find nothing, so what they cost is what polling costs.
 * @throws EffectExists when the timetable has moved on from the entry: the poll was done before, or asked for anew
 */
export const savePoll = async (
  on: Database | Transaction,
  { entry, nextAt, health, poll }: PollRecord,
): Promise<void> => {
  const { kind, subject, dueAt } = entry
  const values: unknown[] = [kind, subject, dueAt, ...(nextAt === null ? [] : [nextAt])]
  const body = poll?.body ? (await pack(poll.body)).body : null
  const kept = poll && { ...poll, body: body && body.length <= LONGEST_BODY ? body : null }
  const steps = [
    nextAt === null ? REMOVE : ADVANCE,
    upsert('feed_health', rowOf(feedHealth, health, values)),
    ...(kept ? [insert('feed_poll', rowOf(feedPoll, kept, values)), FORGET] : []),
  ]
  const text = `WITH ${steps.join(', ')} SELECT count(*)::int AS moved FROM moved`
  const [row] = await runOn<{ moved: number }>(on, { name: nameOf(text), text, values })
  if (row?.moved !== 1) throw new EffectExists('poll', subject)
}

const ENTRY = 'kind = $1 AND subject = $2 AND due_at = $3'
const REMOVE = `moved AS (DELETE FROM blotter_work.schedule WHERE ${ENTRY} RETURNING subject AS feed_id)`
const ADVANCE = `moved AS (UPDATE blotter_work.schedule SET due_at = $4, detail = '{}' WHERE ${ENTRY} RETURNING subject AS feed_id)`
// The one that is added meanwhile is not seen here.
const FORGET = `forgotten AS (DELETE FROM blotter_work.feed_poll AS old USING moved
  WHERE old.feed_id = moved.feed_id AND old.at <= (
    SELECT at FROM blotter_work.feed_poll WHERE feed_id = $2 ORDER BY at DESC OFFSET ${KEPT_POLLS - 1} LIMIT 1))`

type Row = { columns: string[]; places: string[] }

/** Columns that are given, and the places of their values, which are added to the others. */
const rowOf = (table: typeof feedHealth | typeof feedPoll, given: object, values: unknown[]): Row => {
  const row: Row = { columns: [], places: [] }
  for (const [key, value] of Object.entries(given)) {
    const column = table[key as keyof typeof table] as (typeof feedHealth)['items'] // the callers' types say so
    const type = column.getSQLType()
    values.push(type === 'jsonb' && value !== null ? JSON.stringify(value) : value)
    row.columns.push(column.name)
    row.places.push(`$${values.length}::${type}`)
  }
  return row
}

const insert = (table: string, { columns, places }: Row): string =>
  `${table}_row AS (INSERT INTO blotter_work.${table} (${['feed_id', ...columns].join(', ')})
    SELECT ${['feed_id', ...places].join(', ')} FROM moved ON CONFLICT DO NOTHING)`

const upsert = (table: string, { columns, places }: Row): string =>
  `${table}_row AS (INSERT INTO blotter_work.${table} (${['feed_id', ...columns].join(', ')})
    SELECT ${['feed_id', ...places].join(', ')} FROM moved
    ON CONFLICT (feed_id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')})`

const names = new Map<string, string>()

/** There are a handful of texts: what is known of a feed depends on how its poll ended. */
const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known) return known
  const name = `blotter save poll ${names.size}`
  names.set(text, name)
  return name
}
