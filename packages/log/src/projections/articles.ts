import type { LogEvent } from '@blotter/events'
import type { Projection } from '../projection/projection.ts'
import type { Table } from '../projection/table.ts'
import { articleOf } from './streams.ts'

type ArticleRow = {
  article_id: string
  url: string
  feed_id: string
  title: string | null
  published_at: string | null
  /** Where it is or how it ended: discovered, fetched, cleaned, extracted, or the name of an early end. */
  outcome: string
  document: string | null
  claims: number
  discovered_at: string
  updated_at: string
  position: number
  /** The outcome that a parked article goes back to when it is tried again. */
  parked_from: string | null
}

export const article: Table<ArticleRow> = {
  name: 'article',
  key: 'article_id',
  columns: {
    article_id: 'text not null',
    url: 'text not null',
    feed_id: 'text not null',
    title: 'text',
    published_at: 'timestamptz',
    outcome: 'text not null',
    document: 'text',
    claims: 'integer not null',
    discovered_at: 'timestamptz not null',
    updated_at: 'timestamptz not null',
    position: 'bigint not null',
    parked_from: 'text',
  },
  lookups: [],
  indexes: [],
}

/** Every article with where it is on its way, or the name of its end. */
export const articles: Projection = {
  name: 'articles',
  tables: [article],
  takes: [
    'ArticleDiscovered',
    'ArticleFetched',
    'ArticleUnavailable',
    'ArticleCleaned',
    'ArticleRejected',
    'ArticleMerged',
    'IncidentsReported',
    'ArticleParked',
    'ArticleRetried',
    'ArticleDiscarded',
  ],
  load: (events, load) => load(article, 'article_id', events.map(articleOf)),
  fold: (event, rows) => {
    const known = rows.of(article).get(articleOf(event))
    if (event.type === 'ArticleDiscovered') {
      if (!known) rows.of(article).put(discovered(event))
      return
    }
    if (!known) return
    const change = changeBy(event, known)
    if (change) rows.of(article).put({ ...known, ...change, updated_at: event.recordedAt, position: event.position })
  },
}

const discovered = (event: LogEvent<'ArticleDiscovered'>): ArticleRow => ({
  article_id: articleOf(event),
  url: event.data.url,
  feed_id: event.data.feedId,
  title: event.data.title ?? null,
  published_at: event.data.publishedAt ?? null,
  outcome: 'discovered',
  document: null,
  claims: 0,
  discovered_at: event.recordedAt,
  updated_at: event.recordedAt,
  position: event.position,
  parked_from: null,
})

const changeBy = (event: LogEvent, known: ArticleRow): Partial<ArticleRow> | null => {
  switch (event.type) {
    case 'ArticleFetched':
      return { outcome: 'fetched', parked_from: null }
    case 'ArticleUnavailable':
      return { outcome: `unavailable: ${event.data.reason}`, parked_from: null }
    case 'ArticleCleaned': {
      const { title = known.title, publishedAt = known.published_at, document } = event.data
      return { outcome: 'cleaned', document, title, published_at: publishedAt, parked_from: null }
    }
    case 'ArticleRejected':
      return { outcome: `rejected: ${event.data.reason}`, parked_from: null }
    case 'ArticleMerged':
      return { outcome: 'merged', claims: 0, parked_from: null }
    case 'IncidentsReported': {
      const { claims, reason = 'no-incident' } = event.data
      const outcome = claims.length ? 'extracted' : `no claim: ${reason}`
      return { outcome, claims: claims.length, parked_from: null }
    }
    case 'ArticleParked':
      return { outcome: `parked: ${event.data.stage}`, parked_from: known.parked_from ?? known.outcome }
    case 'ArticleRetried':
      return { outcome: known.parked_from ?? known.outcome, parked_from: null }
    case 'ArticleDiscarded':
      return { outcome: `discarded: ${event.data.stage}`, parked_from: null }
    default:
      return null
  }
}
