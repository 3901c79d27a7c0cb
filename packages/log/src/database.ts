import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema/index.ts'

/** Drizzle over a pool; the pool itself where rows are many and mapping them costs. */
export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool }
/** A transaction of the log; what is done with it stands or falls with the events of the same append. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export type Connection = { database: Database; pool: pg.Pool; close: () => Promise<void> }

/**
 * A pool of connections.
 * @param url   postgres:// address
 * @param name  shows in pg_stat_activity
 * @param size  most connections at a time
 */
export const connect = (url: string, name: string, size: number): Connection => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: size,
    // One stuck writer would stop everybody behind the head row.
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
  })
  // A server that goes away is met by the next query; an idle client's error must not end the process.
  pool.on('error', () => {})
  return { database: drizzle(pool, { schema }), pool, close: () => pool.end() }
}
