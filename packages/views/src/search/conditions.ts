import { casualtyKinds } from '@blotter/events'
import { STILL, wordsOf } from '@blotter/log'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import type { Box, Circle } from './parameter.ts'

/** Collects the values of a statement. */
export type Values = { values: unknown[]; add: (value: unknown) => string }

export const openValues = (): Values => {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}

/** A filter whose moments have been looked up as positions; `asOf` null: what holds now. */
export type Located<Search> = Omit<Search, 'as_of' | 'recorded_since' | 'recorded_until'> & {
  asOf: number | null
  recordedFrom?: number | undefined
  recordedTo?: number | undefined
}

/** Conditions that hold of a row of `incident_history`; only what is asked for stands in them, so that plans fit it. */
export const incidentConditions = (search: Located<IncidentSearch>, { add }: Values): string[] => {
  const states = search.state ?? ['open']
  return [
    ...common(search, { add }),
    among('state', states, add),
    ...(search.confidence ? [among('confidence', search.confidence, add)] : []),
    ...(search.voices_min === undefined
      ? []
      : [`voices >= ${add(search.voices_min)}::int${search.voices_min > 2 ? ' AND voices > 2' : ''}`]),
    ...casualtyKinds.flatMap((kind) => [
      ...bound(kind, '>=', search[`${kind}_min`], add),
      ...bound(kind, '<=', search[`${kind}_max`], add),
    ]),
    ...(search.status ? [anyMark('status', search.status, add)] : []),
    ...(search.execution ? [anyMark('execution', search.execution, add)] : []),
  ]
}

/** At least none is said of what nobody counted too. */
const bound = (column: string, sign: string, value: number | undefined, add: Values['add']): string[] => {
  if (value === undefined || (sign === '>=' && value === 0)) return []
  // The index holds those above none.
  const indexed = sign === '>=' ? ` AND ${column} > 0` : ''
  return [`${sign === '<=' ? `coalesce(${column}, 0)` : column} ${sign} ${add(value)}::int${indexed}`]
}

/** The same of a row of `claim_history`. */
export const claimConditions = (search: Located<ClaimSearch>, { add }: Values): string[] => [
  ...common(search, { add }),
  ...(search.status ? [among('status', search.status, add)] : []),
  ...(search.execution ? [among('execution', search.execution, add)] : []),
  ...(search.article ? [`article_id = ${add(search.article)}`] : []),
  ...(search.incident ? [`incident_id = ${add(search.incident)}`] : []),
]

const MARKS = "string_to_array(marks, E'\\n')"

const common = (search: Omit<Located<ClaimSearch>, 'article' | 'incident'>, { add }: Pick<Values, 'add'>): string[] => [
  ...heldAt(search.asOf, add),
  ...(search.type ? [typeIn(search.type, add)] : []),
  ...(search.country
    ? [
        among(
          'iso2',
          search.country.map((code) => code.toUpperCase()),
          add,
        ),
      ]
    : []),
  ...(search.admin1 ? [`lower(admin1) = lower(${add(search.admin1)})`] : []),
  ...(search.bbox ? [inBox(search.bbox, add)] : []),
  ...(search.near ? [nearTo(search.near, add)] : []),
  ...(search.since ? [`coalesce(ends_on, starts_on) >= ${add(search.since)}`] : []),
  ...(search.until ? [`starts_on <= ${add(search.until)}`, `day <= ${add(search.until)}`] : []),
  ...(search.recordedFrom === undefined ? [] : [`position >= ${add(search.recordedFrom)}::bigint`]),
  ...(search.recordedTo === undefined ? [] : [`position <= ${add(search.recordedTo)}::bigint`]),
  ...(search.actor ? [`${MARKS} @> ${add(wordsOf(search.actor).map((word) => `actor:${word}`))}::text[]`] : []),
  ...(search.feed ? [`${MARKS} @> ${add([`feed:${search.feed}`])}::text[]`] : []),
  ...(search.q ? [`search @@ websearch_to_tsquery('english', ${add(search.q)})`] : []),
]

/** That a row held at a position; null: that it holds. */
export const heldAt = (position: number | null, add: Values['add']): string[] => {
  if (position === null) return [`until = ${STILL}`]
  const at = add(position)
  return [`position <= ${at}::bigint`, `until > ${at}::bigint`]
}

/** One value is compared as such: only then does an index on it keep the order of what comes behind. */
const among = (column: string, values: readonly string[], add: Values['add']): string =>
  values.length === 1 ? `${column} = ${add(values[0])}` : `${column} = ANY(${add(values)}::text[])`

const typeIn = (types: readonly string[], add: Values['add']): string => {
  const codes = types.filter((type) => type.includes('.'))
  const families = types.filter((type) => !type.includes('.'))
  const parts = [
    ...(codes.length ? [among('type', codes, add)] : []),
    ...(families.length ? [among('family', families, add)] : []),
  ]
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`
}

const anyMark = (kind: string, names: readonly string[], add: Values['add']): string =>
  `${MARKS} && ${add(names.map((name) => `${kind}:${name}`))}::text[]`

/** A box in one part or, across the date line, in two. */
const partsOf = (box: Box): Box[] =>
  box.west <= box.east
    ? [box]
    : [
        { ...box, east: 180 },
        { ...box, west: -180 },
      ]

const inBox = (box: Box, add: Values['add']): string => {
  const inside = partsOf(box).map(
    ({ west, south, east, north }) =>
      `(lat BETWEEN ${add(south)}::float8 AND ${add(north)}::float8 AND lon BETWEEN ${add(west)}::float8 AND ${add(east)}::float8)`,
  )
  // As a whole that no statistics speak of: of latitude and longitude each alone, an empty sea looks crowded.
  return `CASE WHEN ${inside.join(' OR ')} THEN true ELSE false END`
}

/** The boxes that all places of a filter lie in; null where it says nothing of places. */
export const boxesOf = ({ bbox, near }: { bbox?: Box | undefined; near?: Circle | undefined }): Box[] | null =>
  bbox ? partsOf(bbox) : near ? partsOf(around(near)) : null

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
const nearTo = (circle: Circle, add: Values['add']): string => {
  const [at, from] = [`${add(circle.lat)}::float8`, `${add(circle.lon)}::float8`]
  const distance = `2 * ${EARTH} * asin(least(1, sqrt(sind((lat - ${at}) / 2) ^ 2 + cosd(${at}) * cosd(lat) * sind((lon - ${from}) / 2) ^ 2)))`
  return `(${inBox(around(circle), add)} AND ${distance} <= ${add(circle.km)}::float8)`
}

const turned = (degrees: number): number => (degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees)
