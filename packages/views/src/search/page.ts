import { InputFault } from '@blotter/events'
import type { Values } from './conditions.ts'

/** In which order a list is read, the newest first. */
export type Order = 'day' | 'recorded'

/** How much of a list, from where on. */
export type PageRequest = { order: Order; limit: number; cursor?: string | undefined }

/** Rows, and what to ask for to read on; null at the end. */
export type Page<Row> = { rows: Row[]; next: string | null; position: number }

/** Column that tells rows of a list apart, and says what it is of. */
export type ListId = 'incident_id' | 'claim_id'

/** A row's place in the order of its list, and the position that the list is read at: pages are of one moment. */
export type Key = { of: ListId; order: Order; at: string | number; id: string; asOf: number }

const writeCursor = ({ of, order, at, id, asOf }: Key): string =>
  Buffer.from(JSON.stringify([of, order, at, id, asOf])).toString('base64url')

/**
 * What a list goes on behind; null: it begins.
 * @throws InputFault `bad-cursor`
 */
export const keyOf = ({ order, cursor }: PageRequest, of: ListId): Key | null => {
  if (!cursor) return null
  const fault = new InputFault('bad-cursor', 'must be a "next" that this very list gave; leave it out to begin anew')
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw fault
  }
  if (!Array.isArray(read) || read.length !== 5) throw fault
  const [list, given, at, id, asOf] = read
  const fits = order === 'day' ? typeof at === 'string' && at.length <= 10 : Number.isSafeInteger(at)
  if (list !== of || given !== order || !fits || !Number.isSafeInteger(asOf) || asOf < 0) throw fault
  if (typeof id !== 'string' || id.length > 200 || /\p{Cc}/u.test(`${at}${id}`)) throw fault
  return { of, order, at, id, asOf }
}

/** The order of a list, and where it goes on. */
export const pageClauses = (
  { order, limit }: PageRequest,
  { id, key }: { id: ListId; key: Key | null },
  { add }: Values,
): { behind: string[]; tail: string } => {
  // By the table: a name alone would be that of what is selected, which no index knows.
  const column = order === 'day' ? 'r.day' : 'r."position"'
  const type = order === 'day' ? 'text' : 'bigint'
  return {
    behind: key ? [`(${column}, r.${id}) < (${add(key.at)}::${type}, ${add(key.id)}::text)`] : [],
    tail: `ORDER BY ${column} DESC, r.${id} DESC LIMIT ${add(limit + 1)}`,
  }
}

/** Cuts the row that only says that there are more. @param asOf  position that the rows were read at */
export const toPage = <Row extends { id: string; position: number; day: string }>(
  found: Row[],
  { order, limit }: PageRequest,
  { of, asOf }: Pick<Key, 'of' | 'asOf'>,
): Page<Row> => {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const more = found.length > limit && last
  const at = last && (order === 'day' ? last.day : last.position)
  const next = more && at !== undefined ? writeCursor({ of, order, at, id: last.id, asOf }) : null
  return { rows, position: asOf, next }
}
