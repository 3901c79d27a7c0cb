import type { Context } from 'hono'
import { listBody } from './list-parameters.ts'
import { problemOfOne } from './problem.ts'

type Cut<Row> = { found: Row[]; limit: number; only: ((row: object) => object) | null; position: number }

/** A list that goes on before a position. @throws Problem */
export const beforeCursor = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw problemOfOne('cursor', 'must be a "next" that this very list gave; leave it out to begin anew')
}

/** Cuts the row that only says that there are more. @param position  up to which the log is read */
export const cutPage = <Row extends { position: number }>(
  context: Context,
  { found, limit, only, position }: Cut<Row>,
) => {
  const rows = found.slice(0, limit)
  const next = found.length > limit ? String(rows.at(-1)?.position) : null
  return listBody(context, { rows, next, position }, only ?? ((row) => row))
}
