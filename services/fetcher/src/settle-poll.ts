import {
  type Feed,
  failureOf,
  failureWeights,
  moveBackVerdict,
  type NextPoll,
  nextPoll,
  observedRhythm,
  pollAfterHold,
  type RedirectSightings,
  type Rhythm,
  redirectVerdict,
  rhythmOf,
  type Skips,
  showsLie,
  showsMissed,
  sightRedirect,
} from '@blotter/feeds'
import type { FeedHealth } from '@blotter/log'
import { type Asked, knownValidators } from './ask-feed.ts'
import type { FeedNow } from './feed-description.ts'
import { isoOf, msOf } from './moments.ts'
import type { Report } from './report-items.ts'
import { skippedItems } from './skipped-items.ts'

export type Poll = {
  feedId: string
  feed: FeedNow
  before: FeedHealth | null
  asked: Omit<Asked, 'feed'> & { feed: Feed | null }
  report: Report
  /** cadence of a feed that says nothing, ms */
  baseMs: number
  /** Whether a hub pushes it. */
  pushed: boolean
  now: number
}

/** What follows from a poll: what to remember, when to ask again, and what to do with the feed itself. */
export type Settled = {
  health: Partial<FeedHealth>
  next: NextPoll
  change: { type: 'move'; to: string; back: boolean } | { type: 'suspend'; reason: string } | null
}

/** Applies the polling policies of @blotter/feeds to a poll; no clock, nothing read or written. */
export const settlePoll = (poll: Poll): Settled => {
  const { asked, before, feedId, now } = poll
  if (asked.heldMs !== undefined) return settleHeld(feedId, asked.heldMs, { asked, now })
  const failed = asked.outcome !== 'read' && asked.outcome !== 'unchanged'
  return failed ? settleFailed(poll) : settleGood(poll, msOf(before?.lastPollAt) === null)
}

/** Nothing was asked, so nothing failed: the host wants quiet, or other feeds of it come first. */
const settleHeld = (feedId: string, heldMs: number, { asked, now }: Pick<Poll, 'asked' | 'now'>): Settled => ({
  health: {
    lastOutcome: asked.outcome,
    lastCause: `its host takes no request until ${isoOf(now + heldMs).slice(0, 19)}Z`,
  },
  next: pollAfterHold(feedId, heldMs, now),
  change: null,
})

const settleFailed = (poll: Poll): Settled => {
  const { asked, before, feed, now } = poll
  const weight = (before?.errorWeight ?? 0) + failureWeights[failureOf(asked.outcome).class]
  const next = nextPoll({
    ...contextOf(poll, before),
    weight,
    rhythm: rhythmIn(before),
    lastNewAt: msOf(before?.lastNewAt),
  })
  const health = {
    ...lastOf(asked, now),
    failures: (before?.failures ?? 0) + 1,
    errorWeight: weight,
    failingSince: before?.failingSince ?? isoOf(now),
    redirect: null,
    nextWhy: next.why,
  }
  // What a detour leads to may be gone without the feed; a permanent one becomes the feed's own address first.
  if (asked.outcome === 'gone' && !asked.response?.redirects.length)
    return { health, next, change: { type: 'suspend', reason: `${feed.url} answered 410: it is gone for good` } }
  if (feed.moved && moveBackVerdict(feed.moved.at, weight, now) === 'back')
    return { health: { ...health, errorWeight: 0 }, next, change: { type: 'move', to: feed.moved.from, back: true } }
  return { health, next, change: null }
}

const settleGood = (poll: Poll, first: boolean): Settled => {
  const { asked, before, report, now } = poll
  const whole = asked.bodyHash !== null
  const { fresh, known, edited } = report
  const wishes = asked.feed ? wishesOf(asked.feed) : before
  const news = newsOf(poll, first)
  const last = { at: msOf(before?.lastPollAt), unchanged: before?.lastStatus === 304 }
  const missed =
    whole && !asked.conditional && showsMissed(report.freshAt ?? [], { readAt: msOf(before?.readAt), last })
  const lying =
    before?.validatorsLie ||
    missed ||
    (whole && !first && showsLie(knownValidators(before), asked.validators, fresh + edited))
  const sightings = sightingsOf(poll)
  const next = nextPoll({
    ...contextOf(poll, wishes),
    weight: 0,
    ...news,
    knownShare: first || fresh + known === 0 ? null : known / (fresh + known),
  })
  const health = {
    ...lastOf(asked, now),
    ...(asked.feed ? { ...wishesOf(asked.feed), ...countsOf(asked.feed.items) } : {}),
    ...(whole ? { ...asked.validators, bodyHash: asked.bodyHash, readAt: isoOf(now) } : renewed(asked.validators)),
    failures: 0,
    errorWeight: 0,
    failingSince: null,
    validatorsLie: Boolean(lying),
    gapMs: news.rhythm ? Math.round(news.rhythm.gapMs) : null,
    longestGapMs: news.rhythm ? Math.round(news.rhythm.longestMs) : null,
    lastNewAt: news.lastNewAt === null ? null : isoOf(news.lastNewAt),
    redirect: sightings,
    identity: report.strategy,
    nextWhy: next.why,
  }
  if (redirectVerdict(sightings, now) === 'move' && sightings)
    return { health: { ...health, redirect: null }, next, change: { type: 'move', to: sightings.to, back: false } }
  return { health, next, change: null }
}

/** A 304 that is silent about a validator leaves it as it was. */
const renewed = (validators: Asked['validators']): Partial<FeedHealth> =>
  Object.fromEntries(Object.entries(validators).filter(([, value]) => value !== null))

const lastOf = (asked: Poll['asked'], now: number): Partial<FeedHealth> => ({
  lastPollAt: isoOf(now),
  lastStatus: asked.status,
  lastOutcome: asked.outcome,
  lastCause: asked.cause,
})

const countsOf = (items: Feed['items']): Partial<FeedHealth> => {
  const skipped = skippedItems(items)
  return { items: items.length, itemsSkipped: skipped.count, skippedWhy: skipped.why }
}

/** What a feed says about reading it. */
type Wishes = Pick<FeedHealth, 'ttlMs' | 'skips' | 'hub' | 'topic'>

const wishesOf = ({ ttlMinutes, skips, hub, self }: Feed): Wishes => ({
  ttlMs: ttlMinutes === undefined ? null : ttlMinutes * 60_000,
  skips: skips ?? null,
  hub: hub ?? null,
  topic: self ?? null,
})

const contextOf = ({ feedId, baseMs, pushed, asked, now }: Poll, wishes: Wishes | null) => ({
  feedId,
  now,
  baseMs,
  pushed,
  knownShare: null,
  ttlMs: wishes?.ttlMs ?? undefined,
  skips: (wishes?.skips as Skips | null | undefined) ?? undefined, // wishesOf made it
  freshMs: asked.freshMs,
  retryAfterMs: asked.retryAfterMs,
})

const rhythmIn = (before: FeedHealth | null): Rhythm | null =>
  before?.gapMs == null ? null : { gapMs: before.gapMs, longestMs: before.longestGapMs ?? before.gapMs }

/** When something new came last, and how often it does: by the items' own dates, or by what was seen. */
const newsOf = (
  { before, report, asked, now }: Poll,
  first: boolean,
): { rhythm: Rhythm | null; lastNewAt: number | null } => {
  const dates = asked.feed?.items.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []) ?? []
  const was = msOf(before?.lastNewAt)
  // What is dated as of this moment each time it is read, or ahead of it, makes no feed fresh.
  const told = dates.filter((date) => Date.parse(date) < now - 1_000)
  const newest = told.map((date) => Date.parse(date))
  const rhythm = rhythmOf(told, now) ?? rhythmIn(before)
  if (!report.fresh) return { rhythm: rhythmIn(before) ?? rhythm, lastNewAt: was }
  // At the first look all is new to us, and may be a year old.
  if (first) return { rhythm, lastNewAt: newest.length ? Math.max(...newest) : now }
  const observed = was === null || dates.length ? rhythm : observedRhythm(rhythmIn(before), now - was)
  return { rhythm: observed, lastNewAt: now }
}

const sightingsOf = ({ asked, before, report, now }: Poll): RedirectSightings | null => {
  const { response, outcome } = asked
  if (!response) return null
  const seen = before?.redirect as RedirectSightings | null | undefined // written below
  return sightRedirect(
    seen ?? null,
    {
      hops: response.redirects.map(({ status }) => status),
      to: response.finalUrl,
      sameFeed: outcome === 'unchanged' || report.known > 0,
    },
    now,
  )
}
