import type { Box, Circle } from './parameter.ts'

/** What a filter says of places. */
export type Places = { bbox?: Box | undefined; near?: Circle | undefined }

type Add = (value: unknown) => string

/** Conditions that hold of a row that lies there. */
export const placedIn = ({ bbox, near }: Places, add: Add): string[] => [
  ...(bbox ? [inBox(bbox, add)] : []),
  ...(near ? [nearTo(near, add)] : []),
]

/** Boxes that all places of a filter lie in, of two filters those of the smaller one; null where it says nothing of places. */
export const boxesOf = ({ bbox, near }: Places): Box[] | null => {
  const boxes = [...(bbox ? [partsOf(bbox)] : []), ...(near ? [partsOf(around(near))] : [])]
  return boxes.toSorted((a, b) => degreesOf(a) - degreesOf(b))[0] ?? null
}

/** Square degrees with a margin of one on each side: most cells of one degree that boxes touch. */
export const degreesOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, { west, south, east, north }) => sum + (north - south + 2) * (east - west + 2), 0)

/** A box in one part or, across the date line, in two. */
const partsOf = (box: Box): Box[] =>
  box.west <= box.east
    ? [box]
    : [
        { ...box, east: 180 },
        { ...box, west: -180 },
      ]

const inBox = (box: Box, add: Add): string => {
  const inside = partsOf(box).map(
    ({ west, south, east, north }) =>
      `(lat BETWEEN ${add(south)}::float8 AND ${add(north)}::float8 AND lon BETWEEN ${add(west)}::float8 AND ${add(east)}::float8)`,
  )
  // As a whole that no statistics speak of: of latitude and longitude each alone, an empty sea looks crowded.
  return `CASE WHEN ${inside.join(' OR ')} THEN true ELSE false END`
}

/** km, of a sphere with the mean radius of the Earth (IUGG). */
const EARTH = 6_371.0088

const around = ({ lat, lon, km }: Circle): Box => {
  const high = (km / EARTH) * (180 / Math.PI)
  const [south, north] = [Math.max(-90, lat - high), Math.min(90, lat + high)]
  // Around a pole every meridian is near.
  const reach = Math.sin(km / EARTH) / Math.cos((lat * Math.PI) / 180)
  const wide = south <= -90 || north >= 90 || Math.abs(reach) >= 1 ? 180 : (Math.asin(reach) * 180) / Math.PI
  const [west, east] = wide >= 180 ? [-180, 180] : [turned(lon - wide), turned(lon + wide)]
  return { west, south, east, north }
}

/** By a box around it first, which costs less, then by the great circle. */
const nearTo = (circle: Circle, add: Add): string => {
  const [at, from] = [`${add(circle.lat)}::float8`, `${add(circle.lon)}::float8`]
  const distance = `2 * ${EARTH} * asin(least(1, sqrt(sind((lat - ${at}) / 2) ^ 2 + cosd(${at}) * cosd(lat) * sind((lon - ${from}) / 2) ^ 2)))`
  return `(${inBox(around(circle), add)} AND ${distance} <= ${add(circle.km)}::float8)`
}

const turned = (degrees: number): number => (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees)
