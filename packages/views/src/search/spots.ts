import type { Log } from '@blotter/log'
import { boxesOf, type Values } from './conditions.ts'
import type { Box, Circle } from './parameter.ts'

/** Most cells of one degree that are asked for one by one. */
const MOST_CELLS = 400
/** With fewer rows in its cells, a filter is read from there; with more, from the latest day on. */
const SPARSE = 3_000

/** What an index has of cells: their numbers by one degree, or by ten where these would be many. */
const cellsIn = (boxes: readonly Box[]): { sql: string; cells: number[] } => {
  const small = boxes.flatMap((box) => cellsOf(box, 1))
  if (small.length <= MOST_CELLS) return { sql: '(floor(lat)::int * 1000 + floor(lon)::int)', cells: small }
  const large = boxes.flatMap((box) => cellsOf(box, 10))
  return { sql: '(floor(lat / 10)::int * 1000 + floor(lon / 10)::int)', cells: large }
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
 * knows how crowded a place is, so it is asked first; no planner's statistics go that far.
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
  const [found] = await log.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${table} WHERE ${sql} = ANY($1::int[]) LIMIT ${SPARSE}) AS some`,
    [cells],
  )
  if ((found?.count ?? SPARSE) >= SPARSE) return table
  return `(SELECT * FROM ${table} WHERE ${sql} = ANY(${add(cells)}::int[]) OFFSET 0)`
}
