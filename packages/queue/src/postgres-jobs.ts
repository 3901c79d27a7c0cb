import type pg from 'pg'
import type { QueuedJob, QueuedState } from './queued-job.ts'

// BullMQ's own list of waiting jobs on Postgres is cut before it is turned, so that its oldest are its newest.
const ORDER: Record<QueuedState, string> = {
  active: 'processed_at_ms NULLS FIRST, seq',
  waiting: 'priority, seq',
  delayed: 'process_at_ms, seq',
}

/** The first jobs of a state, by BullMQ's own index for it. */
export const peekPostgres = async (
  pool: pg.Pool,
  { stage, state, limit }: { stage: string; state: QueuedState; limit: number },
): Promise<QueuedJob[]> => {
  const { rows } = await pool.query(
    `SELECT id, data, state::text, attempts_started AS attempts, added_at_ms::float8 AS added,
       CASE WHEN state = 'delayed' THEN process_at_ms::float8 END AS due, processed_at_ms::float8 AS taken,
       failed_reason AS "failedFor", coalesce(stacktrace, '[]') AS stacks
     FROM bullmq.job WHERE queue = $1 AND state = '${state}' ORDER BY ${ORDER[state]} LIMIT $2`,
    [stage, limit],
  )
  return rows.map(({ added, due, taken, ...row }) => ({
    ...row,
    addedAt: new Date(added).toISOString(),
    dueAt: due === null ? null : new Date(due).toISOString(),
    takenAt: taken === null ? null : new Date(taken).toISOString(),
  }))
}
