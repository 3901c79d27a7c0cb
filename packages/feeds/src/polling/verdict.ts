import { isQuarantined } from './backoff.ts'
import { DAY, HOUR, printDuration } from './durations.ts'
import { failureOf } from './failures.ts'
import type { Rhythm } from './rhythm.ts'

export const feedVerdicts = ['new', 'fresh', 'late', 'silent', 'failing', 'quarantined', 'suspended'] as const
/** How a feed does, against its own rhythm. */
export type FeedVerdict = { verdict: (typeof feedVerdicts)[number]; why: string }

/** What a verdict is found from; moments in ms since 1970. */
export type FeedStanding = {
  suspended: boolean
  polledAt: number | null
  lastNewAt: number | null
  /** since when it is one of ours; null: not known */
  watchedSince: number | null
  rhythm: Rhythm | null
  /** failures in a row, and the sum of their weights */
  failures: number
  weight: number
  /** the last poll's name: an outcome, or a fault's code */
  outcome: string | null
}

/** A pause over so many gaps is no accident. */
const PATIENCE = 3
/** A failure alone is weather. */
const FAILING = 2

/** No pause that one item tells of counts for more: it may have been written long before the others. */
const LONGEST_PAUSE = { leastMs: 7 * DAY, gaps: 30 }

/**
 * How a feed does. Late: nothing new for over three gaps, and for longer than it ever paused in what we know of it, up to
 * a week or thirty gaps, all of it under our eyes: a feed is not late for what was before it came to us. Silent: three
 * times that, whoever saw it.
 */
export const feedVerdict = (feed: FeedStanding, now: number): FeedVerdict => {
  if (feed.suspended) return { verdict: 'suspended', why: 'it is not polled until feeds resume' }
  if (isQuarantined(feed.weight))
    return { verdict: 'quarantined', why: `${feed.failures} polls in a row failed; ${words(feed)}` }
  if (feed.failures >= FAILING)
    return { verdict: 'failing', why: `${feed.failures} polls in a row failed; ${words(feed)}` }
  if (feed.polledAt === null) return { verdict: 'new', why: 'it was not polled yet' }
  if (!feed.rhythm || feed.lastNewAt === null) return { verdict: 'fresh', why: 'its rhythm is not known yet' }
  const pause = now - feed.lastNewAt
  const { gapMs, longestMs } = feed.rhythm
  const longest = Math.min(longestMs, Math.max(LONGEST_PAUSE.leastMs, LONGEST_PAUSE.gaps * gapMs))
  const usual = Math.max(PATIENCE * gapMs, longest, HOUR)
  const why = `something new ${printDuration(pause)} ago, usually every ${printDuration(gapMs)}`
  if (pause > PATIENCE * usual) return { verdict: 'silent', why }
  const watched = now - Math.max(feed.lastNewAt, feed.watchedSince ?? 0)
  return { verdict: watched > usual ? 'late' : 'fresh', why }
}

const words = ({ outcome }: FeedStanding): string => failureOf(outcome ?? '').says
