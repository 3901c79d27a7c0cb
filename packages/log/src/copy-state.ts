import type { Database, Transaction } from './database.ts'
import { inArray, sql } from './drizzle.ts'
import { linkedArticle } from './schema/index.ts'

/** What linking knows of an article (schema/work.ts). */
export type LinkedArticle = {
  articleId: string
  position: number
  publishedAt: string | null
  copyGroup: string | null
  shingles: Int32Array | null
  days: string[]
}

/** Where an article is found: keys under a day since 1970; null: of no known day. */
export type CopyStand = { articleId: string; keys: readonly number[]; day: number | null }

type Reader = Database | Transaction

export const linkedArticles = async (on: Reader, articleIds: readonly string[]): Promise<LinkedArticle[]> =>
  articleIds.length ? rowsOf(await on.select().from(linkedArticle).where(isAmong('articleId', articleIds))) : []

/** All articles of these groups. */
export const copiesOfGroups = async (on: Reader, groups: readonly string[]): Promise<LinkedArticle[]> =>
  groups.length ? rowsOf(await on.select().from(linkedArticle).where(isAmong('copyGroup', groups))) : []

/**
 * Which stored articles share keys with these.
 * @param within  days that two copies may lie apart
 * @returns pairs that share `least` keys or more
 */
export const articlesSharing = async (
  on: Reader,
  askers: readonly (CopyStand & { least: number })[],
  within: number,
): Promise<{ asker: string; articleId: string; shared: number }[]> => {
  const rows = askers.flatMap(({ articleId, keys, day, least }) =>
    keys.flatMap((key) => daysFor(day, within).map(([from, to]) => ({ articleId, key, from, to, least }))),
  )
  if (!rows.length) return []
  const column = (name: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[name]))
  const { rows: pairs } = await on.execute<{ asker: string; articleId: string; shared: number }>(sql`
    SELECT s.asker, k.article_id AS "articleId", count(*)::int AS shared
    FROM unnest(${column('articleId')}::text[], ${column('key')}::int[], ${column('from')}::int[], ${column('to')}::int[], ${column('least')}::int[])
        AS s (asker, key, since, until, least)
      JOIN linked_article_key AS k ON k.key = s.key AND k.day BETWEEN s.since AND s.until
    WHERE k.article_id <> s.asker
    GROUP BY 1, 2 HAVING count(*) >= min(s.least)`)
  return pairs
}

/** Writes articles, and moves their keys from where they stood; null: nowhere. */
export const writeLinkedArticles = async (
  transaction: Transaction,
  articles: readonly { article: LinkedArticle; from: CopyStand | null; to: CopyStand | null }[],
): Promise<void> => {
  for (let at = 0; at < articles.length; at += CHUNK) {
    const rows = articles.slice(at, at + CHUNK).map(({ article }) => ({
      ...article,
      shingles: article.shingles && bytesOf(article.shingles),
    }))
    await transaction
      .insert(linkedArticle)
      .values(rows)
      .onConflictDoUpdate({ target: linkedArticle.articleId, set: replaced })
  }
  const moved = articles.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  await changeKeys(transaction, DELETE, standsOf(moved, 'from'))
  await changeKeys(transaction, INSERT, standsOf(moved, 'to'))
}

const CHUNK = 500
/** A day that no article came out on. */
const UNKNOWN = -(2 ** 31)
const LAST = 2 ** 31 - 1

const daysFor = (day: number | null, within: number): [number, number][] =>
  day === null
    ? [[UNKNOWN, LAST]]
    : [
        [day - within, day + within],
        [UNKNOWN, UNKNOWN],
      ]

const replaced = {
  position: sql`excluded.position`,
  publishedAt: sql`excluded.published_at`,
  copyGroup: sql`excluded.copy_group`,
  shingles: sql`excluded.shingles`,
  days: sql`excluded.days`,
}

const standsOf = (
  moved: readonly { from: CopyStand | null; to: CopyStand | null }[],
  side: 'from' | 'to',
): CopyStand[] => moved.flatMap((each) => each[side] ?? [])

const DELETE = sql`DELETE FROM linked_article_key AS k USING changed AS c
  WHERE k.key = c.key AND k.day = c.day AND k.article_id = c.article_id`
const INSERT = sql`INSERT INTO linked_article_key (key, day, article_id)
  SELECT key, day, article_id FROM changed ON CONFLICT DO NOTHING`

const changeKeys = async (transaction: Transaction, change: typeof DELETE, stands: CopyStand[]): Promise<void> => {
  const rows = stands.flatMap(({ articleId, keys, day }) =>
    keys.map((key) => ({ key, day: day ?? UNKNOWN, articleId })),
  )
  if (!rows.length) return
  const column = (name: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[name]))
  await transaction.execute(sql`
    WITH changed AS (
      SELECT * FROM unnest(${column('key')}::int[], ${column('day')}::int[], ${column('articleId')}::text[]) AS c (key, day, article_id)
    ) ${change}`)
}

const isAmong = (column: 'articleId' | 'copyGroup', values: readonly string[]) =>
  inArray(linkedArticle[column], [...values])

const rowsOf = (rows: (typeof linkedArticle.$inferSelect)[]): LinkedArticle[] =>
  rows.map((row) => ({ ...row, shingles: row.shingles && numbersOf(row.shingles) }))

const bytesOf = (numbers: Int32Array): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, at) => void bytes.writeInt32LE(number, at * 4))
  return bytes
}

const numbersOf = (bytes: Buffer): Int32Array =>
  Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4))
