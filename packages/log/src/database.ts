import type { NodePgDatabase, NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { drizzle } from './drizzle.ts'
import * as schema from './schema/index.ts'

/** Drizzle over a pool; the pool itself where rows are many and mapping them costs. */
export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool }
/** A transaction of the log; what is done with it stands or falls with the events of the same append. */
export type Transaction = PgDatabase<NodePgQueryResultHKT, typeof schema>

export type Connection = { database: Database; pool: pg.Pool; close: () => Promise<void> }

export type ConnectOptions = {
  /** Statements are sent without waiting for the answers of those before. */
  pipeline?: boolean
  /**
   * A commit does not wait for the disk. For what can be made again; a later commit that does wait takes it along, since
   * both are in one write-ahead log.
   */
  lazyCommit?: boolean
  /** ms after which a statement is ended by the server; 0: never. */
  readMs?: number
  /** ms that a statement waits for a lock of another session; 0: for ever. */
  lockMs?: number
}

/**
 * A pool of connections.
 * @param url   postgres:// address
 * @param name  shows in pg_stat_activity
 * @param size  most connections at a time
 */
export const connect = (
  url: string,
  name: string,
  size: number,
  { pipeline = false, lazyCommit = false, readMs = 0, lockMs = 0 }: ConnectOptions = {},
): Connection => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: size,
    pipeline,
    // Moments are read as ISO writes them, whatever the database prefers.
    // As a statement rather than a startup option, which poolers in between refuse.
    onConnect: (client: pg.ClientBase) =>
      client.query(
        `SET search_path = blotter_work; SET DateStyle = ISO; SET statement_timeout = ${readMs}; SET lock_timeout = ${lockMs}${lazyCommit ? '; SET synchronous_commit = off' : ''}`,
      ),
    // One stuck writer would stop everybody behind the head row.
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    // A new connection costs Postgres as much as some hundred queries.
    idleTimeoutMillis: 300_000,
  })
  // A server that goes away is met by the next query; the error of a client must not end the process, neither of an idle
  // one nor of one in a transaction that computes between two statements.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return { database: drizzle(pool, { schema }), pool, close: () => pool.end() }
}
