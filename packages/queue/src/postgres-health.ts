import { RetryableFault } from '@blotter/events'
import type pg from 'pg'
import { isMissing } from './missing-schema.ts'
import type { QueueHealth } from './queue-health.ts'

// BullMQ's own counts say 0 waiting on a paused Postgres queue and give the newest job for the oldest, so health is
// read from its table. Age counts from when a job could be taken: delayed and retried jobs would give false alarms.
const HEALTH = `
  WITH clock AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms)
  SELECT
    count(*) FILTER (WHERE state = 'waiting' OR (state = 'delayed' AND process_at_ms <= now_ms))::int AS waiting,
    coalesce(sum(CASE WHEN id LIKE 'p-%-%-%' THEN split_part(id, '-', 4)::int ELSE 1 END)
      FILTER (WHERE state = 'waiting' OR (state = 'delayed' AND process_at_ms <= now_ms)), 0)::int AS inputs,
    count(*) FILTER (WHERE state = 'active')::int AS active,
    count(*) FILTER (WHERE state = 'active' AND locked_until_ms < now_ms)::int AS stalled,
    count(*) FILTER (WHERE state = 'delayed' AND process_at_ms > now_ms)::int AS delayed,
    count(*) FILTER (WHERE state = 'failed')::int AS failed,
    (now_ms - min(greatest(added_at_ms, coalesce(process_at_ms, 0)))
      FILTER (WHERE state = 'waiting' OR (state = 'delayed' AND process_at_ms <= now_ms)))::float8 AS oldest,
    EXISTS (SELECT 1 FROM bullmq.meta WHERE queue = $1 AND field = 'paused' AND value NOT IN ('0', 'false')) AS paused
  FROM clock LEFT JOIN bullmq.job ON queue = $1
  GROUP BY now_ms`

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
