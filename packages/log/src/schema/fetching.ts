import { bigint, integer, jsonb, primaryKey, text } from '../drizzle.ts'
import { moment } from './column.ts'
import { work } from './work.ts'

/** What polling needs to remember of a feed between polls; its loss costs one unconditional poll. */
export const feedHealth = work.table('feed_health', {
  feedId: text('feed_id').primaryKey(),
  etag: text(),
  lastModified: text('last_modified'),
  bodyHash: text('body_hash'),
  failures: integer().notNull().default(0),
  lastPollAt: moment('last_poll_at'),
  lastNewAt: moment('last_new_at'),
  lastStatus: integer('last_status'),
  lastOutcome: text('last_outcome'),
  lastCause: text('last_cause'),
  items: integer().notNull().default(0),
  /** Of those, how many no article can be made of. */
  itemsSkipped: integer('items_skipped').notNull().default(0),
  skippedWhy: text('skipped_why'),
})

/** Items that a feed has shown, so that a repeated one is no news. */
export const feedItem = work.table(
  'feed_item',
  {
    feedId: text('feed_id').notNull(),
    itemKey: text('item_key').notNull(),
    articleId: text('article_id').notNull(),
    contentHash: text('content_hash').notNull(),
    seenAt: moment('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.itemKey] })],
)

/** When a request to a host may start; changed by `enter_host` and `leave_host`. Times are ms since 1970. */
export const hostGate = work.table('host_gate', {
  /** Registrable domain, or host and port. */
  host: text().primaryKey(),
  lastStart: bigint('last_start', { mode: 'number' }).notNull().default(0),
  /** The last start that was promised. */
  reserved: bigint({ mode: 'number' }).notNull().default(0),
  quietUntil: bigint('quiet_until', { mode: 'number' }).notNull().default(0),
  /** What the host asked for (Crawl-delay). */
  gapMs: integer('gap_ms').notNull().default(0),
  /** Connections that failed in a row. */
  deaths: integer().notNull().default(0),
  /** Server errors, less good answers. */
  struggles: integer().notNull().default(0),
  /** Who is inside, and when that lapses. */
  leases: jsonb().notNull().default({}),
})

/** What each origin's robots.txt says, until when that holds (ms since 1970). */
export const robots = work.table('robots', {
  origin: text().primaryKey(),
  state: text().notNull(),
  text: text().notNull(),
  until: bigint({ mode: 'number' }).notNull(),
})
