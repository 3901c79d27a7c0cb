import type { Database } from './database.ts'
import { sql } from './drizzle.ts'
import { dispatch } from './schema/index.ts'

/** How far the dispatcher has handed a stage's inputs to its queue, and the epoch that this queue must carry. */
export type DispatchState = { stage: string; epoch: string; position: number }

export const readDispatch = async (database: Database): Promise<Map<string, DispatchState>> =>
  new Map((await database.select().from(dispatch)).map((row) => [row.stage, row]))

export const writeDispatch = async (database: Database, states: DispatchState[]): Promise<void> => {
  if (!states.length) return
  await database
    .insert(dispatch)
    .values(states)
    .onConflictDoUpdate({
      target: dispatch.stage,
      set: { epoch: sql`excluded.epoch`, position: sql`excluded.position` },
    })
}

/** What a stage takes: these event types, and retries that a person asked for. */
export type Input = { stage: string; takes: readonly string[] }

/**
 * Positions in (after, until] that a stage takes and has not done, in order.
 * @param before  ISO 8601: only events recorded before this moment
 */
export const undonePositions = async (
  database: Database,
  { stage, takes }: Input,
  range: { after: number; until: number; before?: string; limit: number },
): Promise<number[]> => {
  const result = await database.execute<{ position: string }>(sql`
    SELECT e.position FROM blotter.event_log AS e
    WHERE e.position > ${range.after} AND e.position <= ${range.until}
      AND (e.type = ANY(${sql.param([...takes])}::text[]) OR (e.type = 'ArticleRetried' AND e.data ->> 'stage' = ${stage}))
      AND (${range.before ?? null}::timestamptz IS NULL OR e.recorded_at < ${range.before ?? null}::timestamptz)
      AND NOT EXISTS (SELECT 1 FROM blotter_work.stage_effect AS s WHERE s.stage = ${stage} AND s.position = e.position)
    ORDER BY e.position LIMIT ${range.limit}`)
  return result.rows.map((row) => Number(row.position))
}
