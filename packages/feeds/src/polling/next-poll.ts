import { backoff, isQuarantined } from './backoff.ts'
import { DAY, MINUTE, printDuration } from './durations.ts'
import type { Rhythm } from './rhythm.ts'
import { pastSkips, type Skips } from './skips.ts'
import { fractionOf } from './spread.ts'

/** Below five minutes is impolite, above a day a feed is forgotten. */
const SHORTEST = 5 * MINUTE
const LONGEST = DAY
/** Polls for one new item: it comes late by a sixteenth of the gap on average, and the others cost a 304 each. */
const POLLS_PER_ITEM = 8
/** A feed that has been still for so many of these is asked as if it were that much slower. */
const STILLNESS = 10
/** The adaptive part moves between a third of the configured cadence and so many of it. */
const SLOWEST = 24
/** When fewer of a feed's items were known than this share, others may have passed unseen between two polls. */
const KNOWN_SHARE = 1 / 3

/** What a poll came to, as far as the next one depends on it. */
export type PollContext = {
  /** fixes the jitter, so that a restart makes no burst */
  feedId: string
  /** ms since 1970 */
  now: number
  /** cadence of a feed that says nothing, ms */
  baseMs: number
  /** null: not known yet */
  rhythm: Rhythm | null
  /** when something new was found last, ms since 1970; null: never */
  lastNewAt: number | null
  /** share of its items that were known before, 0 … 1; null: not read, or the first time */
  knownShare: number | null
  /** sum of the weights of its failures in a row; 0: it is well */
  weight: number
  /** what the feed asks for (`ttl`, `sy:updatePeriod`), ms */
  ttlMs?: number | undefined
  /** for how long the answer counts as fresh (Cache-Control, Expires), ms */
  freshMs?: number | undefined
  /** what the host asked for (Retry-After), ms */
  retryAfterMs?: number | undefined
  skips?: Skips | undefined
  /** a hub pushes: polls are the net below, one a day */
  pushed?: boolean | undefined
}

export type NextPoll = { at: number; why: string }

/**
 * When to poll a feed again: the longest of its own cadence and of what it and its host ask for, at least five minutes
 * and at most a day ahead (in quarantine thirty), spread by ±10 %, outside its skipHours and skipDays.
 * @returns `at` in ms since 1970, `why` for the operator
 */
export const nextPoll = (context: PollContext): NextPoll => {
  const { feedId, now, weight } = context
  const own = ownCadence(context)
  const asked = longest(askedOf(context))
  const wanted = asked && asked.ms > own.ms ? asked : own
  const limit = isQuarantined(weight) ? 30 * DAY : LONGEST
  const spread = wanted.ms * (0.9 + 0.2 * fractionOf(feedId))
  // Whoever asked for time gets at least that.
  const wait = Math.min(Math.max(spread, SHORTEST, Math.min(asked?.ms ?? 0, LONGEST)), limit)
  if (isQuarantined(weight)) return { at: Math.round(now + wait), why: wanted.why }
  const at = Math.round(now + wait)
  const past = pastSkips(at, context.skips)
  if (past === at) return { at, why: wanted.why }
  return { at: Math.min(past, now + LONGEST), why: `${wanted.why}, and not in its skipHours and skipDays` }
}

/**
 * When to ask again for a feed whose host takes no request now: behind the hold, spread by the feed's id, so that a
 * hundred feeds of one host do not ask in the same second.
 * @param heldMs  for how long the host is held, ms
 * @returns `at` at most a day and a spread of five minutes ahead
 */
export const pollAfterHold = (feedId: string, heldMs: number, now: number): NextPoll => {
  const hold = Math.min(Math.max(heldMs, 0), LONGEST)
  const spread = Math.min(Math.max(hold / 10, 10_000), SHORTEST)
  return { at: Math.round(now + hold + spread * fractionOf(feedId)), why: 'its host takes no request before' }
}

type Wait = { ms: number; why: string }

const ownCadence = (context: PollContext): Wait => {
  const { weight, baseMs, pushed } = context
  const adaptive = adaptiveCadence(context)
  if (isQuarantined(weight)) return { ms: backoff(weight, baseMs), why: 'in quarantine: a probe from time to time' }
  if (weight > 0) return { ms: backoff(weight, adaptive.ms), why: 'it failed: less often each time' }
  return pushed ? { ms: LONGEST, why: 'its hub pushes; a poll a day is the net below' } : adaptive
}

const adaptiveCadence = ({ baseMs, rhythm, lastNewAt, knownShare, now }: PollContext): Wait => {
  if (knownShare !== null && knownShare < KNOWN_SHARE)
    return { ms: baseMs / 3, why: 'most of its items were new: some may have been missed' }
  if (!rhythm) return { ms: baseMs, why: 'its rhythm is not known yet' }
  const still = lastNewAt === null ? 0 : (now - lastNewAt) / STILLNESS
  const gap = Math.max(rhythm.gapMs, still)
  const ms = Math.min(Math.max(gap / POLLS_PER_ITEM, baseMs / 3), baseMs * SLOWEST)
  const why = still > rhythm.gapMs ? 'it has been still for long' : `something new every ${printDuration(gap)}`
  return { ms, why }
}

const askedOf = ({ ttlMs = 0, freshMs = 0, retryAfterMs = 0 }: PollContext): Wait[] => [
  { ms: retryAfterMs, why: `the host asked for ${printDuration(retryAfterMs)} of quiet (Retry-After)` },
  { ms: ttlMs, why: `the feed asks for ${printDuration(ttlMs)} between polls (ttl, sy:updatePeriod)` },
  { ms: freshMs, why: `the answer is fresh for ${printDuration(freshMs)} (Cache-Control, Expires)` },
]

const longest = (waits: readonly Wait[]): Wait | undefined =>
  waits.reduce<Wait | undefined>((a, b) => (b.ms > (a?.ms ?? 0) ? b : a), undefined)
