import { hostGateStore } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { DAY, type Day, PACE, simulateDay } from '../test/one-day.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 2, 4)
/** The soak takes the whole of it; the share of faulty feeds, feeds on a host and workers for feeds are the same. */
const SIZE = Number(process.env.SOAK ?? 1) > 1 ? { feeds: 1_000, hosts: 50 } : { feeds: 100, hosts: 5 }

describe(`a day of ${SIZE.feeds} feeds on ${SIZE.hosts} hosts, three of ten faulty`, () => {
  const log = sharedLog()
  let day: Day
  beforeAll(async () => {
    const store = (clock: () => number) => hostGateStore(log().database, clock)
    day = await simulateDay(store, { ...SIZE, workers: SIZE.feeds / 25, start: START })
  }, 3_600_000)

  it('shows no host more than its limit: gaps, requests at once, quiet when it asked for it', () => {
    const byHost = Map.groupBy(day.visits, ({ host }) => host)
    expect(byHost.size).toBe(SIZE.hosts)
    for (const visits of byHost.values()) {
      const inOrder = visits.toSorted((a, b) => a.from - b.from)
      for (const [n, { from }] of inOrder.entries()) {
        if (n) expect(from - (inOrder[n - 1]?.from ?? 0)).toBeGreaterThanOrEqual(PACE.gapMs)
        const others = inOrder.slice(Math.max(n - 200, 0), n).filter(({ until }) => until > from)
        expect(others.length).toBeLessThan(PACE.atOnce)
        const asked = inOrder.slice(0, n).findLast((one) => one.status === 429 && one.until <= from)
        if (asked) expect(from - asked.until).toBeGreaterThanOrEqual(10 * MINUTE)
      }
    }
  })

  it('starves no feed: each poll begins soon after its time, and the times lie a day apart at most', () => {
    for (const { lateness, polledAt, due } of day.feeds) {
      expect(polledAt.length).toBeGreaterThan(0)
      // Everybody begins in one second, and waits for that; afterwards a worker is free within the minute.
      expect(Math.max(...lateness.slice(1), 0)).toBeLessThan(5 * MINUTE)
      expect(due - (polledAt.at(-1) ?? 0)).toBeLessThanOrEqual(DAY + 30 * MINUTE)
    }
  })

  it('loses nothing of feeds that answer, whatever their neighbours do', () => {
    // What one host did not answer for two hours is its own loss.
    const up = day.feeds.filter(({ host }) => host !== 3)
    const losing = up.filter(({ kind, lost }) => kind === 'well' && lost > 0)
    expect(losing.map(({ id, kind, lost }) => ({ id, kind, lost }))).toEqual([])
    // These refuse us themselves, by 429 or every second time by 500: what they publish faster than we may ask is missed.
    const sum = (pick: 'lost' | 'seen') =>
      up.filter(({ kind }) => kind === 'flapping' || kind === 'limited').reduce((all, feed) => all + feed[pick], 0)
    expect(sum('lost') / sum('seen')).toBeLessThan(0.05)
    expect(day.feeds.reduce((sum, { seen }) => sum + seen, 0)).toBeGreaterThan(SIZE.feeds * 50)
  })

  it('asks a well feed often enough for its rhythm, and a failing one less', () => {
    const often = (kind: string) => {
      const polls = day.feeds.filter((feed) => feed.kind === kind).map(({ polledAt }) => polledAt.length)
      return polls.reduce((sum, each) => sum + each, 0) / polls.length
    }
    expect(often('well')).toBeGreaterThan(20)
    expect(often('away')).toBeLessThan(often('well'))
    expect(day.visits.length).toBeLessThan(SIZE.feeds * 288)
  })

  it('makes no burst: after the first hour no five minutes hold more than their share', () => {
    const later = day.visits.filter(({ from }) => from - START > 60 * MINUTE)
    const fives = [...Map.groupBy(later, ({ from }) => Math.floor(from / (5 * MINUTE))).values()].map(
      (all) => all.length,
    )
    const mean = later.length / fives.length
    expect(Math.max(...fives)).toBeLessThan(2 * mean)
  })
})
