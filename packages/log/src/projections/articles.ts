import type { LogEvent } from '@blotter/events'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import type { Projection } from '../projection.ts'
import { article } from '../schema/index.ts'

type Change = Partial<typeof article.$inferInsert>

/** Every article with where it is on its way, or the name of its end. */
export const articles: Projection = {
  name: 'articles',
  fold: async (transaction, event) => {
    const articleId = event.streamId.slice('article/'.length)
    if (event.type === 'ArticleDiscovered') {
      const { url, feedId, title, publishedAt } = event.data
      const row = {
        articleId,
        url,
        feedId,
        title: title ?? null,
        publishedAt: publishedAt ?? null,
        outcome: 'discovered',
        discoveredAt: event.recordedAt,
        updatedAt: event.recordedAt,
        position: event.position,
      }
      await transaction.insert(article).values(row).onConflictDoNothing()
      return
    }
    const change = changeBy(event)
    if (change)
      await update(transaction, articleId, { ...change, updatedAt: event.recordedAt, position: event.position })
  },
}

const changeBy = (event: LogEvent): Change | null => {
  switch (event.type) {
    case 'ArticleFetched':
      return { outcome: 'fetched' }
    case 'ArticleUnavailable':
      return { outcome: `unavailable: ${event.data.reason}` }
    case 'ArticleCleaned': {
      const { title, publishedAt, document } = event.data
      return { outcome: 'cleaned', document, ...(title ? { title } : {}), ...(publishedAt ? { publishedAt } : {}) }
    }
    case 'ArticleRejected':
      return { outcome: `rejected: ${event.data.reason}` }
    case 'IncidentsReported':
      return {
        outcome: event.data.claims.length ? 'extracted' : `no claim: ${event.data.reason ?? 'no-incident'}`,
        claims: event.data.claims.length,
      }
    case 'ArticleParked':
      return { outcome: `parked: ${event.data.stage}` }
    default:
      return null
  }
}

const update = async (transaction: Transaction, articleId: string, change: Change): Promise<void> => {
  await transaction.update(article).set(change).where(eq(article.articleId, articleId))
}
