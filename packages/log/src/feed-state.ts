import type { Database, Transaction } from './database.ts'
import { and, eq, inArray, sql } from './drizzle.ts'
import { feedHealth, feedItem } from './schema/index.ts'

export type FeedHealth = typeof feedHealth.$inferSelect
export type FeedItemRow = Omit<typeof feedItem.$inferSelect, 'seenAt'>

/** What earlier polls left; null before the first one. */
export const readFeedHealth = async (database: Database, feedId: string): Promise<FeedHealth | null> => {
  const [row] = await database.select().from(feedHealth).where(eq(feedHealth.feedId, feedId))
  return row ?? null
}

export const writeFeedHealth = async (
  transaction: Transaction,
  health: Partial<FeedHealth> & { feedId: string },
): Promise<void> => {
  await transaction.insert(feedHealth).values(health).onConflictDoUpdate({ target: feedHealth.feedId, set: health })
}

/** Item key → what is known of it, for those of the keys that the feed has shown before. */
export const knownItems = async (
  database: Database,
  feedId: string,
  keys: string[],
): Promise<Map<string, FeedItemRow>> => {
  if (!keys.length) return new Map()
  const rows = await database
    .select()
    .from(feedItem)
    .where(and(eq(feedItem.feedId, feedId), inArray(feedItem.itemKey, keys)))
  return new Map(rows.map((row) => [row.itemKey, row]))
}

export const rememberItems = async (transaction: Transaction, items: FeedItemRow[]): Promise<void> => {
  if (!items.length) return
  await transaction
    .insert(feedItem)
    .values(items)
    .onConflictDoUpdate({
      target: [feedItem.feedId, feedItem.itemKey],
      set: { contentHash: sql`excluded.content_hash`, articleId: sql`excluded.article_id`, seenAt: sql`now()` },
    })
}
