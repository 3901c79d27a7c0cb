import type { Log } from '@blotter/log'

/** What is still to be done outside the queues, and what is left for later. */
export type Remaining = {
  /** Polls and rechecks that were due by the moment asked about. */
  duePolls: number
  dueRechecks: number
  /** Events that the slowest stage's dispatch, and the slowest running projection, have not seen. */
  undispatched: number
  unprojected: number
  laterRechecks: number
}

const REMAINING = `
  WITH head AS (SELECT position FROM blotter.log_head)
  SELECT
    (SELECT count(*)::int FROM blotter_work.schedule WHERE kind = 'poll' AND due_at <= $1) AS "duePolls",
    (SELECT count(*)::int FROM blotter_work.schedule WHERE kind = 'recheck' AND due_at <= $1) AS "dueRechecks",
    (SELECT count(*)::int FROM blotter_work.schedule WHERE kind = 'recheck' AND due_at > $1) AS "laterRechecks",
    (SELECT (head.position - coalesce(min(d.position), 0))::int FROM head LEFT JOIN blotter_work.dispatch AS d ON d.stage = ANY($2) GROUP BY head.position) AS undispatched,
    (SELECT (head.position - coalesce(min(c.position), 0))::int FROM head LEFT JOIN blotter_work.checkpoint AS c ON c.status = 'live' GROUP BY head.position) AS unprojected`

/**
 * @param until   ISO 8601
 * @param stages  those that take events
 */
export const remaining = async (log: Log, until: string, stages: readonly string[]): Promise<Remaining> => {
  const [row] = await log.query<Remaining>(REMAINING, [until, stages])
  return row as Remaining // a SELECT without FROM has one row
}
