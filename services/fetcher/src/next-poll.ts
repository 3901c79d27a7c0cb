const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The bounds of every cadence: below five minutes is impolite, above a day a feed is forgotten. */
const SHORTEST = 5 * MINUTE
const LONGEST = DAY

export type PollOutcome = {
  /** Failures in a row, this one included; 0 after a good answer. */
  failures: number
  /** What the feed or its host asked for (`ttl`, Retry-After), ms. */
  askedMs?: number | undefined
}

/**
 * When to poll a feed again.
 * @param feedId      fixes the jitter of ±10 %, so that a restart makes no burst
 * @param intervalMs  the cadence of a feed that says nothing, ms
 * @returns ms from now, 5 min … 24 h
 */
export const nextPoll = (feedId: string, intervalMs: number, { failures, askedMs = 0 }: PollOutcome): number => {
  const wanted = Math.max(intervalMs * 2 ** Math.min(failures, 8), askedMs)
  const jittered = wanted * (0.9 + 0.2 * fraction(feedId))
  // A host that asked for time gets at least that.
  return Math.round(Math.min(Math.max(jittered, SHORTEST, Math.min(askedMs, LONGEST)), LONGEST))
}

/**
 * When to ask again for a feed whose host takes no request now: behind the hold, spread by the feed's id, so that a
 * hundred feeds of one host do not ask in the same second.
 * @param heldMs  for how long the host is held, ms
 * @returns ms from now, a day and a spread of five minutes at most
 */
export const pollAfterHold = (feedId: string, heldMs: number): number => {
  const hold = Math.min(Math.max(heldMs, 0), LONGEST)
  const spread = Math.min(Math.max(hold / 10, 10_000), SHORTEST)
  return Math.round(hold + spread * fraction(feedId))
}

/** A number of 0 … 1 that is always the same for an id (FNV-1a). */
const fraction = (id: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return (hash >>> 0) / 2 ** 32
}
