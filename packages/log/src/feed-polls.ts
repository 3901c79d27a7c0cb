import type { Database, Transaction } from './database.ts'
import { pack, unpack } from './documents.ts'
import { asc, eq, sql } from './drizzle.ts'
import { feedPoll } from './schema/index.ts'

/** One poll of a feed, as it went; `body` is what was answered, null where nothing new or too much was. */
export type FeedPoll = Omit<typeof feedPoll.$inferSelect, 'body' | 'headers'> & {
  headers: Record<string, string>
  body: Buffer | null
}

/** How many polls of a feed are kept. */
const KEPT = 30
/** A longer body is not kept with its poll, bytes as they are stored. */
const LONGEST_BODY = 2 ** 20

/** Adds a poll, and forgets those before the last 30 of its feed. */
export const writeFeedPoll = async (
  transaction: Transaction,
  poll: Omit<FeedPoll, 'body'> & { body: Uint8Array | null },
): Promise<void> => {
  const packed = poll.body && (await pack(poll.body)).body
  const body = packed && packed.length <= LONGEST_BODY ? packed : null
  await transaction
    .insert(feedPoll)
    .values({ ...poll, body })
    .onConflictDoNothing()
  await transaction.execute(sql`
    DELETE FROM blotter_work.feed_poll WHERE feed_id = ${poll.feedId} AND at < (
      SELECT min(at) FROM (SELECT at FROM blotter_work.feed_poll WHERE feed_id = ${poll.feedId} ORDER BY at DESC LIMIT ${KEPT}) AS kept)`)
}

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
