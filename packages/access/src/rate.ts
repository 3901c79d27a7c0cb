/** Whether one more request may come. `waitMs`: when the next one may, where this one may not. */
export type RateVerdict = { allowed: boolean; left: number; waitMs: number }

/** Counts requests of many askers, each by its own rate. */
export type RateLimiter = { take: (asker: string, perMinute: number, now: number) => RateVerdict }

const MINUTE = 60_000
/** Askers that are remembered; whoever was away for a minute is full again anyway. */
const MOST = 10_000

type Bucket = { left: number; at: number }

/** A token bucket for each asker: a minute's worth at once, then as it refills. The clock is an argument, in ms. */
export const rateLimiter = (): RateLimiter => {
  const buckets = new Map<string, Bucket>()
  return {
    take: (asker, perMinute, now) => {
      const known = buckets.get(asker)
      const refilled = known ? known.left + ((now - known.at) * perMinute) / MINUTE : perMinute
      const full = Math.min(perMinute, refilled)
      const allowed = full >= 1
      const left = allowed ? full - 1 : full
      buckets.delete(asker)
      buckets.set(asker, { left, at: now })
      if (buckets.size > MOST) buckets.delete(buckets.keys().next().value ?? '')
      return { allowed, left: Math.floor(left), waitMs: allowed ? 0 : Math.ceil(((1 - full) * MINUTE) / perMinute) }
    },
  }
}
