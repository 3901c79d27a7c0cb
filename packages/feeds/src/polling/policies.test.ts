import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff, isQuarantined } from './backoff.ts'
import { failureCodes, failureOf, failureWeights } from './failures.ts'
import { recheckTimes } from './rechecks.ts'
import { moveBackVerdict, type RedirectSightings, redirectVerdict, sightRedirect } from './redirects.ts'
import { observedRhythm, rhythmOf } from './rhythm.ts'
import { pastSkips } from './skips.ts'
import { showsLie, validatorsToSend } from './validators.ts'
import { type FeedStanding, feedVerdict } from './verdict.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.UTC(2026, 2, 4, 12)

describe('backoff', () => {
  it('never shrinks with the weight, and stays between five minutes and thirty days', () => {
    const weight = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(weight, weight, fc.integer({ min: 1, max: DAY }), (a, b, base) => {
        const [less, more] = [backoff(Math.min(a, b), base), backoff(Math.max(a, b), base)]
        expect(less).toBeLessThanOrEqual(more)
        expect(less).toBeGreaterThanOrEqual(300_000)
        expect(more).toBeLessThanOrEqual((isQuarantined(Math.max(a, b)) ? 30 : 1) * DAY)
      }),
    )
  })

  it('brings a hard failure into quarantine after a month of daily tries, a temporary one after four', () => {
    const days = (weight: number) => {
      let sum = 0
      let waited = 0
      while (!isQuarantined(sum)) {
        sum += weight
        waited += backoff(sum, 900_000)
      }
      return Math.round(waited / DAY)
    }
    expect([days(1), days(0.5), days(0.25)]).toEqual([26, 51, 101])
  })
})

describe('a failure', () => {
  it('says what happened and what to do, in sentences, whatever its code', () => {
    for (const code of [...failureCodes, 'never heard of']) {
      const { says, advice, class: kind } = failureOf(code)
      expect(advice).toMatch(/[.A-Z]$/)
      expect(says.length).toBeGreaterThan(10)
      expect(failureWeights[kind]).toBeGreaterThan(0)
    }
  })

  it('that passes weighs less than one that may stay, and that less than one that will', () => {
    expect(['timeout', 'not-found', 'refused-address'].map((code) => failureOf(code).class)).toEqual([
      'temporary',
      'soft',
      'hard',
    ])
  })
})

describe('a redirect', () => {
  const permanent = { hops: [301, 308], to: 'https://b.example/', sameFeed: true }
  const seenAt = (moments: number[], sight = permanent) =>
    moments.reduce<RedirectSightings | null>((before, at) => sightRedirect(before, sight, at), null)
  const often = Array.from({ length: 12 }, (_, n) => now + n * 7 * HOUR)

  it('is adopted when it was seen ten times over three days', () => {
    expect(redirectVerdict(seenAt(often), now + 77 * HOUR)).toBe('move')
    expect(redirectVerdict(seenAt(often), now + 71 * HOUR)).toBe('keep')
    expect(redirectVerdict(seenAt(often.slice(0, 9)), now + 30 * DAY)).toBe('keep')
    expect(redirectVerdict(null, now)).toBe('keep')
  })

  it.each([
    ['a temporary hop among permanent ones', { ...permanent, hops: [301, 302] }],
    ['a maintenance page at its end', { ...permanent, sameFeed: false }],
    ['a direct answer', { ...permanent, hops: [] }],
  ])('is forgotten at %s', (_what, other) => {
    expect(sightRedirect(seenAt(often), other, now)).toBeNull()
  })

  it('begins anew when it leads elsewhere', () => {
    const elsewhere = sightRedirect(seenAt(often), { ...permanent, to: 'https://c.example/' }, now + 9 * DAY)
    expect(elsewhere).toEqual({ to: 'https://c.example/', count: 1, since: now + 9 * DAY })
  })

  it('is taken back when the new address fails within a month, and not later', () => {
    expect(moveBackVerdict(now - DAY, 2, now)).toBe('back')
    expect(moveBackVerdict(now - DAY, 1.75, now)).toBe('keep')
    expect(moveBackVerdict(now - 31 * DAY, 9, now)).toBe('keep')
    expect(moveBackVerdict(null, 9, now)).toBe('keep')
  })
})

describe('a rhythm', () => {
  const iso = (at: number) => new Date(at).toISOString()

  it('is the median gap between items, in whatever order they stand, and blind to a repeated or future date', () => {
    const dates = [0, 1, 2, 3, 4, 20].map((hours) => iso(now - hours * HOUR))
    const noise = [iso(now - HOUR), iso(now + 900 * DAY), 'soon']
    expect(rhythmOf(dates, now)).toEqual({ gapMs: HOUR, longestMs: 16 * HOUR })
    expect(rhythmOf([...dates.toReversed(), ...noise], now)).toEqual(rhythmOf(dates, now))
  })

  it('is blind to an old item that is pinned at the top, and not to one at the end', () => {
    const dates = [0, 1, 2, 3, 4, 20].map((hours) => iso(now - hours * HOUR))
    const old = [iso(now - 900 * DAY), iso(now - 800 * DAY)]
    expect(rhythmOf([...old, ...dates], now)).toEqual(rhythmOf(dates, now))
    expect(rhythmOf([...dates, ...old.toReversed()], now)?.longestMs).toBeGreaterThan(700 * DAY)
    expect(rhythmOf(['soon', iso(now + 900 * DAY), ...dates], now)).toEqual(rhythmOf(dates, now))
  })

  it('of few or equal dates is not known', () => {
    expect(rhythmOf([iso(now), iso(now - HOUR), iso(now - 2 * HOUR)], now)).toBeNull()
    expect(rhythmOf(Array(9).fill(iso(now)), now)).toBeNull()
  })

  it('without dates follows what is seen', () => {
    let rhythm = observedRhythm(null, HOUR)
    for (let n = 0; n < 12; n += 1) rhythm = observedRhythm(rhythm, 4 * HOUR)
    expect(Math.round(rhythm.gapMs / HOUR)).toBe(4)
    expect(rhythm.longestMs).toBe(4 * HOUR)
  })
})

describe('what a feed asks to skip', () => {
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 23 })
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 })

  it('is kept: the moment found is not skipped, is the first such hour, and finding it again changes nothing', () => {
    fc.assert(
      fc.property(hours, days, fc.integer({ min: 1e12, max: 3e12 }), (hours, days, at) => {
        const skips = { hours, days }
        const moment = pastSkips(at, skips)
        expect(hours).not.toContain(new Date(moment).getUTCHours())
        expect(days).not.toContain(new Date(moment).getUTCDay())
        expect(moment).toBeGreaterThanOrEqual(at)
        expect(pastSkips(moment, skips)).toBe(moment)
      }),
    )
  })

  it('is passed over where nothing is left', () => {
    expect(pastSkips(now, { hours: Array.from({ length: 24 }, (_, hour) => hour), days: [] })).toBe(now)
    expect(pastSkips(now, undefined)).toBe(now)
  })
})

describe('validators', () => {
  const known = { etag: 'W/"a\\b"', lastModified: 'yesterday', readAt: now - HOUR, lying: false }

  it('go back byte for byte, and none is made up', () => {
    expect(validatorsToSend('a', known, now)).toEqual({ etag: 'W/"a\\b"', lastModified: 'yesterday' })
    expect(validatorsToSend('a', { ...known, etag: null }, now)).toEqual({ lastModified: 'yesterday' })
    expect(validatorsToSend('a', { ...known, readAt: null }, now)).toEqual({})
  })

  it('are left out once a day, at another hour for each feed, and for good where they lied', () => {
    const at = ['a', 'b', 'c', 'd', 'e'].map((id) => {
      let hours = 0
      while (Object.keys(validatorsToSend(id, known, now - HOUR + hours * HOUR)).length) hours += 0.125
      return hours
    })
    for (const hours of at) expect(Math.abs(hours - 22.5)).toBeLessThanOrEqual(0.75)
    expect(new Set(at).size).toBeGreaterThan(2)
    expect(validatorsToSend('a', { ...known, lying: true }, now)).toEqual({})
  })

  it('lied when other items came under the same ones', () => {
    expect(showsLie(known, known, 1)).toBe(true)
    expect(showsLie(known, known, 0)).toBe(false)
    expect(showsLie(known, { ...known, etag: '"b"' }, 1)).toBe(false)
    expect(showsLie({ etag: null, lastModified: null }, { etag: null, lastModified: null }, 1)).toBe(false)
  })
})

describe('the verdict on a feed', () => {
  const well: FeedStanding = {
    suspended: false,
    polledAt: now,
    lastNewAt: now - HOUR,
    watchedSince: now - 900 * DAY,
    rhythm: { gapMs: HOUR, longestMs: 9 * HOUR },
    failures: 0,
    weight: 0,
    outcome: 'read',
  }
  const OLD_ITEM = { lastNewAt: now - 20 * DAY, rhythm: { gapMs: HOUR, longestMs: 900 * DAY } }
  const MONTHLY = { gapMs: 30 * DAY, longestMs: 33 * DAY }
  it.each<[string, Partial<FeedStanding>, string]>([
    ['within its rhythm', {}, 'fresh'],
    ['a night long still, as it is each night', { lastNewAt: now - 9 * HOUR }, 'fresh'],
    ['stiller than it ever was', { lastNewAt: now - 10 * HOUR }, 'late'],
    [
      'stiller than it ever was, but ours for two hours',
      { lastNewAt: now - 10 * HOUR, watchedSince: now - 2 * HOUR },
      'fresh',
    ],
    ['still for a month when it came to us', { lastNewAt: now - 30 * DAY, watchedSince: now - HOUR }, 'silent'],
    ['stiller than three nights', { lastNewAt: now - 28 * HOUR }, 'silent'],
    ['still for three weeks, though one item is years old', OLD_ITEM, 'late'],
    ['still for long, though one item is years old', { ...OLD_ITEM, lastNewAt: now - 22 * DAY }, 'silent'],
    ['monthly, and still for a month', { lastNewAt: now - 31 * DAY, rhythm: MONTHLY }, 'fresh'],
    ['of an unknown rhythm', { rhythm: null }, 'fresh'],
    ['never polled', { polledAt: null, lastNewAt: null }, 'new'],
    ['failed once', { failures: 1, weight: 1 }, 'fresh'],
    ['failed twice', { failures: 2, weight: 2 }, 'failing'],
    ['failed for months', { failures: 90, weight: 30 }, 'quarantined'],
    ['suspended, whatever else', { suspended: true, failures: 90, weight: 30 }, 'suspended'],
  ])('%s', (_what, change, verdict) => {
    const found = feedVerdict({ ...well, ...change }, now)
    expect(found.verdict).toBe(verdict)
    expect(found.why).not.toBe('')
  })
})

it('young articles are looked at again at each hour asked for, once, in order', () => {
  expect(recheckTimes(now, [24, 1, 6, 1])).toEqual([1, 6, 24].map((hours) => now + hours * HOUR))
})
