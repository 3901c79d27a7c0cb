import { DEAD_AFTER, type Log } from '@blotter/log'

/** What of a stage waits for a person, and who works on it. */
export type StageActivity = {
  stage: string
  parked: number
  /** Of those, how many within the last hour, and the code of most of these. */
  parkedLastHour: number
  parkedFor: string | null
  workers: number
  states: string[]
}

// Each table is read once, however many stages are asked about.
const ACTIVITY = `
  WITH dead AS (
    SELECT stage, count(*)::int AS parked, count(*) FILTER (WHERE parked_at > now() - interval '1 hour')::int AS lately,
      mode() WITHIN GROUP (ORDER BY error_code) FILTER (WHERE parked_at > now() - interval '1 hour') AS most
    FROM blotter_work.parked WHERE state = 'parked' GROUP BY stage),
  crew AS (
    SELECT stage, count(*)::int AS workers, array_agg(DISTINCT state) AS states
    FROM blotter_work.worker_heartbeat WHERE beat_at > now() - $2::interval GROUP BY stage)
  SELECT s.stage, coalesce(dead.parked, 0) AS parked, coalesce(dead.lately, 0) AS "parkedLastHour", dead.most AS "parkedFor",
    coalesce(crew.workers, 0) AS workers, coalesce(crew.states, '{}') AS states
  FROM unnest($1::text[]) WITH ORDINALITY AS s(stage, ord)
  LEFT JOIN dead USING (stage) LEFT JOIN crew USING (stage) ORDER BY s.ord`

/** Activity of the stages named, in their order. A worker counts while its last beat is no older than three beats. */
export const stageActivity = (log: Pick<Log, 'query'>, stages: readonly string[]): Promise<StageActivity[]> =>
  log.query(ACTIVITY, [stages, DEAD_AFTER])

export type ProjectionLag = { projection: string; position: number; lag: number; status: string; error: string | null }

/** How far each projection, as readers see it, is behind the head. */
export const projectionLags = (log: Pick<Log, 'query'>): Promise<ProjectionLag[]> =>
  log.query(`SELECT projection, position::int, (SELECT position FROM blotter.log_head)::int - position::int AS lag, status, error
    FROM blotter_work.checkpoint WHERE status IN ('live', 'stopped') ORDER BY projection`)
