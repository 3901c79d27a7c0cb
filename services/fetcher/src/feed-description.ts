import type { FeedDescription, LogEvent } from '@blotter/events'
import { type IdentityStrategy, identityStrategies } from '@blotter/feeds'

/** A feed as its stream describes it now. */
export type FeedNow = FeedDescription & {
  active: boolean
  /** How its items are told apart; absent: by guid. */
  identity?: IdentityStrategy
  /** Its last move, unless that was taken back; `at` in ms since 1970. */
  moved?: { from: string; at: number } | undefined
}

/** Folds a feed's stream; null when it was never added. */
export const describeFeed = (events: readonly LogEvent[]): FeedNow | null => {
  let feed: FeedNow | null = null
  for (const event of events) feed = evolve(feed, event)
  return feed
}

const evolve = (feed: FeedNow | null, event: LogEvent): FeedNow | null => {
  if (event.type === 'FeedAdded') return { ...event.data, active: true }
  if (!feed) return null
  if (event.type === 'FeedMoved') {
    const { from, to } = event.data
    const back = feed.moved?.from === to
    return { ...feed, url: to, moved: back ? undefined : { from, at: Date.parse(event.recordedAt) } }
  }
  if (event.type === 'FeedChanged') return { ...feed, ...identityIn(event.data.changes) }
  if (event.type === 'FeedSuspended' || event.type === 'FeedRemoved') return { ...feed, active: false }
  if (event.type === 'FeedResumed') return { ...feed, active: true }
  return feed
}

const identityIn = (changes: Record<string, unknown>): { identity?: IdentityStrategy } => {
  const identity = identityStrategies.find((known) => known === changes.identity)
  return identity ? { identity } : {}
}
