import { bodyTexts, hashOfTexts } from './content-hash.ts'
import type { Feed, FeedItem } from './feed.ts'
import { type IdentityStrategy, identityStrategies, itemIdentity } from './item-identity.ts'
import { type FeedInput, parseFeed } from './parse-feed.ts'

/** An item with what its words come to: its hash, and the key that it has by each strategy. */
export type ReadItem = FeedItem & { contentHash: string; keys: Readonly<Record<IdentityStrategy, string>> }

/** A feed of which nothing is left to work out whose cost hangs on a stranger's text. */
export type ReadFeed = Omit<Feed, 'items'> & { items: ReadItem[] }

/** As `parseFeed`, with hashes and keys. @throws InputFault as parseFeed */
export const readFeed = async (input: FeedInput): Promise<ReadFeed> => {
  const feed = await parseFeed(input)
  return { ...feed, items: feed.items.map(readItem) }
}

/** An item with its hash and keys. */
export const readItem = (item: FeedItem): ReadItem => {
  const texts = bodyTexts(item)
  const keys = Object.fromEntries(identityStrategies.map((by) => [by, itemIdentity(item, by, texts).key]))
  return { ...item, contentHash: hashOfTexts(item, texts), keys: keys as ReadItem['keys'] } // all of them
}
