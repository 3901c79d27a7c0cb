import { setTimeout as sleep } from 'node:timers/promises'
import type { EventType, LogEvent } from '@blotter/events'
import type { Database } from './database.ts'
import type { Input } from './dispatch-state.ts'
import { LogDamaged } from './fault.ts'
import { REPLAYED } from './replay/replayed.ts'
import { logHead } from './schema/index.ts'
import { selectStored, toEvent } from './stored-event.ts'

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
  const rows = await selectStored(
    database.$client,
    { name: 'after', where: 'position > $1 ORDER BY position LIMIT $2' },
    [after, limit],
  )
  rows.forEach(([position], index) => {
    if (position !== after + 1 + index) throw new LogDamaged(after + 1 + index, position)
  })
  return rows.map(toEvent)
}

/** Which events of a stretch are wanted. `stream`: one, or the beginning of one up to its slash. */
export type Wanted = {
  after: number
  to: number
  types?: readonly string[] | undefined
  stream?: string | undefined
  limit: number
}

/** The first events of (after, to] that are wanted, in order. */
export const readMatching = async (
  database: Database,
  { after, to, types, stream, limit }: Wanted,
): Promise<LogEvent[]> => {
  const where = `position > $1 AND position <= $2 AND ($3::text[] IS NULL OR type = ANY($3))
    AND ($4::text IS NULL OR (CASE WHEN right($4, 1) = '/' THEN starts_with(stream_id, $4) ELSE stream_id = $4 END))
    ORDER BY position LIMIT $5`
  const values = [after, to, types ?? null, stream ?? null, limit]
  return (await selectStored(database.$client, { name: 'matching', where }, values)).map(toEvent)
}

/** The event at a position, or null past the head. */
export const readAt = async (database: Database, position: number): Promise<LogEvent | null> => {
  const [row] = await selectStored(database.$client, { name: 'at', where: 'position = $1' }, [position])
  return row ? toEvent(row) : null
}

/** A stream from its first event; `after` is a version. */
export const readStream = async (database: Database, streamId: string, after = 0): Promise<LogEvent[]> => {
  const where = 'stream_id = $1 AND version > $2 ORDER BY version'
  return (await selectStored(database.$client, { name: 'stream', where }, [streamId, after])).map(toEvent)
}

/** Several streams from their first events, in the order asked for, in one query. */
export const readStreams = async (database: Database, streamIds: readonly string[]): Promise<LogEvent[][]> => {
  const where = 'stream_id = ANY($1::text[]) ORDER BY stream_id, version'
  const events = (await selectStored(database.$client, { name: 'streams', where }, [[...new Set(streamIds)]])).map(
    toEvent,
  )
  const found = Map.groupBy(events, ({ streamId }) => streamId)
  return streamIds.map((id) => found.get(id) ?? [])
}

/**
 * The events from one position to another, both included, that a stage takes and has not done, in order: those of its
 * types, and retries that a person asked for.
 */
export const readUndone = async (
  database: Database,
  { stage, takes }: Input,
  { from, to }: { from: number; to: number },
): Promise<LogEvent[]> => {
  const where = `position BETWEEN $1 AND $2
    AND (type = ANY($3::text[]) OR (type = 'ArticleRetried' AND data ->> 'stage' = $4))
    AND source NOT LIKE '${REPLAYED}%'
    AND NOT EXISTS (SELECT 1 FROM blotter_work.stage_effect AS s WHERE s.stage = $4 AND s.position = event_log.position)
    ORDER BY position`
  return (await selectStored(database.$client, { name: 'undone', where }, [from, to, takes, stage])).map(toEvent)
}

/** An event without what it says: enough to know who takes it. */
export type Headline = {
  position: number
  type: EventType /** of a retry: the stage that is to try again */
  stage: string | null
  /** Appended by a replay, which did what follows from it. */
  replayed: boolean
}

/**
 * Which events stand in (after, to], in order.
 * @throws LogDamaged when a position is missing
 */
export const readHeadlines = async (
  { $client }: Database,
  { after, to }: { after: number; to: number },
): Promise<Headline[]> => {
  const { rows } = await $client.query<[string, EventType, string | null, boolean]>({
    name: 'blotter read headlines',
    text: `SELECT position, type, CASE WHEN type = 'ArticleRetried' THEN data ->> 'stage' END, source LIKE '${REPLAYED}%'
      FROM blotter.event_log WHERE position > $1 AND position <= $2 ORDER BY position`,
    values: [after, to],
    rowMode: 'array',
  })
  const headlines = rows.map(([position, type, stage, replayed]) => ({
    position: Number(position),
    type,
    stage,
    replayed,
  }))
  for (let index = 0; index < to - after; index += 1) {
    const found = headlines[index]?.position ?? null
    if (found !== after + 1 + index) throw new LogDamaged(after + 1 + index, found)
  }
  return headlines
}

const POLL_FROM = 10
const POLL_TO = 50
const BATCH = 1_000
const DEPTH = 2

/**
 * Every event after a position, then those that come, until the signal. Wakes by reading the head row (10 ms after
 * news, backing off to 50 ms), which costs less than a notification at each append. While a reader works on a batch,
 * the next ones are on their way.
 * @yields batches of 1 … 1,000 events
 * @throws LogDamaged when a position is missing
 */
export async function* subscribe(database: Database, after: number, signal: AbortSignal): AsyncGenerator<LogEvent[]> {
  const ahead: Promise<LogEvent[]>[] = []
  let [asked, head] = [after, after]
  let pause = POLL_FROM
  while (!signal.aborted) {
    if (asked >= head && !ahead.length) head = await readHead(database)
    while (asked < head && ahead.length < DEPTH) {
      const count = Math.min(BATCH, head - asked)
      const batch = readWhole(database, asked, count)
      // Whoever comes for it meets the error; whoever has stopped before, needs none.
      batch.catch(() => {})
      ahead.push(batch)
      asked += count
    }
    const next = await ahead.shift()
    if (next) {
      yield next
      pause = POLL_FROM
    } else {
      await sleep(pause, undefined, { signal }).catch(() => {})
      pause = Math.min(pause * 1.5, POLL_TO)
    }
  }
}

/** So many events as the head says that there are. */
const readWhole = async (database: Database, after: number, count: number): Promise<LogEvent[]> => {
  const batch = await readAfter(database, after, count)
  if (batch.length < count) throw new LogDamaged(after + batch.length + 1, null)
  return batch
}
