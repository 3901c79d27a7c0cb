import { DAY } from './durations.ts'

/** A permanent move that a feed's address has been seen to make: where to, how often, since when (ms since 1970). */
export type RedirectSightings = { to: string; count: number; since: number }

/** As NewsBlur asks for. */
const SIGHTINGS = 10
/** A maintenance page does not stay so long. */
const PROOF = 3 * DAY
/** How long after a move we go back by ourselves when the new address fails, and at which weight of failures. */
const DOUBT = 30 * DAY
const DOUBT_WEIGHT = 2

/**
 * Counts a sighting of a redirect, or forgets those before: they count only while each poll ends at the same address
 * over permanent hops alone and finds the same feed there.
 * @param hops      status of each redirect, none for a direct answer
 * @param sameFeed  whether what was found is the feed that we know: an unchanged answer, or items known before
 */
export const sightRedirect = (
  before: RedirectSightings | null,
  { hops, to, sameFeed }: { hops: readonly number[]; to: string; sameFeed: boolean },
  now: number,
): RedirectSightings | null => {
  if (!hops.length || !hops.every(isPermanent) || !sameFeed) return null
  if (before?.to !== to) return { to, count: 1, since: now }
  return { ...before, count: before.count + 1 }
}

const isPermanent = (status: number): boolean => status === 301 || status === 308

/** Whether a redirect has proved itself: the feed's address is then changed (FeedMoved). */
export const redirectVerdict = (sightings: RedirectSightings | null, now: number): 'keep' | 'move' =>
  sightings && sightings.count >= SIGHTINGS && now - sightings.since >= PROOF ? 'move' : 'keep'

/**
 * Whether a move is taken back, since the new address has failed soon after.
 * @param movedAt  ms since 1970; null: the feed never moved
 * @param weight   sum of the weights of its failures in a row
 */
export const moveBackVerdict = (movedAt: number | null, weight: number, now: number): 'keep' | 'back' =>
  movedAt !== null && now - movedAt <= DOUBT && weight >= DOUBT_WEIGHT ? 'back' : 'keep'
