import type { Database, Transaction } from './database.ts'
import { runOn } from './statement.ts'

/** Versions at which streams stand; a stream that is not there stands at none. */
export const streamVersions = async (
  on: Database | Transaction,
  streamIds: readonly string[],
): Promise<Map<string, number>> => {
  if (!streamIds.length) return new Map()
  const rows = await runOn<{ id: string; version: number }>(on, {
    name: 'blotter stream versions',
    text: 'SELECT stream_id AS id, version FROM blotter.stream_head WHERE stream_id = ANY($1::text[])',
    values: [streamIds],
  })
  return new Map(rows.map(({ id, version }) => [id, version]))
}
