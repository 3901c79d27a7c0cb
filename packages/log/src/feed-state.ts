import type { Database, Transaction } from './database.ts'
import { and, asc, eq, getTableColumns, inArray, sql } from './drizzle.ts'
import { feedHealth, feedItem } from './schema/index.ts'
import { runOn } from './statement.ts'

export type FeedHealth = typeof feedHealth.$inferSelect
export type FeedItemRow = Omit<typeof feedItem.$inferSelect, 'seenAt'>

/** What is known of a feed before a poll. */
export type FeedState = {
  /** Events in its stream. */
  version: number
  /** What earlier polls left; null before the first one. */
  health: FeedHealth | null
}

// A bigint would come as text.
const COLUMNS = Object.entries(getTableColumns(feedHealth)).map(
  ([key, column]) => `health.${column.name}${column.getSQLType() === 'bigint' ? '::double precision' : ''} AS "${key}"`,
)
const STATE = `SELECT (
    SELECT version FROM blotter.event_log WHERE stream_id = $2 ORDER BY version DESC LIMIT 1
  ) AS "streamVersion", ${COLUMNS.join(', ')}
  FROM (VALUES ($1::text)) AS asked (feed_id) LEFT JOIN blotter_work.feed_health AS health USING (feed_id)`

export const readFeedState = async (database: Database, feedId: string): Promise<FeedState> => {
  const values = [feedId, `feed/${feedId}`]
  const [row] = await runOn<FeedHealth & { streamVersion: number | null }>(database, {
    ...{ name: 'blotter feed state', text: STATE, values },
  })
  const { streamVersion = null, ...health } = row ?? {}
  return { version: streamVersion ?? 0, health: row?.feedId ? (health as FeedHealth) : null }
}

/** What a feed has shown before: items by their keys, and by the articles that they stood for, the newest last. */
export type KnownItems = { byKey: Map<string, FeedItemRow>; byArticle: Map<string, FeedItemRow[]> }

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
    byArticle: Map.groupBy(byArticle, ({ articleId }) => articleId),
  }
}

export const rememberItems = async (transaction: Transaction, items: FeedItemRow[]): Promise<void> => {
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
