import type { Transaction } from './database.ts'
import { runOn } from './statement.ts'

/** Under which keys a claim is found, its type, and its days since 1970 (inclusive). */
export type KeyStand = { keys: string[]; type: string; from: number; to: number }

/** What is looked for: claims under one of the keys, of one of the types, whose days touch `from` … `to`. */
export type KeySearch = { keys: string[]; types: string[]; from: number; to: number }

/**
 * What took longer than this many days stands under a key of its own: so a search needs to look back no further, and
 * does not walk all the past of a place.
 */
const LONG = 31

/**
 * A FROM part: rows `k` of the index that one of the searches asks for, with `s.search`, the index of that one; a claim
 * may come more than once. Its placeholders are $1 and $2, with `searchValues`.
 */
export const FOUND_KEYS = `json_to_recordset($1::json)
    AS s (search int, key text, earliest int, since int, until int, list int, day bigint, id text)
  JOIN linked_claim_key AS k
    ON k.key = s.key AND k.first_day BETWEEN s.earliest AND s.until AND k.last_day >= s.since
      AND strpos(($2::text[])[s.list], ' ' || k.type || ' ') > 0`

/** Where a search goes on: behind this claim, by day and id. */
export type Behind = { day: number; claimId: string }

/** @param behind  of each search; comes back as `s.day` and `s.id` */
export const searchValues = (
  searches: readonly KeySearch[],
  behind: readonly (Behind | null)[] = [],
): [rows: string, lists: string[]] => {
  // Few lists of types are sent once each; with every key they would be most of what is sent.
  const lists = [...new Set(searches.map(({ types }) => wordsOf(types)))]
  const placeOf = new Map(lists.map((list, index) => [list, index + 1]))
  const rows = searches.flatMap(({ keys, types, from, to }, search) => {
    const { day, claimId: id } = behind[search] ?? FIRST
    const shared = { search, since: from, until: to, list: placeOf.get(wordsOf(types)), day, id }
    return keys.flatMap((key) => [
      { ...shared, key, earliest: from - LONG },
      { ...shared, key: `long ${key}`, earliest: EVER },
    ])
  })
  return [JSON.stringify(rows), lists]
}

const EVER = -(2 ** 31)
const FIRST: Behind = { day: EVER, claimId: '' }

const wordsOf = (types: readonly string[]): string => ` ${types.join(' ')} `

type Standing = { claimId: string; stand: KeyStand }

export const addKeys = async (transaction: Transaction, claims: readonly Standing[]): Promise<void> => {
  const rows = rowsOf(claims)
  if (rows.length) await runOn(transaction, { name: 'blotter add keys', text: ADD, values: [JSON.stringify(rows)] })
}

export const removeKeys = async (transaction: Transaction, claims: readonly Standing[]): Promise<void> => {
  const rows = rowsOf(claims)
  if (rows.length)
    await runOn(transaction, { name: 'blotter remove keys', text: REMOVE, values: [JSON.stringify(rows)] })
}

const ADD = `INSERT INTO linked_claim_key (key, first_day, claim_id, last_day, type)
  SELECT key, first, claim, last, type
  FROM json_to_recordset($1::json) AS r (key text, first int, claim text, last int, type text)
  ON CONFLICT DO NOTHING`

const REMOVE = `DELETE FROM linked_claim_key AS k
  USING json_to_recordset($1::json) AS r (key text, first int, claim text)
  WHERE k.key = r.key AND k.first_day = r.first AND k.claim_id = r.claim`

const rowsOf = (claims: readonly Standing[]) =>
  claims.flatMap(({ claimId, stand: { keys, type, from, to } }) =>
    [...new Set(keys)].map((key) => ({
      key: to - from > LONG ? `long ${key}` : key,
      first: from,
      claim: claimId,
      last: to,
      type,
    })),
  )
