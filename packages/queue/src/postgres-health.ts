import { RetryableFault } from '@blotter/events'
import type pg from 'pg'
import { isMissing } from './missing-schema.ts'
import type { QueueHealth } from './queue-health.ts'

// BullMQ's own counts say 0 waiting on a paused Postgres queue and give the newest job for the oldest, so health is
// read from its table. Age counts from when a job could be taken: delayed and retried jobs would give false alarms.
// Each count goes by BullMQ's own index for that state, and what needs a job's row is read of the first thousand.
const HEALTH = `
  WITH clock AS MATERIALIZED (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms),
  first AS MATERIALIZED (
    (SELECT id, greatest(added_at_ms, coalesce(process_at_ms, 0)) AS since FROM bullmq.job
      WHERE queue = $1 AND state = 'waiting' ORDER BY priority, seq LIMIT 1000)
    UNION ALL
    (SELECT id, process_at_ms FROM bullmq.job, clock
      WHERE queue = $1 AND state = 'delayed' AND process_at_ms <= now_ms ORDER BY process_at_ms LIMIT 1000)),
  due AS (SELECT count(*) AS jobs FROM bullmq.job, clock WHERE queue = $1 AND state = 'delayed' AND process_at_ms <= now_ms),
  waiting AS (
    SELECT (SELECT count(*) FROM bullmq.job WHERE queue = $1 AND state = 'waiting') + due.jobs AS jobs FROM due)
  SELECT waiting.jobs::int AS waiting,
    round(waiting.jobs * coalesce((SELECT avg(CASE WHEN id LIKE 'p-%-%-%' THEN split_part(id, '-', 4)::int ELSE 1 END) FROM first), 0))::int AS inputs,
    (SELECT count(*)::int FROM bullmq.job WHERE queue = $1 AND state = 'active') AS active,
    (SELECT count(*)::int FROM bullmq.job WHERE queue = $1 AND state = 'active' AND locked_until_ms < now_ms) AS stalled,
    (SELECT count(*)::int FROM bullmq.job WHERE queue = $1 AND state = 'delayed') - due.jobs::int AS delayed,
    (SELECT count(*)::int FROM bullmq.job WHERE queue = $1 AND state = 'failed') AS failed,
    (now_ms - (SELECT min(since) FROM first))::float8 AS oldest,
    EXISTS (SELECT 1 FROM bullmq.meta WHERE queue = $1 AND field = 'paused' AND value NOT IN ('0', 'false')) AS paused
  FROM clock, due, waiting`

/**
 * Health of one queue in one statement over BullMQ's tables.
 * @throws RetryableFault `queue-missing` while the schema is wiped
 */
export const readPostgresHealth = async (pool: pg.Pool, stage: string): Promise<QueueHealth> => {
  const { rows } = await pool.query(HEALTH, [stage]).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    throw new RetryableFault(
      'queue-missing',
      'The schema of the queues is missing. A running dispatcher makes it anew.',
      {
        cause: error,
      },
    )
  })
  const { waiting, inputs, active, stalled, delayed, failed, paused, oldest } = rows[0]
  return {
    stage,
    waiting,
    waitingInputs: inputs,
    active,
    stalled,
    delayed,
    failed,
    paused,
    oldestWaitingMs: oldest === null ? null : Math.max(0, oldest),
  }
}
