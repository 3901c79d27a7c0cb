import { DEAD_AFTER, type Log } from '@blotter/log'

/** What a stage did lately, from its effect marks, and who works on it. */
export type StageActivity = {
  stage: string
  doneLastMinute: number
  doneLastHour: number
  parked: number
  /** Of those, how many within the last hour, and the code of most of these. */
  parkedLastHour: number
  parkedFor: string | null
  workers: number
  states: string[]
}

// A poll leaves no mark but its feed's health row: the last poll of each feed is counted.
const ACTIVITY = `
  WITH done AS (
    SELECT stage, done_at AS at FROM blotter_work.stage_effect WHERE done_at > now() - interval '1 hour'
    UNION ALL
    SELECT 'poll', last_poll_at FROM blotter_work.feed_health WHERE last_poll_at > now() - interval '1 hour')
  SELECT s.stage,
    (SELECT count(*)::int FROM done WHERE done.stage = s.stage AND done.at > now() - interval '1 minute') AS "doneLastMinute",
    (SELECT count(*)::int FROM done WHERE done.stage = s.stage) AS "doneLastHour",
    (SELECT count(*)::int FROM blotter_work.parked AS p WHERE p.state = 'parked' AND p.stage = s.stage) AS parked,
    (SELECT count(*)::int FROM blotter_work.parked AS p WHERE p.state = 'parked' AND p.stage = s.stage
      AND p.parked_at > now() - interval '1 hour') AS "parkedLastHour",
    (SELECT mode() WITHIN GROUP (ORDER BY p.error_code) FROM blotter_work.parked AS p WHERE p.state = 'parked'
      AND p.stage = s.stage AND p.parked_at > now() - interval '1 hour') AS "parkedFor",
    count(w.id)::int AS workers,
    coalesce(array_agg(DISTINCT w.state) FILTER (WHERE w.id IS NOT NULL), '{}') AS states
  FROM unnest($1::text[]) WITH ORDINALITY AS s(stage, ord)
  LEFT JOIN blotter_work.worker_heartbeat AS w ON w.stage = s.stage AND w.beat_at > now() - $2::interval
  GROUP BY s.stage, s.ord ORDER BY s.ord`

/** Activity of the stages named, in their order. A worker counts while its last beat is no older than three beats. */
export const stageActivity = (log: Pick<Log, 'query'>, stages: readonly string[]): Promise<StageActivity[]> =>
  log.query(ACTIVITY, [stages, DEAD_AFTER])

export type ProjectionLag = { projection: string; position: number; lag: number; status: string; error: string | null }

/** How far each projection, as readers see it, is behind the head. */
export const projectionLags = (log: Pick<Log, 'query'>): Promise<ProjectionLag[]> =>
  log.query(`SELECT projection, position::int, (SELECT position FROM blotter.log_head)::int - position::int AS lag, status, error
    FROM blotter_work.checkpoint WHERE status IN ('live', 'stopped') ORDER BY projection`)
