import type { Database } from './database.ts'
import { unpack } from './documents.ts'
import { asc, eq, sql } from './drizzle.ts'
import { feedPoll } from './schema/index.ts'

/** One poll of a feed, as it went; `body` is what was answered, null where nothing new or too much was. */
export type FeedPoll = Omit<typeof feedPoll.$inferSelect, 'body' | 'headers'> & {
  headers: Record<string, string>
  body: Buffer | null
}

/** How many polls of a feed are kept. */
export const KEPT_POLLS = 30
/** A longer body is not kept with its poll, bytes as they are stored. */
export const LONGEST_BODY = 2 ** 20

/** The last polls of a feed, the newest first, with what was answered. */
export const readFeedPolls = async (database: Database, feedId: string): Promise<FeedPoll[]> => {
  const rows = await database.select().from(feedPoll).where(eq(feedPoll.feedId, feedId)).orderBy(asc(feedPoll.at))
  return Promise.all(
    rows.toReversed().map(async (row) => ({
      ...row,
      headers: row.headers as FeedPoll['headers'], // writeFeedPoll put them there
      body: row.body && (await unpack({ body: row.body, size: row.bytes })),
    })),
  )
}

/** Ids of the active feeds that have an address now, as the projection knows them. */
export const feedsAt = async (database: Database, url: string): Promise<string[]> => {
  const { rows } = await database.execute<{ id: string }>(
    sql`SELECT feed_id AS id FROM blotter_work.feed WHERE url = ${url} AND state = 'active'`,
  )
  return rows.map(({ id }) => id)
}
