import type { Database, Transaction } from './database.ts'
import { and, asc, eq, inArray, sql } from './drizzle.ts'
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

/** What a feed has shown before: items by their keys, and by the articles that they stood for. */
export type KnownItems = { byKey: Map<string, FeedItemRow>; byArticle: Map<string, FeedItemRow> }

export const knownItems = async (
  database: Database,
  feedId: string,
  { keys, articleIds }: { keys: readonly string[]; articleIds: readonly string[] },
): Promise<KnownItems> => {
  const among = (column: typeof feedItem.itemKey | typeof feedItem.articleId, values: readonly string[]) =>
    values.length
      ? database
          .select()
          .from(feedItem)
          .where(and(eq(feedItem.feedId, feedId), inArray(column, [...values])))
          .orderBy(asc(feedItem.seenAt))
      : []
  const byKey = await among(feedItem.itemKey, keys)
  const byArticle = await among(feedItem.articleId, articleIds)
  return {
    byKey: new Map(byKey.map((row) => [row.itemKey, row])),
    byArticle: new Map(byArticle.map((row) => [row.articleId, row])),
  }
}

export const rememberItems = async (transaction: Transaction, items: FeedItemRow[]): Promise<void> => {
  if (!items.length) return
  await transaction
    .insert(feedItem)
    .values(items)
    .onConflictDoUpdate({
      target: [feedItem.feedId, feedItem.itemKey],
      set: {
        contentHash: sql`excluded.content_hash`,
        articleId: sql`excluded.article_id`,
        edits: sql`excluded.edits`,
        seenAt: sql`now()`,
      },
    })
}
