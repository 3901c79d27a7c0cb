type Point = { lat: number; lon: number }

/** A row of cells is half a degree high: 55 km, more than two places of one incident lie apart (place-evidence.ts). */
const HEIGHT = 0.5

/** The cell of a grid in which a point lies; cells are about as wide as high everywhere. */
export const cellOf = ({ lat, lon }: Point): string => {
  const row = Math.floor(lat / HEIGHT)
  return nameOf(row, columnOf(row, lon))
}

/** The cells that hold every point within 50 km. */
export const cellsAround = ({ lat, lon }: Point): string[] => {
  const row = Math.floor(lat / HEIGHT)
  return [row - 1, row, row + 1].flatMap((each) => {
    const columns = columnsOf(each)
    const [west, east] = [
      columnOf(each, lon - 360 / columnsOf(widest(row))),
      columnOf(each, lon + 360 / columnsOf(widest(row))),
    ]
    const many = Math.min(columns, ((east - west + columns) % columns) + 1)
    return Array.from({ length: many }, (_, at) => nameOf(each, (west + at) % columns))
  })
}

/** Of a row and its neighbours the one nearest to a pole, where a degree is shortest. */
const widest = (row: number): number => (row < 0 ? row - 1 : row + 1)

const columnsOf = (row: number): number => {
  const lat = Math.min(89, HEIGHT * Math.max(Math.abs(row), Math.abs(row + 1)))
  return Math.max(1, Math.floor((360 * Math.cos((lat * Math.PI) / 180)) / HEIGHT))
}

const columnOf = (row: number, lon: number): number => {
  const columns = columnsOf(row)
  const turn = (((lon + 180) % 360) + 360) % 360
  return Math.min(columns - 1, Math.floor((turn * columns) / 360))
}

const nameOf = (row: number, column: number): string => `cell ${row} ${column}`
