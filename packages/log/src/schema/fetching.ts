import { bigint, index, integer, jsonb, primaryKey, text, unique } from '../drizzle.ts'
import { bytea, double, flag, moment } from './column.ts'
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
  /** Sum of the weights of its failures in a row. */
  errorWeight: double('error_weight').notNull().default(0),
  failingSince: moment('failing_since'),
  /** When the whole feed was last read, changed or not. */
  readAt: moment('read_at'),
  /** Its validators were found to be worth nothing. */
  validatorsLie: flag('validators_lie').notNull().default(false),
  /** Its rhythm: median and longest gap between items. */
  gapMs: bigint('gap_ms', { mode: 'number' }),
  longestGapMs: bigint('longest_gap_ms', { mode: 'number' }),
  /** What it asks for: time between polls; hours and days to skip. */
  ttlMs: bigint('ttl_ms', { mode: 'number' }),
  skips: jsonb(),
  /** Sightings of a permanent redirect that has not proved itself yet. */
  redirect: jsonb(),
  /** How its items are told apart; the log has every change of it. */
  identity: text(),
  /** Why the next poll is when it is. */
  nextWhy: text('next_why'),
  /** Where it can be had pushed, and under which name. */
  hub: text(),
  topic: text(),
})

/** The last polls of each feed, one by one. */
export const feedPoll = work.table(
  'feed_poll',
  {
    feedId: text('feed_id').notNull(),
    at: moment('at').notNull(),
    url: text().notNull(),
    finalUrl: text('final_url').notNull(),
    /** null: there was no answer. */
    status: integer(),
    outcome: text().notNull(),
    cause: text(),
    ms: integer().notNull(),
    wireBytes: integer('wire_bytes').notNull(),
    bytes: integer().notNull(),
    items: integer().notNull(),
    fresh: integer().notNull(),
    known: integer().notNull(),
    edited: integer().notNull(),
    /** Codes of what had to be repaired. */
    warnings: text().array().notNull().default([]),
    /** Whether validators were sent. */
    conditional: flag().notNull(),
    nextAt: moment('next_at'),
    why: text().notNull(),
    headers: jsonb().notNull().default({}),
    /** What was answered, as `pack` leaves it; null: nothing, the same as before, or too much to keep. */
    body: bytea(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.at] })],
)

/** Items that a feed has shown, so that a repeated one is no news. */
export const feedItem = work.table(
  'feed_item',
  {
    feedId: text('feed_id').notNull(),
    itemKey: text('item_key').notNull(),
    articleId: text('article_id').notNull(),
    contentHash: text('content_hash').notNull(),
    seenAt: moment('seen_at').notNull().defaultNow(),
    /** How often its words have changed. */
    edits: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.feedId, table.itemKey] }),
    index('feed_item_article').on(table.feedId, table.articleId),
  ],
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

/** Subscriptions at hubs (WebSub). */
export const webSub = work.table(
  'web_sub',
  {
    feedId: text('feed_id').primaryKey(),
    hub: text().notNull(),
    /** The feed's name at its hub. */
    topic: text().notNull(),
    /** Ends the address that the hub calls; nobody else knows it. */
    token: text().notNull(),
    /** What the hub signs with. */
    secret: text().notNull(),
    /** `asked`, `active` or `refused`. */
    state: text().notNull(),
    askedAt: moment('asked_at').notNull(),
    leaseUntil: moment('lease_until'),
    pushedAt: moment('pushed_at'),
  },
  (table) => [unique('web_sub_token').on(table.token)],
)
