import type { Log } from '@blotter/log'

export type FeedRow = {
  id: string
  url: string
  title: string | null
  country: string | null
  language: string | null
  kind: string | null
  state: string
  addedAt: string
  lastPollAt: string | null
  lastOutcome: string | null
  lastCause: string | null
  lastNewAt: string | null
  failures: number
  items: number
  /** Of the items, those that no article can be made of, and why. */
  skipped: number
  skippedWhy: string | null
  nextPollAt: string | null
  /** Why then. */
  nextWhy: string | null
  /** Sum of the weights of its failures in a row, and since when it fails. */
  errorWeight: number
  failingSince: string | null
  lastStatus: number | null
  /** Its rhythm: median and longest gap between items, ms. */
  gapMs: number | null
  longestGapMs: number | null
  /** How its items are told apart; null: not read yet. */
  identity: string | null
  /** Its validators were found to be worth nothing, so it is read in full each time. */
  validatorsLie: boolean
}

const FEED = `
  SELECT f.feed_id AS id, f.url, f.title, f.country, f.language, f.kind, f.state, f.added_at AS "addedAt",
    h.last_poll_at AS "lastPollAt", h.last_outcome AS "lastOutcome", h.last_cause AS "lastCause",
    h.last_new_at AS "lastNewAt", coalesce(h.failures, 0) AS failures, coalesce(h.items, 0) AS items,
    coalesce(h.items_skipped, 0) AS skipped, h.skipped_why AS "skippedWhy",
    s.due_at AS "nextPollAt", h.next_why AS "nextWhy", coalesce(h.error_weight, 0) AS "errorWeight",
    h.failing_since AS "failingSince", h.last_status AS "lastStatus", h.gap_ms::float8 AS "gapMs",
    h.longest_gap_ms::float8 AS "longestGapMs", h.identity, coalesce(h.validators_lie, false) AS "validatorsLie"
  FROM blotter_work.feed AS f
  LEFT JOIN blotter_work.feed_health AS h USING (feed_id)
  LEFT JOIN blotter_work.schedule AS s ON s.kind = 'poll' AND s.subject = f.feed_id
  WHERE f.state <> 'removed'`
const LIST = `${FEED} AND ($1::text IS NULL OR f.feed_id = $1) ORDER BY coalesce(f.title, f.url)`

/** Every feed that is not removed, by title. */
export const listFeeds = (log: Pick<Log, 'query'>): Promise<FeedRow[]> => log.query(LIST, [null])

/** The feed of an id; null where there is none. */
export const findFeed = async (log: Pick<Log, 'query'>, id: string): Promise<FeedRow | null> =>
  (await log.query<FeedRow>(LIST, [id]))[0] ?? null

/** Feeds that are not removed, by id, those after one. */
export const pageFeeds = (
  log: Pick<Log, 'query'>,
  { after, limit }: { after: string; limit: number },
): Promise<FeedRow[]> => log.query(`${FEED} AND f.feed_id > $1 ORDER BY f.feed_id LIMIT $2`, [after, limit])
