import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import type { Projection } from './projection.ts'
import { tableOf } from './table.ts'

/**
 * SHA-256 in lower-case hex over the rows of a generation, in the order of their keys, each as Postgres writes it as
 * `jsonb`: two generations that say the same have the same hash.
 */
export const hashGeneration = async (
  pool: pg.Pool,
  { tables }: Pick<Projection, 'tables'>,
  generation: number,
): Promise<string> => {
  const hash = createHash('sha256')
  const client = await pool.connect()
  try {
    for (const table of tables) {
      hash.update(`${table.name}\n`)
      const rows = `SELECT to_jsonb(t) FROM ${tableOf(table, generation)} AS t ORDER BY "${table.key}" COLLATE "C"`
      await pipeline(client.query(to(`COPY (${rows}) TO STDOUT`)), async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) hash.update(chunk)
      })
    }
  } finally {
    client.release()
  }
  return hash.digest('hex')
}
