type Point = { lat: number; lon: number }

/** A row of cells is a degree high: 111 km, so that most searches need but a few cells. */
const HEIGHT = 1
/** More than 50 km, as far as two places of one incident lie apart (place-evidence.ts), on any meridian. */
const REACH = 0.46

/** The cell of a grid in which a point lies; cells are about as wide as high everywhere. */
export const cellOf = ({ lat, lon }: Point): string => {
  const row = Math.floor(lat / HEIGHT)
  return nameOf(row, columnOf(row, lon))
}

/** The cells that hold every point within 50 km. */
export const cellsAround = ({ lat, lon }: Point): string[] => {
  const [south, north] = [Math.floor((lat - REACH) / HEIGHT), Math.floor((lat + REACH) / HEIGHT)]
  // A degree of longitude is shortest where the reach is nearest to a pole.
  const aside = REACH / Math.cos((Math.min(89, Math.abs(lat) + REACH) * Math.PI) / 180)
  return Array.from({ length: north - south + 1 }, (_, at) => south + at).flatMap((row) => {
    const columns = columnsOf(row)
    const west = columnOf(row, lon - aside)
    const many = Math.min(columns, Math.ceil((aside * 2 * columns) / 360) + 1)
    return Array.from({ length: many }, (_, at) => nameOf(row, (west + at) % columns))
  })
}

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
