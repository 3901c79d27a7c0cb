import { type FeedVerdict, feedVerdict } from '@blotter/feeds'
import type { Log } from '@blotter/log'

export type FeedCounts = {
  all: number
  /** How many have which verdict; one that none has is left out. */
  verdicts: Partial<Record<FeedVerdict['verdict'], number>>
}

type Row = [
  suspended: boolean,
  polledAt: number | null,
  lastNewAt: number | null,
  gapMs: number | null,
  longestMs: number | null,
  failures: number,
  weight: number,
]

// Only what a verdict is found from, and in one value: ten thousand rows of a feed list take longer to read than to find.
const COUNTED = `
  SELECT coalesce(json_agg(json_build_array(f.state = 'suspended',
    (extract(epoch FROM h.last_poll_at) * 1000)::bigint, (extract(epoch FROM h.last_new_at) * 1000)::bigint,
    h.gap_ms, h.longest_gap_ms, coalesce(h.failures, 0), coalesce(h.error_weight, 0))), '[]') AS rows
  FROM blotter_work.feed AS f LEFT JOIN blotter_work.feed_health AS h USING (feed_id) WHERE f.state <> 'removed'`

/** How many feeds do how. @param now  ms since 1970 */
export const countFeeds = async (log: Pick<Log, 'query'>, now: number): Promise<FeedCounts> => {
  const [found] = await log.query<{ rows: Row[] }>(COUNTED)
  const rows = found?.rows ?? []
  const verdicts: FeedCounts['verdicts'] = {}
  for (const [suspended, polledAt, lastNewAt, gapMs, longestMs, failures, weight] of rows) {
    const rhythm = gapMs === null ? null : { gapMs, longestMs: longestMs ?? gapMs }
    const standing = { suspended, polledAt, lastNewAt, rhythm, failures, weight, outcome: null }
    const { verdict } = feedVerdict(standing, now)
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  }
  return { all: rows.length, verdicts }
}
