import { bigint, doublePrecision, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import { moment } from './column.ts'
import { work } from './work.ts'

export const feed = work.table('feed', {
  feedId: text('feed_id').primaryKey(),
  url: text().notNull(),
  title: text(),
  country: text(),
  language: text(),
  kind: text(),
  state: text().notNull(),
  addedAt: moment('added_at').notNull(),
})

export const article = work.table(
  'article',
  {
    articleId: text('article_id').primaryKey(),
    url: text().notNull(),
    feedId: text('feed_id').notNull(),
    title: text(),
    publishedAt: moment('published_at'),
    /** Where it is or how it ended: discovered, fetched, cleaned, extracted, or the name of an early end. */
    outcome: text().notNull(),
    document: text(),
    claims: integer().notNull().default(0),
    discoveredAt: moment('discovered_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    position: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [index('article_outcome').on(table.outcome), index('article_published').on(table.publishedAt)],
)

export const claim = work.table(
  'claim',
  {
    claimId: text('claim_id').primaryKey(),
    articleId: text('article_id').notNull(),
    incidentId: text('incident_id'),
    type: text().notNull(),
    status: text().notNull(),
    /** The anchor sentence, so that a list needs no document. */
    sentence: text(),
    claim: jsonb().notNull(),
  },
  (table) => [index('claim_article').on(table.articleId), index('claim_incident').on(table.incidentId)],
)

export const incident = work.table(
  'incident',
  {
    incidentId: text('incident_id').primaryKey(),
    type: text().notNull(),
    state: text().notNull(),
    /** Set when this incident was merged into another one. */
    mergedInto: text('merged_into'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    place: text(),
    iso2: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    toll: jsonb().notNull(),
    view: jsonb().notNull(),
    claims: integer().notNull(),
    openedAt: moment('opened_at').notNull(),
    revisedAt: moment('revised_at').notNull(),
    position: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [index('incident_starts').on(table.startsOn), index('incident_iso2').on(table.iso2)],
)
