import type { Log } from '@blotter/log'
import { type Cells, cellsOf } from './cells.ts'
import { heldAt, type Located, openValues, scatteredIn, type Values } from './conditions.ts'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import { inWindow, type Window, windowsOf } from './month-windows.ts'
import { spreadOf } from './months.ts'
import { type Key, type ListId, type PageRequest, pageClauses } from './page.ts'
import { placedIn } from './places.ts'

/** With fewer rows at its places, a list reads them all; with more, the planner may begin elsewhere. */
const SPARSE = 3_000

/** What a list is of: a table of the history, its id, and what is read of each row `r`. */
export type Listed = { table: 'incident_history' | 'claim_history'; id: ListId; columns: string }

type Search = Located<IncidentSearch> | Located<ClaimSearch>

type Asked = {
  search: Search
  /** Of the search, over a row of the table. */
  conditions: readonly string[]
  page: PageRequest
  key: Key | null
}

/** The text of a list's query. Of places, only the index knows how crowded they are, and a planner takes all for average. */
export const listText = async (
  log: Pick<Log, 'query'>,
  listed: Listed,
  { search, conditions, page, key }: Asked,
  values: Values,
): Promise<string> => {
  const { table, id, columns } = listed
  const { behind, tail } = pageClauses(page, { id, key }, values)
  const meant = [...conditions, ...behind].join(' AND ')
  const from = `FROM blotter_work.${table} AS r`
  const cells = cellsOf(search, page.order)
  if (!cells) {
    const windows = page.order === 'day' ? await windowsFor(log, table, { search, key, page }) : []
    if (windows.length) return newestFirst(listed, { windows, meant, page, tail }, values)
    return `SELECT ${columns} ${from} WHERE ${meant} ${tail}`
  }
  if (cells.fine && isInCells(search, table)) return firstOfCells(listed, { cells, meant, tail }, values)
  if (await isCrowded(log, table, { cells, search }))
    return `SELECT ${columns} ${from} WHERE ${cells.sql} = ANY(${numbersOf(cells, values)}) AND ${meant} ${tail}`
  const keys = keysOf(listed, atPlaces({ cells, search }, values))
  return `SELECT ${columns} FROM (${keys} OFFSET 0) AS k ${rowsOf(listed)} WHERE ${meant} ${tail}`
}

/** Of what more rows than this share hold, the next ones in the order of days are found soon. */
const COMMON = 0.02

/**
 * The windows of a list whose rows are found by words or marks: all of them would be read for one page, since such an
 * index knows no order. None where a plain list is faster.
 */
const windowsFor = async (
  log: Pick<Log, 'query'>,
  table: Listed['table'],
  { search, key, page }: Pick<Asked, 'search' | 'key' | 'page'>,
): Promise<Window[]> => {
  const values = openValues()
  const scattered = scatteredIn(search, values)
  if (!scattered.length) return []
  const spread = await spreadOf(log, table)
  if (!spread) return []
  const text = `SELECT FROM blotter_work.${table} WHERE ${scattered.join(' AND ')}`
  const expected = await estimatedRows(log, { text, values: values.values })
  if (expected > spread.rows * COMMON) return []
  const wanted = (page.limit + 1) / expected
  return windowsOf(spread.months, { wanted, narrowed: isNarrowed(search), start: key && String(key.at) })
}

const SCATTERED = new Set(['actor', 'feed', 'q', 'state', 'asOf'])

/** Whether more is asked for than what stands in words and marks. */
const isNarrowed = (search: Search): boolean =>
  Object.entries(search).some(([filter, value]) => value !== undefined && !SCATTERED.has(filter))

/** How many rows the planner expects of a query. */
const estimatedRows = async (
  log: Pick<Log, 'query'>,
  { text, values }: { text: string; values: unknown[] },
): Promise<number> => {
  const [plan] = await log.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `EXPLAIN (FORMAT JSON) ${text}`,
    values,
  )
  return plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

/** A window is looked into while those before it have not filled the page. */
const newestFirst = (
  { table, columns }: Listed,
  { windows, meant, page, tail }: { windows: readonly Window[]; meant: string; page: PageRequest; tail: string },
  values: Values,
): string => {
  const parts = windows.map((window, at) => {
    const found = windows.slice(0, at).map((_, before) => `(SELECT count(*) FROM w${before})`)
    const wanted = found.length ? [`${found.join(' + ')} <= ${page.limit}`] : []
    const conditions = [meant, ...inWindow(window, values), ...wanted].join(' AND ')
    return `w${at} AS MATERIALIZED (SELECT ${columns} FROM blotter_work.${table} AS r WHERE ${conditions} ${tail})`
  })
  const all = windows.map((_, at) => `SELECT * FROM w${at}`).join(' UNION ALL ')
  return `WITH ${parts.join(', ')} SELECT * FROM (${all}) AS w ORDER BY w.day DESC, w.id DESC LIMIT ${values.add(page.limit + 1)}`
}

/**
 * The first of each cell, then the first of those: no cell holds more of a page than a page. All that is asked stands in
 * the index of cells, so that rows are read of the page alone.
 */
const firstOfCells = (
  listed: Listed,
  { cells, meant, tail }: { cells: Cells; meant: string; tail: string },
  values: Values,
): string => {
  const { table, id, columns } = listed
  // No other index may offer an order that the index of cells has not.
  const within = tail.replace('r."position" DESC', 'r."position" + 0 DESC')
  const first = `SELECT r.day, r.${id}, r."position" FROM blotter_work.${table} AS r WHERE ${cells.sql} = cell AND ${meant} ${within}`
  const keys = `SELECT r.${id} AS key_id, r."position" AS key_position
    FROM unnest(${numbersOf(cells, values)}) AS cell CROSS JOIN LATERAL (${first}) AS r ${tail}`
  return `SELECT ${columns} FROM (${keys}) AS k ${rowsOf(listed)} ${tail}`
}

const numbersOf = ({ numbers }: Cells, { add }: Values): string => `${add(numbers)}::int[]`

const keysOf = ({ table, id }: Pick<Listed, 'table' | 'id'>, conditions: string): string =>
  `SELECT ${id} AS key_id, "position" AS key_position FROM blotter_work.${table} WHERE ${conditions}`

/** The row `r` of each key `k`, by the index that each row has. */
const rowsOf = ({ table, id }: Listed): string =>
  `CROSS JOIN LATERAL (SELECT * FROM blotter_work.${table} WHERE ${id} COLLATE "C" = key_id AND "position" = key_position OFFSET 0) AS r`

type There = { cells: Cells; search: Search }

const atPlaces = ({ cells, search }: There, values: Values): string =>
  [
    `${cells.sql} = ANY(${numbersOf(cells, values)})`,
    ...heldAt(search.asOf, values.add),
    ...placedIn(search, values.add),
  ].join(' AND ')

const isCrowded = async (log: Pick<Log, 'query'>, table: Listed['table'], there: There): Promise<boolean> => {
  const values = openValues()
  const text = `SELECT FROM blotter_work.${table} WHERE ${atPlaces(there, values)} LIMIT ${SPARSE}`
  return (await log.query(text, values.values)).length >= SPARSE
}

const ALWAYS = ['bbox', 'near', 'country', 'until', 'asOf', 'recordedFrom', 'recordedTo']
const IN_CELLS: Readonly<Record<Listed['table'], ReadonlySet<string>>> = {
  incident_history: new Set([...ALWAYS, 'state', 'killed_min', 'killed_max']),
  claim_history: new Set([...ALWAYS, 'status']),
}

/** Whether the index of cells tells alone which rows are meant. */
const isInCells = ({ type = [], ...others }: Search, table: Listed['table']): boolean =>
  type.every((each) => !each.includes('.')) &&
  Object.entries(others).every(([filter, value]) => value === undefined || IN_CELLS[table].has(filter))
