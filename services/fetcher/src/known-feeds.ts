import type { Log } from '@blotter/log'
import { describeFeed, type FeedNow } from './feed-description.ts'

/** Feeds as their streams describe them, each read again only when its stream has grown. */
export type KnownFeeds = (log: Pick<Log, 'readStream'>, feedId: string, version: number) => Promise<FeedNow | null>

/** A feed's description is some hundred bytes. */
const MOST = 20_000

export const knownFeeds = (): KnownFeeds => {
  const known = new Map<string, { version: number; feed: FeedNow | null }>()
  return async (log, feedId, version) => {
    const before = known.get(feedId)
    if (before?.version === version) return before.feed
    const stream = await log.readStream(`feed/${feedId}`)
    const feed = describeFeed(stream)
    if (known.size >= MOST) known.clear()
    known.set(feedId, { version: stream.length, feed })
    return feed
  }
}
