import type { Log } from '@blotter/log'
import { boxesOf, type Values } from './conditions.ts'
import type { Box, Circle } from './parameter.ts'

/** Most cells of one degree that are asked for one by one. */
const MOST_CELLS = 400
/** With fewer rows in its cells, a filter is read from there; with more, from the latest day on. */
const SPARSE = 3_000

/** What an index has of cells: their numbers by one degree, or by ten where these would be many. */
const cellsIn = (boxes: readonly Box[]): { sql: string; cells: number[] } => {
  const degrees = boxes.reduce((sum, { west, south, east, north }) => sum + (north - south + 2) * (east - west + 2), 0)
  return degrees <= MOST_CELLS
    ? { sql: '(floor(lat)::int * 1000 + floor(lon)::int)', cells: boxes.flatMap((box) => cellsOf(box, 1)) }
    : { sql: '(floor(lat / 10)::int * 1000 + floor(lon / 10)::int)', cells: boxes.flatMap((box) => cellsOf(box, 10)) }
}

const cellsOf = ({ west, south, east, north }: Box, degrees: number): number[] => {
  const [top, right] = [Math.floor(north / degrees), Math.floor(east / degrees)]
  const cells: number[] = []
  for (let lat = Math.floor(south / degrees); lat <= top; lat += 1)
    for (let lon = Math.floor(west / degrees); lon <= right; lon += 1) cells.push(lat * 1_000 + lon)
  return cells
}

/**
 * What a list reads from: the table, or only its cells around a place where these hold little. Nobody but the index
 * knows how crowded a place is, so it is asked first, cell by cell: a planner that
 * takes empty cells for average ones would rather read everything.
 */
export const sourceOf = async (
  log: Pick<Log, 'query'>,
  table: string,
  search: { bbox?: Box | undefined; near?: Circle | undefined },
  { add }: Values,
): Promise<string> => {
  const boxes = boxesOf(search)
  if (!boxes) return table
  const { sql, cells } = cellsIn(boxes)
  const found = await log.query(
    `SELECT 1 FROM unnest($1::int[]) AS c CROSS JOIN LATERAL (SELECT 1 FROM ${table} WHERE ${sql} = c LIMIT ${SPARSE}) AS r LIMIT ${SPARSE}`,
    [cells],
  )
  if (found.length >= SPARSE) return table
  return `(SELECT s.* FROM unnest(${add(cells)}::int[]) AS c CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE ${sql} = c OFFSET 0) AS s)`
}
