import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPoll, pollAfterHold } from './next-poll.ts'

const MINUTE = 60_000

describe('the next poll', () => {
  it('lies between five minutes and a day, whatever is asked', () => {
    const context = [fc.string(), fc.integer({ min: 1, max: 1e9 }), fc.nat(1_000), fc.nat(1e10)] as const
    fc.assert(
      fc.property(...context, (id, interval, failures, askedMs) => {
        const wait = nextPoll(id, interval, { failures, askedMs })
        expect(wait).toBeGreaterThanOrEqual(5 * MINUTE)
        expect(wait).toBeLessThanOrEqual(24 * 60 * MINUTE)
      }),
    )
  })

  it('is the same for the same feed and differs between feeds', () => {
    const waits = ['a', 'b', 'c', 'd'].map((id) => nextPoll(id, 15 * MINUTE, { failures: 0 }))
    expect(waits).toEqual(['a', 'b', 'c', 'd'].map((id) => nextPoll(id, 15 * MINUTE, { failures: 0 })))
    expect(new Set(waits).size).toBe(4)
    for (const wait of waits) expect(Math.abs(wait - 15 * MINUTE)).toBeLessThanOrEqual(1.5 * MINUTE)
  })

  it('moves away with each failure', () => {
    const waits = [0, 1, 2, 3].map((failures) => nextPoll('a', 15 * MINUTE, { failures }))
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits[3]).toBeCloseTo((waits[0] ?? 0) * 8, -1)
  })

  it('is never before the time that a host asked for', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      expect(nextPoll(id, 15 * MINUTE, { failures: 1, askedMs: 120 * MINUTE })).toBeGreaterThanOrEqual(120 * MINUTE)
    }
  })
})

describe('a poll behind a hold of its host', () => {
  it('comes after the hold, soon after it, at the latest in a day and five minutes', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -1_000, max: 1e10 }), (id, held) => {
        const wait = pollAfterHold(id, held)
        const hold = Math.min(Math.max(held, 0), 24 * 60 * MINUTE)
        expect(wait).toBeGreaterThanOrEqual(hold)
        expect(wait).toBeLessThanOrEqual(hold + 5 * MINUTE)
      }),
    )
  })

  it('is spread over the feeds of the host', () => {
    expect(new Set(['a', 'b', 'c', 'd'].map((id) => pollAfterHold(id, 60_000))).size).toBe(4)
  })
})
