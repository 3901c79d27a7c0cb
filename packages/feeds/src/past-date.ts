import type { FeedDate } from './feed-date.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** By how much clocks disagree: less than that is of now, and tells of no zone. */
const SKEW = 10 * 60_000
/** The earliest clock of the world, hours ahead of UTC. */
const EARLIEST_ZONE = 14

/**
 * A date as it can be of something that is there already. One without a zone that would lie ahead is of the nearest zone
 * in which it does not; others are of now at the latest. What lies ahead by more than a day is no time of an article.
 * @param now  ms since 1970
 * @returns ISO 8601 in UTC, or undefined
 */
export const pastDate = ({ iso, zone }: FeedDate, now: number): string | undefined => {
  const at = Date.parse(iso)
  if (at <= now) return iso
  if (at <= now + SKEW) return isoOf(now)
  const ahead = Math.ceil((at - now) / HOUR)
  if (zone === 'assumed' && ahead <= EARLIEST_ZONE) return isoOf(at - ahead * HOUR)
  return at - now <= DAY ? isoOf(now) : undefined
}

const isoOf = (at: number): string => new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z')
