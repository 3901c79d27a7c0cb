import { setTimeout as sleep } from 'node:timers/promises'
import type { LogEvent } from '@blotter/events'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from './database.ts'
import { toEvent } from './event-row.ts'
import { LogDamaged } from './fault.ts'
import { eventLog, logHead } from './schema/index.ts'

/** Position of the newest event; 0 on an empty log. */
export const readHead = async (database: Database): Promise<number> => {
  const [head] = await database.select({ position: logHead.position }).from(logHead)
  return head?.position ?? 0
}

/**
 * The next events after a position, in order, without a gap.
 * @throws LogDamaged when a position is missing
 */
export const readAfter = async (database: Database, after: number, limit: number): Promise<LogEvent[]> => {
  const rows = await database
    .select()
    .from(eventLog)
    .where(gt(eventLog.position, after))
    .orderBy(asc(eventLog.position))
    .limit(limit)
  rows.forEach((row, index) => {
    if (row.position !== after + 1 + index) throw new LogDamaged(after + 1 + index, row.position)
  })
  return rows.map(toEvent)
}

/** The event at a position, or null past the head. */
export const readAt = async (database: Database, position: number): Promise<LogEvent | null> => {
  const [row] = await database.select().from(eventLog).where(eq(eventLog.position, position))
  return row ? toEvent(row) : null
}

/** A stream from its first event; `after` is a version. */
export const readStream = async (database: Database, streamId: string, after = 0): Promise<LogEvent[]> => {
  const rows = await database
    .select()
    .from(eventLog)
    .where(and(eq(eventLog.streamId, streamId), gt(eventLog.version, after)))
    .orderBy(asc(eventLog.version))
  return rows.map(toEvent)
}

const POLL_FROM = 10
const POLL_TO = 50

/**
 * What has come since a position: nothing while the head stands there.
 * @throws LogDamaged when a position is missing, also the head's own
 */
export const readNew = async (database: Database, after: number, limit: number): Promise<LogEvent[]> => {
  if ((await readHead(database)) <= after) return []
  const batch = await readAfter(database, after, limit)
  if (!batch.length) throw new LogDamaged(after + 1, null)
  return batch
}

/**
 * Every event after a position, then those that come, until the signal. Wakes by reading the head row (10 ms after
 * news, backing off to 50 ms), which costs less than a notification at each append.
 * @yields batches of 1 … 1,000 events
 * @throws LogDamaged when a position is missing
 */
export async function* subscribe(database: Database, after: number, signal: AbortSignal): AsyncGenerator<LogEvent[]> {
  let position = after
  let pause = POLL_FROM
  while (!signal.aborted) {
    const batch = await readNew(database, position, 1_000)
    if (batch.length) {
      yield batch
      position += batch.length
      pause = POLL_FROM
    } else {
      await sleep(pause, undefined, { signal }).catch(() => {})
      pause = Math.min(pause * 1.5, POLL_TO)
    }
  }
}
