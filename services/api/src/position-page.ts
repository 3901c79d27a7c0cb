import type { Context } from 'hono'
import { listBody } from './list-parameters.ts'
import { Problem } from './problem.ts'

/** A list that goes on before a position. @throws Problem */
export const beforeCursor = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  const detail = 'must be a "next" that this very list gave; leave it out to begin anew'
  throw new Problem('bad-parameter', `cursor: ${detail}.`, { errors: [{ parameter: 'cursor', detail }] })
}

/** Cuts the row that only says that there are more. */
export const cutPage = <Row extends { position: number }>(
  context: Context,
  { found, limit, only }: { found: Row[]; limit: number; only: ((row: object) => object) | null },
) => {
  const rows = found.slice(0, limit)
  const next = found.length > limit ? String(rows.at(-1)?.position) : null
  return listBody(context, { rows, next, position: rows[0]?.position ?? 0 }, only ?? ((row) => row))
}
