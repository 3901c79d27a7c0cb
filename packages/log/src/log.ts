import { createHash } from 'node:crypto'
import type { LogEvent, NewEvent } from '@blotter/events'
import pg from 'pg'
import { type AppendOptions, type AppendResult, append, type Deciding } from './append.ts'
import { connect, type Database } from './database.ts'
import type { Input } from './dispatch-state.ts'
import { type Documents, openDocuments } from './documents.ts'
import { sql } from './drizzle.ts'
import { LogUnreachable } from './fault.ts'
import { translate } from './postgres-error.ts'
import { readAfter, readAt, readHead, readStream, readStreams, readUndone, subscribe } from './read.ts'
import { logHead } from './schema/index.ts'

/** An open log: the truth, and what is kept beside it in the same database. */
export type Log = {
  /** Names this log among others; queues carry it in their prefix. */
  id: string
  url: string
  database: Database
  documents: Documents
  append: (events: readonly NewEvent[] | Deciding, options?: AppendOptions) => Promise<AppendResult>
  head: () => Promise<number>
  readAfter: (position: number, limit: number) => Promise<LogEvent[]>
  readAt: (position: number) => Promise<LogEvent | null>
  readStream: (streamId: string, after?: number) => Promise<LogEvent[]>
  /** Several whole streams in one query, in the order asked for. */
  readStreams: (streamIds: readonly string[]) => Promise<LogEvent[][]>
  /** What a stage takes and has not done in a stretch of the log, both ends included. */
  readUndone: (input: Input, stretch: { from: number; to: number }) => Promise<LogEvent[]>
  subscribe: (after: number, signal: AbortSignal) => AsyncGenerator<LogEvent[]>
  /** Plain SQL for read queries, with $1 … placeholders. */
  query: <Row>(text: string, values?: unknown[]) => Promise<Row[]>
  /** The same for one that is asked again and again: planned once a connection, so its text must never vary. */
  prepared: <Row>(text: string, values?: unknown[]) => Promise<Row[]>
  close: () => Promise<void>
}

// Appends wait for each other behind the head of the log anyway.
const WRITERS = 3

/**
 * Opens a migrated log.
 * @param name      shows in pg_stat_activity
 * @param poolSize  most connections at a time
 * @param readMs    ms after which a statement of a reader is ended, for readers that strangers ask; 0: never
 * @throws LogUnreachable when Postgres does not answer or is not migrated
 */
export const openLog = async ({
  url,
  name,
  poolSize = 4,
  readMs = 0,
}: {
  url: string
  name: string
  poolSize?: number
  readMs?: number
}): Promise<Log> => {
  // Only an append waits for the disk: the rest can be made again, or is taken along by the append that speaks of it.
  const { database, pool, close: closeRest } = connect(url, `blotter ${name}`, poolSize, { lazyCommit: true, readMs })
  const writer = connect(url, `blotter ${name} append`, Math.min(poolSize, WRITERS), { pipeline: true })
  const close = async (): Promise<void> => {
    await Promise.all([closeRest(), writer.close()])
  }
  const [head] = await database
    .select({ id: logHead.logId })
    .from(logHead)
    .catch(async (error: unknown) => {
      await close()
      throw new LogUnreachable(error)
    })
  return {
    id: head?.id ?? '',
    url,
    database,
    documents: openDocuments(database),
    append: (events, options) => append(writer.pool, events, options),
    head: () => readHead(database),
    readAfter: (position, limit) => readAfter(database, position, limit),
    readAt: (position) => readAt(database, position),
    readStream: (streamId, after) => readStream(database, streamId, after),
    readStreams: (streamIds) => readStreams(database, streamIds),
    readUndone: (input, stretch) => readUndone(database, input, stretch),
    subscribe: (after, signal) => subscribe(database, after, signal),
    query: (text, values = []) => ask(pool, { text, values }),
    prepared: (text, values = []) => ask(pool, { name: nameOf(text), text, values }),
    close,
  }
}

const ask = async <Row>(pool: pg.Pool, query: pg.QueryConfig): Promise<Row[]> => {
  const result = await pool.query({ ...query, types: isoTimes }).catch((error: unknown) => {
    throw translate(error)
  })
  return result.rows as Row[]
}

const nameOf = (text: string): string => `blotter ${createHash('sha256').update(text).digest('base64url')}`

const TIMESTAMPTZ = 1184

/** Moments as ISO 8601 text, as everywhere else in Blotter. */
const isoTimes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === TIMESTAMPTZ
      ? (text: string) => new Date(text).toISOString()
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser, // overloads by oid
}

/** Asks the database for nothing. @throws LogUnreachable when it does not answer */
export const ping = async (log: Log): Promise<void> => {
  await log.database.execute(sql`SELECT 1`).catch((error: unknown) => {
    throw translate(error)
  })
}
