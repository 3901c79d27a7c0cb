import type { NewEvent } from '@blotter/events'
import type pg from 'pg'
import { appendStatement } from './append-statement.ts'
import type { Transaction } from './database.ts'
import { type PackedDocument, storeStatements } from './documents.ts'
import { drizzle, inArray } from './drizzle.ts'
import { type Effect, effectFault, markStatement } from './effects.ts'
import { type EventRow, toRow } from './event-row.ts'
import { EventConflict } from './fault.ts'
import { postgresError, translate } from './postgres-error.ts'
import * as schema from './schema/index.ts'
import { eventLog } from './schema/index.ts'
import { BEGIN, COMMIT, inOneFlight, type Statement } from './statement.ts'
import { entryStatements, type TimetableEntry } from './timetable.ts'

export type Stored = { eventId: string; position: number; version: number }

export type AppendResult = {
  appended: Stored[]
  /** Events that were in the log before, with the positions they have there. */
  already: Stored[]
}

/** What is written in the transaction of the events, and stands or falls with them. */
export type Alongside = {
  /** The marks of the inputs that the events come from. */
  effects?: readonly Effect[]
  documents?: readonly PackedDocument[]
  /** Entries that are put into the timetable, or moved. */
  entries?: readonly TimetableEntry[]
}

export type AppendOptions = Alongside & {
  /** Stream → the version it must be at (0: new), else VersionConflict. */
  expected?: Record<string, number>
  /** Done in the same transaction, before the events. */
  alongside?: (transaction: Transaction) => Promise<void>
  /** What an event of the same id but other content means: the first one stands, or EventConflict. */
  onConflict?: 'keep' | 'refuse'
}

/** Events that follow from what was read in the transaction that appends them. */
export type Deciding = (
  transaction: Transaction,
) => Promise<Alongside & Pick<AppendOptions, 'expected'> & { events: readonly NewEvent[] }>

/**
 * Appends events in one transaction: all or nothing, gapless, idempotent by event id.
 *
 * The append and its COMMIT go out together, so that the lock on the head of the log is never held for the time that an
 * answer takes to reach the writer and a COMMIT to come back.
 * @param pool    connections with `pipeline`
 * @param events  or what decides about them within the transaction; it is asked again when some are in the log already
 * @throws VersionConflict, EventConflict, EffectExists, LogUnreachable
 */
export const append = async (
  pool: pg.Pool,
  events: readonly NewEvent[] | Deciding,
  options: AppendOptions = {},
): Promise<AppendResult> => {
  const onConflict = options.onConflict ?? 'refuse'
  const known: Known = new Map()
  const attempt: Attempt = { rows: [], effects: options.effects ?? [] }
  const fresh = (said: readonly NewEvent[]): EventRow[] => {
    attempt.rows = distinct(said.map(toRow), onConflict).filter(({ eventId }) => !known.has(eventId))
    return attempt.rows
  }
  for (;;) {
    try {
      const appended =
        typeof events === 'function'
          ? await decide(pool, events, { attempt, fresh, options })
          : await write(pool, fresh(events), options)
      return {
        appended,
        already: [...known].map(([eventId, { position, version }]) => ({ eventId, position, version })),
      }
    } catch (error) {
      if (!isKnownEvent(error) && !isVersionConflict(error))
        throw effectFault(error, attempt.effects) ?? translate(error)
      const found = await findStored(pool, attempt.rows)
      if (!found.size) throw translate(error)
      refuseOthers(attempt.rows, found, onConflict)
      for (const [eventId, stored] of found) known.set(eventId, stored)
    }
  }
}

/** What the last try was about. */
type Attempt = { rows: EventRow[]; effects: readonly Effect[] }

const write = (pool: pg.Pool, rows: EventRow[], options: AppendOptions): Promise<Stored[]> => {
  const { alongside, expected = {} } = options
  const first = firstStatements(options)
  const events = eventStatements(rows, expected)
  if (!alongside && first.length + events.length < 2) return inOneFlight(pool, [...first, ...events]).then(storedOf)
  return inTransaction(pool, async (client) => {
    if (!alongside) return inOneFlight(client, [BEGIN, ...first, ...events, COMMIT])
    await inOneFlight(client, [BEGIN, ...first])
    await alongside(drizzle(client, { schema }))
    return inOneFlight(client, [...events, COMMIT])
  })
}

type Decision = { attempt: Attempt; fresh: (said: readonly NewEvent[]) => EventRow[]; options: AppendOptions }

const decide = (pool: pg.Pool, deciding: Deciding, { attempt, fresh, options }: Decision): Promise<Stored[]> =>
  inTransaction(pool, async (client) => {
    await inOneFlight(client, [BEGIN])
    const decided = await deciding(drizzle(client, { schema }))
    attempt.effects = decided.effects ?? []
    const rows = fresh(decided.events)
    const expected = decided.expected ?? options.expected ?? {}
    return inOneFlight(client, [...firstStatements(decided), ...eventStatements(rows, expected), COMMIT])
  })

/** @returns what the last flight, which commits, has stored */
const inTransaction = async (
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<pg.QueryResult[]>,
): Promise<Stored[]> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return storedOf(await work(client))
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const firstStatements = ({ effects = [], documents = [], entries = [] }: Alongside): Statement[] => [
  ...(effects.length ? [markStatement(effects)] : []),
  ...storeStatements(documents),
  ...entryStatements(entries),
]

const eventStatements = (rows: EventRow[], expected: Record<string, number>): Statement[] =>
  rows.length ? [appendStatement(rows, expected)] : []

/** The answer of the append among those of a flight. */
const storedOf = (answers: pg.QueryResult[]): Stored[] =>
  answers.flatMap(({ rows }) =>
    rows.map((row) => ({ eventId: row.event_id, position: Number(row.position), version: row.version })),
  )

/** One row an id: a batch that says the same twice says it once, and one that contradicts itself is a conflict. */
const distinct = (rows: EventRow[], onConflict: 'keep' | 'refuse'): EventRow[] => {
  const first = new Map<string, EventRow>()
  for (const row of rows) {
    const before = first.get(row.eventId)
    if (before && onConflict === 'refuse' && !before.contentHash.equals(row.contentHash))
      throw new EventConflict([row.eventId])
    if (!before) first.set(row.eventId, row)
  }
  return [...first.values()]
}

const isKnownEvent = (error: unknown): boolean => {
  const { code, constraint } = postgresError(error)
  return code === '23505' && constraint === 'event_log_event_id'
}

/** The version is checked first, so a batch that is stored already is met as a conflict with itself. */
const isVersionConflict = (error: unknown): boolean => postgresError(error).code === 'BL001'

type Known = Map<string, { position: number; version: number; contentHash: Buffer }>

const findStored = async (pool: pg.Pool, rows: EventRow[]): Promise<Known> => {
  const ids = rows.map((row) => row.eventId)
  const found = await drizzle(pool)
    .select({
      eventId: eventLog.eventId,
      position: eventLog.position,
      version: eventLog.version,
      contentHash: eventLog.contentHash,
    })
    .from(eventLog)
    .where(inArray(eventLog.eventId, ids))
  return new Map(found.map((row) => [row.eventId, row]))
}

const refuseOthers = (rows: EventRow[], known: Known, onConflict: 'keep' | 'refuse'): void => {
  if (onConflict === 'keep') return
  const others = rows.filter((row) => known.get(row.eventId)?.contentHash.equals(row.contentHash) === false)
  if (others.length) throw new EventConflict(others.map((row) => row.eventId))
}
