import { type FeedVerdict, feedVerdict } from '@blotter/feeds/verdict'
import type { FeedRow } from './feeds.ts'

const msOf = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment))

/** How a feed of the list does. @param now  ms since 1970 */
export const feedStanding = (row: FeedRow, now: number): FeedVerdict =>
  feedVerdict(
    {
      suspended: row.state === 'suspended',
      polledAt: msOf(row.lastPollAt),
      lastNewAt: msOf(row.lastNewAt),
      watchedSince: msOf(row.addedAt),
      rhythm: row.gapMs === null ? null : { gapMs: row.gapMs, longestMs: row.longestGapMs ?? row.gapMs },
      failures: row.failures,
      weight: row.errorWeight,
      outcome: row.lastOutcome,
    },
    now,
  )
