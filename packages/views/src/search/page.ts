import { InputFault } from '@blotter/events'
import type { Values } from './conditions.ts'

/** In which order a list is read, the newest first. */
export type Order = 'day' | 'recorded'

/** How much of a list, from where on. */
export type PageRequest = { order: Order; limit: number; cursor?: string | undefined }

/** Rows, and what to ask for to read on; null at the end. */
export type Page<Row> = { rows: Row[]; next: string | null; position: number }

type Key = { order: Order; id: string; at: string | number }

/** What a list goes on behind: the last row's place in the order. */
const writeCursor = (key: Key): string => Buffer.from(JSON.stringify([key.order, key.at, key.id])).toString('base64url')

/** @throws InputFault `bad-cursor` */
const readCursor = (cursor: string, order: Order): Key => {
  const fault = new InputFault('bad-cursor', 'must be a "next" that this very list gave; leave it out to begin anew')
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw fault
  }
  if (!Array.isArray(read) || read.length !== 3) throw fault
  const [given, at, id] = read
  const fits = order === 'day' ? typeof at === 'string' && at.length <= 10 : Number.isSafeInteger(at)
  if (given !== order || !fits || typeof id !== 'string' || id.length > 200 || /\p{Cc}/u.test(`${at}${id}`)) throw fault
  return { order, at, id }
}

/** The order of a list, and where it goes on. @param id  column that tells rows apart */
export const pageClauses = (
  { order, limit, cursor }: PageRequest,
  id: string,
  { add }: Values,
): { behind: string[]; tail: string } => {
  // By the table: a name alone would be that of what is selected, which no index knows.
  const column = order === 'day' ? 'r.day' : 'r."position"'
  const key = cursor ? readCursor(cursor, order) : null
  const type = order === 'day' ? 'text' : 'bigint'
  return {
    behind: key ? [`(${column}, r.${id}) < (${add(key.at)}::${type}, ${add(key.id)}::text)`] : [],
    tail: `ORDER BY ${column} DESC, r.${id} DESC LIMIT ${add(limit + 1)}`,
  }
}

/** Cuts the row that only says that there are more. */
export const toPage = <Row extends { id: string; position: number; day: string }>(
  found: Row[],
  { order, limit }: PageRequest,
  position: number,
): Page<Row> => {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const more = found.length > limit && last
  const at = last && (order === 'day' ? last.day : last.position)
  return { rows, position, next: more && at !== undefined ? writeCursor({ order, id: last.id, at }) : null }
}
