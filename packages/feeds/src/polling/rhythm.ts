import { HOUR, MINUTE } from './durations.ts'

/** How often something new comes: the median gap between items, and the longest one, in ms. */
export type Rhythm = { gapMs: number; longestMs: number }

/** Fewer tell of chance. */
const FEWEST_GAPS = 3

/**
 * The rhythm of a feed by the dates of its items; null where too few can be told apart.
 * @param dates  ISO 8601, as the feed lists them, in any order; old ones that stand above newer ones are pinned there,
 *   and tell of no pause
 * @param now    ms since 1970; what lies over an hour ahead is no date of publication
 */
export const rhythmOf = (dates: readonly string[], now: number): Rhythm | null => {
  const moments = [...new Set(withoutPinned(dates.map((date) => Date.parse(date))))]
    .filter((at) => at <= now + HOUR)
    .sort((a, b) => a - b)
  const gaps = moments
    .slice(1)
    .map((at, index) => at - (moments[index] ?? at))
    .sort((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)]
  const longest = gaps.at(-1)
  if (median === undefined || longest === undefined || gaps.length < FEWEST_GAPS) return null
  return { gapMs: Math.max(median, MINUTE), longestMs: Math.max(longest, MINUTE) }
}

/** In a list that is newest first, without what stands at its top and is older than what follows. */
const withoutPinned = (moments: readonly number[]): readonly number[] => {
  const falling = moments.filter((at, index) => at < (moments[index - 1] ?? at)).length
  const rising = moments.filter((at, index) => at > (moments[index - 1] ?? at)).length
  if (falling <= rising) return moments
  const first = moments.findIndex((at, index) => at >= (moments[index + 1] ?? at))
  return moments.slice(Math.max(first, 0))
}

/**
 * The rhythm of a feed without dates, from the times at which we found something new.
 * @param before  as known so far
 * @param gapMs   since the last time
 */
export const observedRhythm = (before: Rhythm | null, gapMs: number): Rhythm => ({
  // The newest gap counts for a third: a feed that wakes up is met within a few items.
  gapMs: before ? (2 * before.gapMs + gapMs) / 3 : gapMs,
  longestMs: Math.max(before?.longestMs ?? 0, gapMs),
})
