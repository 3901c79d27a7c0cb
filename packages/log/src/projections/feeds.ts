import { eq } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import type { Projection } from '../projection.ts'
import { feed } from '../schema/index.ts'

/** Every feed as its events describe it. */
export const feeds: Projection = {
  name: 'feeds',
  fold: async (transaction, event) => {
    const feedId = event.streamId.slice('feed/'.length)
    switch (event.type) {
      case 'FeedAdded': {
        const { url, title, country, language, kind } = event.data
        const row = {
          feedId,
          url,
          title: title ?? null,
          country: country ?? null,
          language: language ?? null,
          kind: kind ?? null,
          state: 'active',
          addedAt: event.recordedAt,
        }
        await transaction.insert(feed).values(row).onConflictDoUpdate({ target: feed.feedId, set: row })
        return
      }
      case 'FeedMoved':
        await transaction.update(feed).set({ url: event.data.to }).where(eq(feed.feedId, feedId))
        return
      case 'FeedSuspended':
        return setState(transaction, feedId, 'suspended')
      case 'FeedResumed':
        return setState(transaction, feedId, 'active')
      case 'FeedRemoved':
        return setState(transaction, feedId, 'removed')
    }
  },
}

const setState = async (transaction: Transaction, feedId: string, state: string): Promise<void> => {
  await transaction.update(feed).set({ state }).where(eq(feed.feedId, feedId))
}
