import { CELL, WIDE_CELL } from '@blotter/log'
import type { Order } from './page.ts'
import type { Box } from './parameter.ts'
import { boxesOf, degreesOf, type Places } from './places.ts'

/** Cells of a grid, as an index numbers them; `fine`: of one degree, rather than ten. */
export type Cells = { sql: string; numbers: number[]; fine: boolean }

/** Most cells of one degree that are asked for one by one; of each all rows, where the list has another order than their index. */
const MOST: Readonly<Record<Order, number>> = { day: 400, recorded: 40 }

/** The cells that all places of a filter lie in, of one degree, or of ten where these would be many; null: anywhere. */
export const cellsOf = (places: Places, order: Order): Cells | null => {
  const boxes = boxesOf(places)
  if (!boxes) return null
  return degreesOf(boxes) <= MOST[order]
    ? { sql: CELL, numbers: numbersOf(boxes, 1), fine: true }
    : { sql: WIDE_CELL, numbers: numbersOf(boxes, 10), fine: false }
}

/** Each once: two boxes may meet in one. */
const numbersOf = (boxes: readonly Box[], degrees: number): number[] => {
  const numbers = new Set<number>()
  for (const { west, south, east, north } of boxes) {
    const [top, right] = [Math.floor(north / degrees), Math.floor(east / degrees)]
    for (let lat = Math.floor(south / degrees); lat <= top; lat += 1)
      for (let lon = Math.floor(west / degrees); lon <= right; lon += 1) numbers.add(lat * 1_000 + lon)
  }
  return [...numbers]
}
