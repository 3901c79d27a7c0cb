import type { Log } from '@blotter/log'

export type OutcomeCount = { outcome: string; articles: number }

/** How many articles are where, or ended how; the most frequent first. */
export const countOutcomes = (log: Log): Promise<OutcomeCount[]> =>
  log.query(
    'SELECT outcome, count(*)::int AS articles FROM blotter_work.article GROUP BY outcome ORDER BY articles DESC, outcome',
  )
