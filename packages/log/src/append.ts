import type { NewEvent } from '@blotter/events'
import { inArray, sql } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import { type EventRow, toRow } from './event-row.ts'
import { EventConflict } from './fault.ts'
import { postgresError, translate } from './postgres-error.ts'
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
  /** Done in the same transaction, before the events. */
  alongside?: (transaction: Transaction) => Promise<void>
  /** What an event of the same id but other content means: the first one stands, or EventConflict. */
  onConflict?: 'keep' | 'refuse'
}

/**
 * Appends events in one transaction: all or nothing, gapless, idempotent by event id.
 * @throws VersionConflict, EventConflict, LogUnreachable
 */
export const append = async (
  database: Database,
  events: readonly NewEvent[],
  options: AppendOptions = {},
): Promise<AppendResult> => {
  let rows = distinct(events.map(toRow), options.onConflict ?? 'refuse')
  const already: Stored[] = []
  for (;;) {
    try {
      const appended = await database.transaction(async (transaction) => {
        await options.alongside?.(transaction)
        return rows.length ? insert(transaction, rows, options.expected ?? {}) : []
      })
      return { appended, already }
    } catch (error) {
      if (!isKnownEvent(error)) throw translate(error)
      const known = await findStored(database, rows)
      refuseOthers(rows, known, options.onConflict ?? 'refuse')
      already.push(...[...known].map(([eventId, { position, version }]) => ({ eventId, position, version })))
      rows = rows.filter((row) => !known.has(row.eventId))
    }
  }
}

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

const insert = async (
  transaction: Transaction,
  rows: EventRow[],
  expected: Record<string, number>,
): Promise<Stored[]> => {
  const column = (pick: (row: EventRow) => unknown) => sql.param(rows.map(pick))
  const result = await transaction.execute<{ event_id: string; position: string; version: number }>(sql`
    SELECT event_id, position, version FROM blotter.append_events(
      ${column((row) => row.eventId)}::uuid[], ${column((row) => row.streamId)}::text[],
      ${column((row) => row.type)}::text[], ${column((row) => row.schemaVersion)}::smallint[],
      ${column((row) => row.occurredAt)}::timestamptz[], ${column((row) => row.correlationId)}::uuid[],
      ${column((row) => row.causationId)}::uuid[], ${column((row) => row.extractor)}::text[],
      ${column((row) => row.source)}::text[], ${column((row) => JSON.stringify(row.data))}::jsonb[],
      ${column((row) => JSON.stringify(row.meta))}::jsonb[], ${column((row) => row.contentHash)}::bytea[],
      ${JSON.stringify(expected)}::jsonb)`)
  return result.rows.map((row) => ({ eventId: row.event_id, position: Number(row.position), version: row.version }))
}

type Known = Map<string, { position: number; version: number; contentHash: Buffer }>

const findStored = async (database: Database, rows: EventRow[]): Promise<Known> => {
  const ids = rows.map((row) => row.eventId)
  const found = await database
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
