import { bigint, index, integer, jsonb, pgTable, primaryKey, sql, text } from '../drizzle.ts'
import { bytea } from './column.ts'

/**
 * The tables of linking carry no schema: a connection finds them by its search_path, in `blotter_work`, and a replay
 * within its transactions in a schema of its own (link-state.ts).
 */

/** The linker's own view of claims and the incidents that hold them, kept in the transaction of its events. */
export const linkedClaim = pgTable(
  'linked_claim',
  {
    claimId: text('claim_id').primaryKey(),
    articleId: text('article_id').notNull(),
    /** null: held. */
    incidentId: text('incident_id'),
    heldReason: text('held_reason'),
    /** Of a claim that knows the country only: incidents that it can be; fewer than two are all that there are. */
    fits: text().array().notNull().default([]),
    claim: jsonb().notNull(),
  },
  (table) => [
    index('linked_claim_article').on(table.articleId),
    index('linked_claim_incident').on(table.incidentId),
    index('linked_claim_copies').on(sql`(claim ->> 'copyGroup')`).where(sql`claim ? 'copyGroup'`),
  ],
)

/** Where and when a linked claim is found; made again from the claims when its rules change (link-index.ts). */
export const linkedClaimKey = pgTable(
  'linked_claim_key',
  {
    /** Country and place, or `long ` before it for what took over a month. */
    key: text().notNull(),
    /** Days since 1970, inclusive. */
    firstDay: integer('first_day').notNull(),
    claimId: text('claim_id').notNull(),
    lastDay: integer('last_day').notNull(),
    type: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.firstDay, table.claimId] })],
)

/** The rules by which `linked_claim_key` was made; one row, or none. */
export const linkedClaimIndex = pgTable('linked_claim_index', { rules: integer().primaryKey() })

/** What linking knows of an article. */
export const linkedArticle = pgTable(
  'linked_article',
  {
    articleId: text('article_id').primaryKey(),
    /** Of the newest report that is linked: an older one that comes late changes nothing. */
    position: bigint({ mode: 'number' }).notNull(),
    publishedAt: text('published_at'),
    /** Smallest id of the copies that it is one of; null: it stands alone. */
    copyGroup: text('copy_group'),
    /** 32-bit hashes of its runs of words, little-endian, in order; null: told by nothing. */
    shingles: bytea(),
    /** Days that its text names. */
    days: text().array().notNull().default([]),
  },
  (table) => [index('linked_article_copies').on(table.copyGroup).where(sql`copy_group IS NOT NULL`)],
)

/** The shingles by which an article's copies are found, under the day since 1970 that it came out on. */
export const linkedArticleKey = pgTable(
  'linked_article_key',
  { key: integer().notNull(), day: integer().notNull(), articleId: text('article_id').notNull() },
  (table) => [primaryKey({ columns: [table.key, table.day, table.articleId] })],
)

/** What persons decided about claims, by the position of LinkDecided. */
export const linkDecision = pgTable('link_decision', {
  position: bigint({ mode: 'number' }).primaryKey(),
  decision: jsonb().notNull(),
})
