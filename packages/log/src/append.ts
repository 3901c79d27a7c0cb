import type { NewEvent } from '@blotter/events'
import type pg from 'pg'
import { appendStatement } from './append-statement.ts'
import type { Transaction } from './database.ts'
import { drizzle, inArray } from './drizzle.ts'
import { type Effect, effectFault, markStatement } from './effects.ts'
import { type EventRow, toRow } from './event-row.ts'
import { EventConflict } from './fault.ts'
import { postgresError, translate } from './postgres-error.ts'
import * as schema from './schema/index.ts'
import { eventLog } from './schema/index.ts'

export type Stored = { eventId: string; position: number; version: number }

export type AppendResult = {
  appended: Stored[]
  /** Events that were in the log before, with the positions they have there. */
  already: Stored[]
}

export type AppendOptions = {
  /** Stream → the version it must be at (0: new), else VersionConflict. */
  expected?: Record<string, number>
  /** The mark of the input that the events come from, in the same transaction. */
  effect?: Effect
  /** Done in the same transaction, before the events. */
  alongside?: (transaction: Transaction) => Promise<void>
  /** What an event of the same id but other content means: the first one stands, or EventConflict. */
  onConflict?: 'keep' | 'refuse'
}

/**
 * Appends events in one transaction: all or nothing, gapless, idempotent by event id.
 *
 * The append and its COMMIT go out together, so that the lock on the head of the log is never held for the time that an
 * answer takes to reach the writer and a COMMIT to come back.
 * @param pool  connections with `pipeline`
 * @throws VersionConflict, EventConflict, EffectExists, LogUnreachable
 */
export const append = async (
  pool: pg.Pool,
  events: readonly NewEvent[],
  options: AppendOptions = {},
): Promise<AppendResult> => {
  let rows = distinct(events.map(toRow), options.onConflict ?? 'refuse')
  const already: Stored[] = []
  for (;;) {
    try {
      return { appended: await write(pool, rows, options), already }
    } catch (error) {
      if (!isKnownEvent(error) && !isVersionConflict(error))
        throw effectFault(error, options.effect) ?? translate(error)
      const known = await findStored(pool, rows)
      if (!known.size) throw translate(error)
      refuseOthers(rows, known, options.onConflict ?? 'refuse')
      already.push(...[...known].map(([eventId, { position, version }]) => ({ eventId, position, version })))
      rows = rows.filter((row) => !known.has(row.eventId))
    }
  }
}

const write = async (
  pool: pg.Pool,
  rows: EventRow[],
  { effect, alongside, expected = {} }: AppendOptions,
): Promise<Stored[]> => {
  const mark = effect ? [markStatement(effect)] : []
  const events = rows.length ? [appendStatement(rows, expected)] : []
  if (!alongside && mark.length + events.length < 2) return storedOf(await inOneFlight(pool, [...mark, ...events]))
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    if (!alongside) return storedOf(await inOneFlight(client, [BEGIN, ...mark, ...events, COMMIT]))
    await inOneFlight(client, [BEGIN, ...mark])
    await alongside(drizzle(client, { schema }))
    return storedOf(await inOneFlight(client, [...events, COMMIT]))
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

type Statement = { text: string; values?: unknown[]; name?: string }
const BEGIN: Statement = { text: 'BEGIN' }
const COMMIT: Statement = { text: 'COMMIT' }

/**
 * Sends statements through Drizzle one behind the other; a fault of one makes those behind it fail, and is the one that
 * is thrown. Drizzle hands a prepared query to the driver before it first waits, so they leave in this order.
 */
const inOneFlight = async (client: pg.Pool | pg.PoolClient, statements: Statement[]): Promise<pg.QueryResult[]> => {
  const { session } = drizzle(client)._
  const answers = await Promise.allSettled(
    statements.map(({ text, values = [], name }) =>
      session
        .prepareQuery<{ execute: pg.QueryResult; all: never; values: never }>(
          { sql: text, params: values },
          undefined,
          name,
          false,
        )
        .execute(),
    ),
  )
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  })
}

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
