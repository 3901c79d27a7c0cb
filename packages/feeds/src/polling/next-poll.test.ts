import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPoll, type PollContext, pollAfterHold } from './next-poll.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const now = Date.UTC(2026, 2, 4, 12, 30) // a Wednesday
const calm: PollContext = {
  feedId: 'a',
  now,
  baseMs: 15 * MINUTE,
  rhythm: null,
  lastNewAt: null,
  knownShare: 1,
  weight: 0,
}
const ms = (max: number) => fc.integer({ min: 0, max })
const contexts: fc.Arbitrary<PollContext> = fc.record({
  feedId: fc.string(),
  now: fc.integer({ min: 1e12, max: 3e12 }),
  baseMs: fc.integer({ min: 5 * MINUTE, max: DAY }),
  rhythm: fc.option(fc.record({ gapMs: ms(400 * DAY), longestMs: ms(900 * DAY) })),
  lastNewAt: fc.option(ms(1e12)),
  knownShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  weight: fc.double({ min: 0, max: 29.9, noNaN: true }),
  ttlMs: ms(1e12),
  freshMs: ms(1e12),
  retryAfterMs: ms(DAY),
  skips: fc.record({
    hours: fc.array(fc.integer({ min: 0, max: 23 })),
    days: fc.array(fc.integer({ min: 0, max: 6 })),
  }),
  pushed: fc.boolean(),
})
const wait = (change: Partial<PollContext>) => nextPoll({ ...calm, ...change }).at - now

describe('the next poll', () => {
  it('lies between five minutes and a day ahead, whatever is known and asked', () => {
    fc.assert(
      fc.property(contexts, (context) => {
        const ahead = nextPoll(context).at - context.now
        expect(ahead).toBeGreaterThanOrEqual(5 * MINUTE)
        expect(ahead).toBeLessThanOrEqual(DAY)
      }),
    )
  })

  it('is never before the time that feed or host asked for, up to a day', () => {
    fc.assert(
      fc.property(contexts, (context) => {
        const { ttlMs = 0, freshMs = 0, retryAfterMs = 0 } = context
        const asked = Math.min(Math.max(ttlMs, freshMs, retryAfterMs), DAY)
        expect(nextPoll(context).at - context.now).toBeGreaterThanOrEqual(asked)
      }),
    )
  })

  it('is the same for the same context, and spreads feeds that are alike over a fifth of the wait', () => {
    const waits = Array.from({ length: 200 }, (_, n) => wait({ feedId: `feed-${n}` }))
    expect(waits).toEqual(Array.from({ length: 200 }, (_, n) => wait({ feedId: `feed-${n}` })))
    for (const each of waits) expect(Math.abs(each - 15 * MINUTE)).toBeLessThanOrEqual(1.5 * MINUTE)
    // No tenth of the spread holds a third of the feeds: a restart makes no burst.
    const tenths = Map.groupBy(waits, (each) => Math.floor(((each - 13.5 * MINUTE) / (3 * MINUTE)) * 10))
    expect(Math.max(...[...tenths.values()].map(({ length }) => length))).toBeLessThan(67)
  })

  it.each<[string, Partial<PollContext>, number]>([
    ['a feed whose rhythm is unknown: the configured cadence', {}, 15],
    ['an agency: as often as is polite', { rhythm: { gapMs: 2 * MINUTE, longestMs: HOUR } }, 5],
    ['something new every four hours: eight polls for it', { rhythm: { gapMs: 4 * HOUR, longestMs: DAY } }, 30],
    ['one that publishes yearly: a quarter of a day', { rhythm: { gapMs: 365 * DAY, longestMs: 400 * DAY } }, 360],
    [
      'an agency that has been still for ten days: as if its gap were one',
      { rhythm: { gapMs: 2 * MINUTE, longestMs: HOUR }, lastNewAt: now - 10 * DAY },
      180,
    ],
    [
      'one whose items were all new: soon, for some may have been missed',
      { rhythm: { gapMs: 4 * HOUR, longestMs: DAY }, knownShare: 0.1 },
      5,
    ],
    ['one that failed: the double for each unit of weight', { weight: 2 }, 60],
    ['one that a hub pushes: a day', { pushed: true, rhythm: { gapMs: 2 * MINUTE, longestMs: HOUR } }, 1440],
  ])('of %s', (_what, change, minutes) => {
    // Five minutes and a day are bounds, and cut the jitter off.
    expect(wait(change) / MINUTE).toBeGreaterThanOrEqual(minutes * 0.9)
    expect(wait(change) / MINUTE).toBeLessThanOrEqual(minutes * 1.1)
  })

  it.each([
    ['Retry-After', { retryAfterMs: 3 * HOUR }],
    ['ttl', { ttlMs: 3 * HOUR }],
    ['Cache-Control', { freshMs: 3 * HOUR }],
  ])('says when it follows %s', (why, asked) => {
    expect(nextPoll({ ...calm, ...asked }).why).toContain(why)
    expect(nextPoll({ ...calm, ttlMs: MINUTE }).why).toBe('its rhythm is not known yet')
  })

  it('moves away with each failure, and in quarantine up to thirty days', () => {
    const waits = [0, 0.25, 1, 3, 7, 29, 30, 31, 34, 60].map((weight) => wait({ weight }))
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(Math.max(...waits)).toBeLessThanOrEqual(30 * DAY)
    expect(waits.at(-1)).toBeGreaterThan(26 * DAY)
  })

  it('keeps out of skipHours and skipDays as long as a day allows it, with its own minute', () => {
    const hours = [12, 13, 14]
    const at = nextPoll({ ...calm, skips: { hours, days: [] } }).at
    expect(new Date(at).getUTCHours()).toBe(15)
    expect(new Date(at).getUTCMinutes()).toBe(new Date(nextPoll(calm).at).getUTCMinutes())
    fc.assert(
      fc.property(contexts, (context) => {
        const { at: moment } = nextPoll(context)
        const skipped = context.skips?.hours.includes(new Date(moment).getUTCHours())
        if (skipped && !context.skips?.days.length && new Set(context.skips?.hours).size < 24)
          expect(moment - context.now).toBeGreaterThan(DAY - HOUR)
      }),
    )
  })
})

describe('a poll behind a hold of its host', () => {
  it('comes after the hold, soon after it, at the latest in a day and five minutes', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -1_000, max: 1e10 }), (id, held) => {
        const ahead = pollAfterHold(id, held, now).at - now
        const hold = Math.min(Math.max(held, 0), DAY)
        expect(ahead).toBeGreaterThanOrEqual(hold)
        expect(ahead).toBeLessThanOrEqual(hold + 5 * MINUTE)
      }),
    )
  })

  it('is spread over the feeds of the host', () => {
    expect(new Set(['a', 'b', 'c', 'd'].map((id) => pollAfterHold(id, MINUTE, now).at)).size).toBe(4)
  })
})
