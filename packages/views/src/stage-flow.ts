import type { Log } from '@blotter/log'

/** Inputs a minute, over the last five minutes or the last 5,000 events, whichever is shorter. */
export type StageFlow = {
  stage: string
  /** null for the stage that takes the timetable. */
  inPerMinute: number | null
  outPerMinute: number
}

// Counting all that a busy hour brought would cost more than it says.
const FLOW = `
  WITH lately AS (
    SELECT e.type, e.recorded_at, e.source, CASE WHEN e.type = 'ArticleRetried' THEN e.data ->> 'stage' END AS stage
    FROM blotter.event_log AS e, blotter.log_head AS h
    WHERE e.position > h.position - 5000 AND e.recorded_at > now() - interval '5 minutes'),
  span AS (
    SELECT CASE WHEN count(*) = 5000 THEN min(recorded_at) ELSE now() - interval '5 minutes' END AS since FROM lately),
  done AS (
    SELECT stage, count(*) AS inputs FROM blotter_work.stage_effect, span WHERE done_at > since GROUP BY stage
    UNION ALL
    SELECT 'poll', count(*) FROM blotter_work.feed_health, span WHERE last_poll_at > since)
  SELECT s.stage,
    CASE WHEN s.takes <> '' THEN (
      SELECT count(*) FROM lately WHERE lately.source NOT LIKE 'blotter/replay/%'
        AND (type = ANY (string_to_array(s.takes, ' ')) OR (type = 'ArticleRetried' AND lately.stage = s.stage))
    ) / minutes END::float8 AS "inPerMinute",
    (coalesce((SELECT sum(inputs) FROM done WHERE done.stage = s.stage), 0) / minutes)::float8 AS "outPerMinute"
  FROM unnest($1::text[], $2::text[]) AS s (stage, takes),
    (SELECT greatest(extract(epoch FROM now() - since) / 60, 1.0 / 60) AS minutes FROM span) AS m`

/** What comes to each stage and leaves it. @param stages  with the event types that are their inputs */
export const stageFlows = (
  log: Pick<Log, 'query'>,
  stages: readonly { name: string; takes: readonly string[] }[],
): Promise<StageFlow[]> => log.query(FLOW, [stages.map(({ name }) => name), stages.map(({ takes }) => takes.join(' '))])
