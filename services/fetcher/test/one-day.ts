import type { Feed } from '@blotter/feeds'
import type { FeedHealth, HostGateStore } from '@blotter/log'
import { type Poll, settlePoll } from '../src/settle-poll.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** What a host lets us do, what it is asked with, and how patient a worker is with it; as the fetcher's defaults. */
export const PACE = { gapMs: SECOND, atOnce: 2, patienceMs: 15 * SECOND, leaseMs: 150 * SECOND, deadCapMs: 10 * MINUTE }
const BASE = 15 * MINUTE
const WINDOW = 20
const RETRY_AFTER = 10 * MINUTE

/** How a feed of the simulated web behaves. */
export type Kind = 'well' | 'flapping' | 'away' | 'limited'
export type SimulatedFeed = {
  id: string
  host: number
  kind: Kind
  /** ms since 1970 at which it publishes something, in order */
  published: number[]
  health: FeedHealth | null
  seen: number
  /** of those, what left the feed before anybody saw it, though its host did not ask for quiet meanwhile */
  lost: number
  due: number
  /** how long after its time each poll began, and how long after the one before */
  lateness: number[]
  polledAt: number[]
}
export type Visit = { host: number; from: number; until: number; status: number | null }
export type Day = { feeds: SimulatedFeed[]; visits: Visit[] }

/** A day of polls: `feeds` on `hosts`, three of ten faulty, on a clock of its own. @returns what happened */
export const simulateDay = async (
  store: (clock: () => number) => HostGateStore,
  { feeds: count, hosts, workers, start }: { feeds: number; hosts: number; workers: number; start: number },
): Promise<Day> => {
  const random = randomFrom(7)
  const feeds = Array.from({ length: count }, (_, n) => makeFeed(n, { hosts, start, random }))
  const visits: Visit[] = []
  const quiet = new Map<number, number>()
  const quietSpans: { host: number; from: number }[] = []
  /** Whether a host kept a feed out for most of a stretch: what was missed then is its own loss. */
  const wasKeptOut = ({ host }: SimulatedFeed, from: number): boolean => {
    const spans = quietSpans.filter((span) => span.host === host && span.from + RETRY_AFTER > from)
    return spans.length * RETRY_AFTER > (now - from) / 2
  }
  const agenda = makeAgenda()
  let now = start
  let free = workers
  const waiting: SimulatedFeed[] = []
  const gate = store(() => now)

  const take = (): void => {
    for (let feed = free > 0 && waiting.shift(); feed; feed = free > 0 && waiting.shift()) {
      const taken = feed
      free -= 1
      taken.lateness.push(now - taken.due)
      agenda.add(now, () => enter(taken, { deadline: now + PACE.patienceMs, waited: false }))
    }
  }
  const done = (feed: SimulatedFeed, asked: Poll['asked'], known: number, fresh: number): void => {
    const report = { fresh, known, edited: 0, strategy: 'guid' as const }
    const described = { url: feed.id, active: true }
    const poll = {
      feedId: feed.id,
      feed: described,
      before: feed.health,
      asked,
      report,
      baseMs: BASE,
      pushed: false,
      now,
    }
    const { health, next } = settlePoll(poll)
    feed.health = { ...feed.health, ...health } as FeedHealth // as savePoll merges a row
    feed.due = next.at
    agenda.add(next.at, () => {
      waiting.push(feed)
    })
    free += 1
  }
  const enter = async (feed: SimulatedFeed, turn: { deadline: number; waited: boolean }): Promise<void> => {
    const ask = { leastGapMs: PACE.gapMs, atOnce: PACE.atOnce, leaseMs: PACE.leaseMs, lease: feed.id }
    const patienceMs = Math.max(turn.deadline - now, 0)
    const { verdict, waitMs } = await gate.enter(`host-${feed.host}`, { ...ask, patienceMs, waited: turn.waited })
    if (verdict === 'enter') return visit(feed)
    if (verdict === 'held' || (verdict === 'full' && patienceMs === 0))
      return done(feed, unanswered('waiting', { heldMs: Math.max(waitMs, SECOND) }), 0, 0)
    const wait = verdict === 'wait' ? waitMs : Math.min(300, patienceMs)
    agenda.add(now + wait, () => enter(feed, { ...turn, waited: turn.waited || verdict === 'wait' }))
  }
  const visit = (feed: SimulatedFeed): void => {
    const answer = answerOf(feed, { now, start, random, quietUntil: quiet.get(feed.host) ?? 0 })
    feed.polledAt.push(now)
    const from = now
    agenda.add(now + answer.ms, async () => {
      visits.push({ host: feed.host, from, until: now, status: answer.status })
      if (answer.status === 429) {
        quiet.set(feed.host, now + RETRY_AFTER)
        quietSpans.push({ host: feed.host, from: now })
        await gate.quiet(`host-${feed.host}`, RETRY_AFTER)
      }
      const ending = answer.status === null ? 'dead' : answer.status >= 500 ? 'struggling' : 'answered'
      await gate.leave(`host-${feed.host}`, { lease: feed.id, ending, deadCapMs: PACE.deadCapMs })
      if (answer.status !== 200)
        return done(feed, unanswered(answer.outcome, { retryAfterMs: answer.retryAfterMs }), 0, 0)
      const { asked, known, fresh } = readFeed(feed, now, (from) => wasKeptOut(feed, from))
      done(feed, asked, known, fresh)
    })
  }

  for (const feed of feeds) agenda.add(feed.due, () => void waiting.push(feed))
  for (let event = agenda.next(); event && event.at <= start + DAY; event = agenda.next()) {
    now = event.at
    await event.act()
    take()
  }
  return { feeds, visits }
}

/** A little generator with a seed (mulberry32): numbers from 0 up to 1. */
const randomFrom = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const KINDS: Readonly<Record<number, Kind>> = { 7: 'flapping', 8: 'away', 9: 'limited' }
/** From an agency to a weekly. */
const GAPS = [2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, DAY, 7 * DAY]

type Making = { hosts: number; start: number; random: () => number }

const makeFeed = (n: number, { hosts, start, random }: Making): SimulatedFeed => {
  const gap = GAPS[Math.floor(random() * GAPS.length)] ?? HOUR
  const published: number[] = []
  for (let at = start - WINDOW * gap; at < start + DAY; at += -Math.log(1 - random()) * gap)
    published.push(Math.round(at))
  // All are added at once, as an OPML file is.
  const begun = { health: null, seen: 0, lost: 0, due: start, lateness: [], polledAt: [] }
  return { id: `feed-${n}`, host: Math.floor(n / 10) % hosts, kind: KINDS[n % 10] ?? 'well', published, ...begun }
}

type Answer = { status: number | null; outcome: string; ms: number; retryAfterMs?: number }
type World = { now: number; start: number; random: () => number; quietUntil: number }

const answerOf = ({ kind, host }: SimulatedFeed, { now, start, random, quietUntil }: World): Answer => {
  const hour = (now - start) / HOUR
  const ms = Math.round(100 + random() * 900)
  // One host is down for two hours, and one is slow.
  if (host === 3 && hour >= 8 && hour < 10) return { status: null, outcome: 'unreachable', ms: 10 * SECOND }
  if (kind === 'away' && hour >= 6 && hour < 12) return { status: 404, outcome: 'not-found', ms }
  if (kind === 'flapping' && random() < 0.5) return { status: 500, outcome: 'server-error', ms }
  if (kind === 'limited' && (now < quietUntil || random() < 0.05))
    return { status: 429, outcome: 'rate-limited', ms, retryAfterMs: RETRY_AFTER }
  return { status: 200, outcome: 'read', ms: host === 4 ? ms * 10 : ms }
}

const NOTHING = { status: null, cause: null, feed: null, response: null, conditional: false, bodyHash: null, ms: 1 }

const unanswered = (outcome: string, more: Partial<Poll['asked']>): Poll['asked'] => ({
  ...NOTHING,
  outcome,
  validators: { etag: null, lastModified: null },
  ...more,
})

const readFeed = (
  feed: SimulatedFeed,
  now: number,
  wasKeptOut: (from: number) => boolean,
): { asked: Poll['asked']; known: number; fresh: number } => {
  const until = feed.published.findIndex((at) => at > now)
  const all = until === -1 ? feed.published.length : until
  const shown = feed.published.slice(Math.max(all - WINDOW, 0), all)
  const fresh = all - feed.seen
  const first = feed.health?.lastPollAt == null
  const before = feed.health?.readAt ? Date.parse(feed.health.readAt) : now
  if (!first && !wasKeptOut(before)) feed.lost += Math.max(fresh - WINDOW, 0)
  feed.seen = all
  const read: Feed = {
    items: shown.map((at) => ({ url: `https://x.example/${at}`, publishedAt: new Date(at).toISOString() })),
    warnings: [],
  }
  const found = Math.min(fresh, shown.length)
  const asked = { ...unanswered('read', {}), status: 200, feed: read, bodyHash: `${all}` }
  return { asked, known: shown.length - found, fresh: found }
}

type Event = { at: number; act: () => void | Promise<void> }

/** What is to come, the earliest first; of equal times in the order of their coming. */
const makeAgenda = () => {
  const heap: (Event & { turn: number })[] = []
  let turns = 0
  const before = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]]
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.turn < y.turn))
  }
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]]
    if (x && y) [heap[a], heap[b]] = [y, x]
  }
  return {
    add: (at: number, act: Event['act']): void => {
      turns += 1
      heap.push({ at, act, turn: turns })
      for (let n = heap.length - 1; n > 0 && before(n, (n - 1) >> 1); n = (n - 1) >> 1) swap(n, (n - 1) >> 1)
    },
    next: (): Event | undefined => {
      const first = heap[0]
      const last = heap.pop()
      if (!first || !last || heap.length === 0) return first
      heap[0] = last
      for (let n = 0; ; ) {
        const least = [2 * n + 1, 2 * n + 2].reduce((a, b) => (before(b, a) ? b : a), n)
        if (least === n) return first
        swap(n, least)
        n = least
      }
    },
  }
}
