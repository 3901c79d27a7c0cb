import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { fieldsOf } from './copy-format.ts'

/** A row as Postgres holds it, in its binary format. */
export type StoredRow = [
  position: Buffer,
  version: Buffer,
  recordedAt: Buffer,
  contentHash: Buffer,
  chainHash: Buffer,
  eventId: Buffer,
  streamId: Buffer,
  type: Buffer,
  schemaVersion: Buffer,
  occurredAt: Buffer | null,
  correlationId: Buffer | null,
  causationId: Buffer | null,
  extractor: Buffer | null,
  source: Buffer,
  data: Buffer,
]

const COLUMNS = `position, version, recorded_at, content_hash, chain_hash, event_id::text, stream_id, type,
  schema_version, occurred_at, correlation_id::text, causation_id::text, extractor, source, data`

/**
 * Hands on the rows from one position to another, in order, as bytes: hashes are over bytes, and a damaged row must
 * not fail to parse. Postgres sends the next rows while these are worked on.
 * @param take  given the rows that have come; false: no more are wanted
 */
export const copyRows = async (
  pool: pg.Pool,
  { from, to }: { from: number; to: number },
  take: (rows: StoredRow[]) => boolean,
): Promise<void> => {
  const client = await pool.connect()
  const text = `COPY (SELECT ${COLUMNS} FROM blotter.event_log WHERE position BETWEEN ${Math.trunc(from)} AND ${Math.trunc(to)}
    ORDER BY position) TO STDOUT (FORMAT binary)`
  let wanted = true
  try {
    await pipeline(client.query(copyTo(text)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const rows of fieldsOf(chunks)) {
        wanted = take(rows as StoredRow[]) // as many and as wide as COLUMNS says
        if (!wanted) return
      }
    })
  } catch (error) {
    if (wanted) throw error
  } finally {
    // A copy that was left half way would stop the next user of the connection.
    client.release(!wanted)
  }
}
