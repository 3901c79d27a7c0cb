import type { Database, Transaction } from './database.ts'
import { runOn, type Statement } from './statement.ts'

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

export const linkedArticles = (on: Reader, articleIds: readonly string[]): Promise<LinkedArticle[]> =>
  articlesBy(on, 'article_id', articleIds)

/** All articles of these groups. */
export const copiesOfGroups = (on: Reader, groups: readonly string[]): Promise<LinkedArticle[]> =>
  articlesBy(on, 'copy_group', groups)

/**
 * Which stored articles share a key with these.
 * @param within  days that two copies may lie apart
 */
export const articlesSharing = async (
  on: Reader,
  askers: readonly CopyStand[],
  within: number,
): Promise<{ asker: string; articleId: string }[]> => {
  const rows = askers.flatMap(({ articleId, keys, day }) =>
    keys.flatMap((key) => daysFor(day, within).map(([since, until]) => ({ articleId, key, since, until }))),
  )
  if (!rows.length) return []
  return runOn(on, { name: 'blotter articles sharing', text: SHARING, values: [JSON.stringify(rows)] })
}

const SHARING = `SELECT DISTINCT s."articleId" AS asker, k.article_id AS "articleId"
  FROM json_to_recordset($1::json) AS s ("articleId" text, key int, since int, until int)
    JOIN linked_article_key AS k ON k.key = s.key AND k.day BETWEEN s.since AND s.until
  WHERE k.article_id <> s."articleId"`

/** Writes articles, and moves their keys from where they stood; null: nowhere. */
export const writeLinkedArticles = async (
  transaction: Transaction,
  articles: readonly { article: LinkedArticle; from: CopyStand | null; to: CopyStand | null }[],
): Promise<void> => {
  if (!articles.length) return
  const rows = articles.map(({ article: { shingles, ...article } }) => ({
    ...article,
    shingles: shingles && bytesOf(shingles).toString('hex'),
  }))
  await runOn(transaction, { name: 'blotter write articles', text: WRITE, values: [JSON.stringify(rows)] })
  const moved = articles.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  await changeKeys(transaction, REMOVE, standsOf(moved, 'from'))
  await changeKeys(transaction, ADD, standsOf(moved, 'to'))
}

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

const WRITE = `INSERT INTO linked_article (article_id, position, published_at, copy_group, shingles, days)
  SELECT "articleId", position, "publishedAt", "copyGroup", decode(shingles, 'hex'), days
  FROM json_to_recordset($1::json)
    AS r ("articleId" text, position bigint, "publishedAt" text, "copyGroup" text, shingles text, days text[])
  ON CONFLICT (article_id) DO UPDATE SET position = excluded.position, published_at = excluded.published_at,
    copy_group = excluded.copy_group, shingles = excluded.shingles, days = excluded.days`

const standsOf = (
  moved: readonly { from: CopyStand | null; to: CopyStand | null }[],
  side: 'from' | 'to',
): CopyStand[] => moved.flatMap((each) => each[side] ?? [])

const CHANGED = `json_to_recordset($1::json) AS c (key int, day int, "articleId" text)`
const REMOVE: Statement = {
  name: 'blotter remove article keys',
  text: `DELETE FROM linked_article_key AS k USING ${CHANGED}
    WHERE k.key = c.key AND k.day = c.day AND k.article_id = c."articleId"`,
}
const ADD: Statement = {
  name: 'blotter add article keys',
  text: `INSERT INTO linked_article_key (key, day, article_id)
    SELECT key, day, "articleId" FROM ${CHANGED} ON CONFLICT DO NOTHING`,
}

const changeKeys = async (transaction: Transaction, change: Statement, stands: CopyStand[]): Promise<void> => {
  const rows = stands.flatMap(({ articleId, keys, day }) =>
    keys.map((key) => ({ key, day: day ?? UNKNOWN, articleId })),
  )
  if (rows.length) await runOn(transaction, { ...change, values: [JSON.stringify(rows)] })
}

const articlesBy = async (
  on: Reader,
  column: 'article_id' | 'copy_group',
  values: readonly string[],
): Promise<LinkedArticle[]> => {
  if (!values.length) return []
  const text = `SELECT article_id AS "articleId", position, published_at AS "publishedAt", copy_group AS "copyGroup", shingles, days
    FROM linked_article WHERE ${column} = ANY($1::text[])`
  const rows = await runOn<Row>(on, { name: `blotter articles by ${column}`, text, values: [values] })
  return rows.map((row) => ({
    ...row,
    position: Number(row.position),
    shingles: row.shingles && numbersOf(row.shingles),
  }))
}

type Row = Omit<LinkedArticle, 'position' | 'shingles'> & { position: string; shingles: Buffer | null }

const bytesOf = (numbers: Int32Array): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, at) => void bytes.writeInt32LE(number, at * 4))
  return bytes
}

const numbersOf = (bytes: Buffer): Int32Array =>
  Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4))
