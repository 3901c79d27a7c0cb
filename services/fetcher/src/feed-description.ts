import type { FeedDescription, LogEvent } from '@blotter/events'

/** A feed as its stream describes it now. */
export type FeedNow = FeedDescription & { active: boolean }

/** Folds a feed's stream; null when it was never added. */
export const describeFeed = (events: readonly LogEvent[]): FeedNow | null => {
  let feed: FeedNow | null = null
  for (const event of events) feed = evolve(feed, event)
  return feed
}

const evolve = (feed: FeedNow | null, event: LogEvent): FeedNow | null => {
  if (event.type === 'FeedAdded') return { ...event.data, active: true }
  if (!feed) return null
  if (event.type === 'FeedMoved') return { ...feed, url: event.data.to }
  if (event.type === 'FeedSuspended' || event.type === 'FeedRemoved') return { ...feed, active: false }
  if (event.type === 'FeedResumed') return { ...feed, active: true }
  return feed
}
