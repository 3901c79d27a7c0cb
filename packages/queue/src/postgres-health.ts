import { RetryableFault } from '@blotter/events'
import type pg from 'pg'
import { isMissing } from './missing-schema.ts'
import type { QueueHealth } from './queue-health.ts'

// BullMQ's own counts say 0 waiting on a paused Postgres queue and give the newest job for the oldest, so health is
// read from its table. Age counts from when a job could be taken: delayed and retried jobs would give false alarms.
// Each count goes by BullMQ's own index for that state, and what needs a job's row is read of the first thousand. All
// queues are asked about at once, since planning costs as much as reading.
const HEALTH = `
  WITH clock AS MATERIALIZED (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms)
  SELECT q.stage, (ready.jobs + due.jobs)::int AS waiting,
    round((ready.jobs + due.jobs) * coalesce(first.inputs, 0))::int AS inputs,
    running.active::int, running.stalled::int, (later.jobs - due.jobs)::int AS delayed, failed.jobs::int AS failed,
    (now_ms - first.since)::float8 AS oldest,
    EXISTS (SELECT 1 FROM bullmq.meta WHERE queue = q.stage AND field = 'paused' AND value NOT IN ('0', 'false')) AS paused
  FROM clock, unnest($1::text[]) WITH ORDINALITY AS q (stage, ord),
    LATERAL (SELECT count(*) AS jobs FROM bullmq.job WHERE queue = q.stage AND state = 'waiting') AS ready,
    LATERAL (SELECT count(*) AS jobs FROM bullmq.job WHERE queue = q.stage AND state = 'delayed') AS later,
    LATERAL (SELECT count(*) AS jobs FROM bullmq.job WHERE queue = q.stage AND state = 'delayed' AND process_at_ms <= now_ms) AS due,
    LATERAL (SELECT count(*) AS active, count(*) FILTER (WHERE locked_until_ms < now_ms) AS stalled
      FROM bullmq.job WHERE queue = q.stage AND state = 'active') AS running,
    LATERAL (SELECT count(*) AS jobs FROM bullmq.job WHERE queue = q.stage AND state = 'failed') AS failed,
    LATERAL (SELECT min(since) AS since, avg(CASE WHEN id LIKE 'p-%-%-%' THEN split_part(id, '-', 4)::int ELSE 1 END) AS inputs FROM (
      (SELECT id, greatest(added_at_ms, coalesce(process_at_ms, 0)) AS since FROM bullmq.job
        WHERE queue = q.stage AND state = 'waiting' ORDER BY priority, seq LIMIT 1000)
      UNION ALL
      (SELECT id, process_at_ms FROM bullmq.job
        WHERE queue = q.stage AND state = 'delayed' AND process_at_ms <= now_ms ORDER BY process_at_ms LIMIT 1000)) AS each) AS first
  ORDER BY q.ord`

/**
 * Health of queues, in the order asked for, in one statement over BullMQ's tables.
 * @throws RetryableFault `queue-missing` while the schema is wiped
 */
export const readPostgresHealth = async (pool: pg.Pool, stages: readonly string[]): Promise<QueueHealth[]> => {
  const { rows } = await pool
    .query({ name: 'blotter queue health', text: HEALTH, values: [stages] })
    .catch((error: unknown) => {
      if (!isMissing(error)) throw error
      throw new RetryableFault(
        'queue-missing',
        'The schema of the queues is missing. A running dispatcher makes it anew.',
        { cause: error },
      )
    })
  return rows.map(({ inputs, oldest, ...row }) => ({
    ...row,
    waitingInputs: inputs,
    oldestWaitingMs: oldest === null ? null : Math.max(0, oldest),
  }))
}
