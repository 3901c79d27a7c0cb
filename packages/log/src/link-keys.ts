import type { Transaction } from './database.ts'
import { type SQL, sql } from './drizzle.ts'

/** Under which keys a claim is found, its type, and its days since 1970 (inclusive). */
export type KeyStand = { keys: string[]; type: string; from: number; to: number }

/** What is looked for: claims under one of the keys, of one of the types, whose days touch `from` … `to`. */
export type KeySearch = { keys: string[]; types: string[]; from: number; to: number }

/**
 * What took longer than this many days stands under a key of its own: so a search needs to look back no further, and
 * does not walk all the past of a place.
 */
const LONG = 31

/** A FROM part: rows `k` of the index that one of the searches asks for; a claim may come more than once. */
export const keysFor = (searches: readonly KeySearch[]): SQL => {
  // Few lists of types are sent once each; with every key they would be most of the statement.
  const lists = [...new Set(searches.map(({ types }) => wordsOf(types)))]
  const placeOf = new Map(lists.map((list, index) => [list, index + 1]))
  const rows = searches.flatMap(({ keys, types, from, to }) => {
    const list = placeOf.get(wordsOf(types)) ?? 0
    return keys.flatMap((key) => [
      { key, earliest: from - LONG, from, to, list },
      { key: `long ${key}`, earliest: -(2 ** 31), from, to, list },
    ])
  })
  const column = (name: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[name]))
  return sql`unnest(${column('key')}::text[], ${column('earliest')}::int[], ${column('from')}::int[], ${column('to')}::int[], ${column('list')}::int[])
      AS s (key, earliest, since, until, list)
    JOIN linked_claim_key AS k
      ON k.key = s.key AND k.first_day BETWEEN s.earliest AND s.until AND k.last_day >= s.since
        AND strpos((${sql.param(lists)}::text[])[s.list], ' ' || k.type || ' ') > 0`
}

const wordsOf = (types: readonly string[]): string => ` ${types.join(' ')} `

type Standing = { claimId: string; stand: KeyStand }

export const addKeys = async (transaction: Transaction, claims: readonly Standing[]): Promise<void> => {
  const rows = rowsOf(claims)
  if (!rows.length) return
  const column = (name: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[name]))
  await transaction.execute(sql`
    INSERT INTO linked_claim_key (key, first_day, claim_id, last_day, type)
    SELECT * FROM unnest(${column('key')}::text[], ${column('first')}::int[], ${column('claimId')}::text[], ${column('last')}::int[], ${column('type')}::text[])
    ON CONFLICT DO NOTHING`)
}

export const removeKeys = async (transaction: Transaction, claims: readonly Standing[]): Promise<void> => {
  const rows = rowsOf(claims)
  if (!rows.length) return
  const column = (name: keyof (typeof rows)[number]) => sql.param(rows.map((row) => row[name]))
  await transaction.execute(sql`
    DELETE FROM linked_claim_key AS k
    USING unnest(${column('key')}::text[], ${column('first')}::int[], ${column('claimId')}::text[]) AS gone (key, day, id)
    WHERE k.key = gone.key AND k.first_day = gone.day AND k.claim_id = gone.id`)
}

const rowsOf = (claims: readonly Standing[]) =>
  claims.flatMap(({ claimId, stand: { keys, type, from, to } }) =>
    [...new Set(keys)].map((key) => ({
      key: to - from > LONG ? `long ${key}` : key,
      first: from,
      claimId,
      last: to,
      type,
    })),
  )
