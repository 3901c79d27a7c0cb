import type { FeedDescription, LogEvent } from '@blotter/events'
import { readPayload } from '@blotter/events'
import type { Database, Transaction } from './database.ts'
import { and, asc, eq, inArray } from './drizzle.ts'
import { eventLog } from './schema/index.ts'

/** What the operator says of the feed that an article was discovered in. */
export type ArticleFeed = Pick<FeedDescription, 'country' | 'kind'> & {
  feedId: string
  /** Its articles are copies of nothing, whatever their words. */
  alone: boolean
}

/** The feeds that articles were discovered in, by article id; an article that was never discovered has none. */
export const feedsOfArticles = async (
  on: Database | Transaction,
  articleIds: readonly string[],
): Promise<Map<string, ArticleFeed>> => {
  if (!articleIds.length) return new Map()
  const streams = articleIds.map((id) => `article/${id}`)
  const firsts = await on
    .select({ streamId: eventLog.streamId, type: eventLog.type, version: eventLog.schemaVersion, data: eventLog.data })
    .from(eventLog)
    .where(and(inArray(eventLog.streamId, streams), eq(eventLog.version, 1)))
  const feedOf = new Map(
    firsts.flatMap(({ streamId, type, version, data }) => {
      if (type !== 'ArticleDiscovered') return []
      const { feedId } = readPayload(type, version, data) as LogEvent<'ArticleDiscovered'>['data'] // readPayload has parsed it as the type's
      return [[streamId.slice('article/'.length), feedId] as const]
    }),
  )
  const feeds = await describeFeeds(on, [...new Set(feedOf.values())])
  return new Map(
    [...feedOf].flatMap(([articleId, feedId]) => {
      const feed = feeds.get(feedId)
      return feed ? [[articleId, feed] as const] : []
    }),
  )
}

const describeFeeds = async (on: Database | Transaction, feedIds: string[]): Promise<Map<string, ArticleFeed>> => {
  const feeds = new Map<string, ArticleFeed>(feedIds.map((feedId) => [feedId, { feedId, alone: false }]))
  if (!feedIds.length) return feeds
  const rows = await on
    .select({ streamId: eventLog.streamId, type: eventLog.type, version: eventLog.schemaVersion, data: eventLog.data })
    .from(eventLog)
    .where(
      and(
        inArray(
          eventLog.streamId,
          feedIds.map((id) => `feed/${id}`),
        ),
        inArray(eventLog.type, ['FeedAdded', 'FeedChanged']),
      ),
    )
    .orderBy(asc(eventLog.position))
  for (const { streamId, type, version, data } of rows) {
    const feed = feeds.get(streamId.slice('feed/'.length))
    const payload = readPayload(type, version, data)
    if (feed)
      Object.assign(
        feed,
        type === 'FeedAdded' ? added(payload as FeedDescription) : changed(payload as LogEvent<'FeedChanged'>['data']),
      ) // as above
  }
  return feeds
}

const added = ({ country, kind }: FeedDescription) => ({
  ...(country ? { country } : {}),
  ...(kind ? { kind } : {}),
})

const changed = ({ changes }: LogEvent<'FeedChanged'>['data']) => ({
  ...('copies' in changes ? { alone: changes.copies === 'alone' } : {}),
})
