import type { LogEvent } from '@blotter/events'
import type { Projection } from '../projection/projection.ts'
import type { RowSet } from '../projection/rows.ts'
import type { Table } from '../projection/table.ts'

type FeedRow = {
  feed_id: string
  url: string
  title: string | null
  country: string | null
  language: string | null
  kind: string | null
  state: string
  added_at: string
}

const feed: Table<FeedRow> = {
  name: 'feed',
  key: 'feed_id',
  columns: {
    feed_id: 'text not null',
    url: 'text not null',
    title: 'text',
    country: 'text',
    language: 'text',
    kind: 'text',
    state: 'text not null',
    added_at: 'timestamptz not null',
  },
  lookups: [],
  indexes: [],
}

const feedOf = (event: LogEvent): string => event.streamId.slice('feed/'.length)

/** Every feed as its events describe it. */
export const feeds: Projection = {
  name: 'feeds',
  tables: [feed],
  takes: ['FeedAdded', 'FeedMoved', 'FeedSuspended', 'FeedResumed', 'FeedRemoved'],
  load: (events, load) => load(feed, 'feed_id', events.map(feedOf)),
  fold: (event, rows) => {
    switch (event.type) {
      case 'FeedAdded': {
        const { url, title = null, country = null, language = null, kind = null } = event.data
        const row = { feed_id: feedOf(event), url, title, country, language, kind }
        return rows.of(feed).put({ ...row, state: 'active', added_at: event.recordedAt })
      }
      case 'FeedMoved':
        return change(rows, event, { url: event.data.to })
      case 'FeedSuspended':
        return change(rows, event, { state: 'suspended' })
      case 'FeedResumed':
        return change(rows, event, { state: 'active' })
      case 'FeedRemoved':
        return change(rows, event, { state: 'removed' })
    }
  },
}

const change = (rows: RowSet, event: LogEvent, values: Partial<FeedRow>): void => {
  const row = rows.of(feed).get(feedOf(event))
  if (row) rows.of(feed).put({ ...row, ...values })
}
