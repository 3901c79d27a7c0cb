import type { Log } from '@blotter/log'

/** Share of a table's rows in each month that has any, the newest first, as far as Postgres has looked into it. */
export type Months = readonly { month: string; share: number }[]

/** How many rows a table has, and how they lie in time. */
export type Spread = { rows: number; months: Months }

// Matches "2026-11", "2026-11-20". Not: "", "2026-13", "9999-12", behind which there is no month of four digits.
const DATED = /^(?!9999)\d{4}-(0[1-9]|1[0-2])/

/** Fewer rows are read as fast without. */
const FEW = 20_000
/** ms that what is known of a table serves: how its rows lie changes slowly, and no answer hangs on it. */
const FRESH = 600_000

type Known = { since: number; spread: Promise<Spread | null> }
const known = new WeakMap<object, Map<string, Known>>()

/** How the rows of a table lie in time; null where they are few, or not known. */
export const spreadOf = (log: Pick<Log, 'query'>, table: string): Promise<Spread | null> => {
  const tables = known.get(log) ?? new Map<string, Known>()
  known.set(log, tables)
  const before = tables.get(table)
  if (before && performance.now() - before.since < FRESH) return before.spread
  const spread = readSpread(log, table)
  tables.set(table, { since: performance.now(), spread })
  const forget = (): unknown => tables.delete(table)
  spread.then((found) => found ?? forget(), forget)
  return spread
}

/** What ANALYZE keeps of days: the most common ones with their shares, and bounds between which equally many others lie. */
export type Days = { common: string[] | null; shares: number[] | null; bounds: string[] | null }

const SPREAD = `SELECT t.reltuples::float8 AS rows,
    s.most_common_vals::text::text[] AS common, s.most_common_freqs::float8[] AS shares, s.histogram_bounds::text::text[] AS bounds
  FROM blotter_work.checkpoint AS c JOIN pg_stats AS s ON s.schemaname = 'blotter_work' AND s.tablename = $1 || '_g' || c.generation
  JOIN pg_class AS t ON t.oid = to_regclass('blotter_work.' || s.tablename)
  WHERE c.projection = 'history' AND c.status IN ('live', 'stopped') AND s.attname = 'day' AND t.reltuples >= ${FEW}`

const readSpread = async (log: Pick<Log, 'query'>, table: string): Promise<Spread | null> => {
  const [found] = await log.query<Days & { rows: number }>(SPREAD, [table])
  return found ? { rows: found.rows, months: sharesOf(found) } : null
}

/** Rows of each month out of what ANALYZE keeps. */
export const sharesOf = ({ common, shares, bounds }: Days): Months => {
  const by = new Map<string, number>()
  const add = (day: string, share: number): void => {
    const month = DATED.exec(day)?.[0]
    if (month) by.set(month, (by.get(month) ?? 0) + share)
  }
  const commonly = (shares ?? []).reduce((sum, share) => sum + share, 0)
  for (const [at, day] of (common ?? []).entries()) add(day, shares?.[at] ?? 0)
  const upper = (bounds ?? []).slice(1)
  for (const day of upper) add(day, (1 - commonly) / upper.length)
  return [...by].map(([month, share]) => ({ month, share })).sort((a, b) => (a.month < b.month ? 1 : -1))
}
