import type { Place } from './place.ts'

/** A place that wires name and extracts lack, with its spellings. */
export type OverlayEntry = { names: string[]; place: Place }

/**
 * iso2 | kind | spellings, first the usual one | point | first-level division (cities, admin2). `kind`: c city,
 * 1 and 2 divisions, r region, lake, valley or district of a city.
 */
const TABLE = `
SY|c|Raqa;Raqqa;Raqqah;Ar Raqqah;al-Raqqa|35.95,39.01|Ar-Raqqah
SY|r|Eastern Ghouta;East Ghouta;Ghouta|33.53,36.44|Rif Dimashq
`

/** The typed places with the country's name in front of the path. */
export const overlay = (countryName: (iso2: string) => string): OverlayEntry[] =>
  TABLE.trim()
    .split('\n')
    .map((line) => entry(line, countryName))

const KINDS = { c: 'city', r: 'region', '1': 'admin1', '2': 'admin2' } as const
const PRECISIONS = { city: 'city', region: 'near', admin1: 'admin1', admin2: 'admin2' } as const

const entry = (line: string, countryName: (iso2: string) => string): OverlayEntry => {
  const [iso2 = '', code = 'c', spellings = '', point = '', admin1 = '', people = ''] = line.split('|')
  const names = spellings.split(';')
  const name = names[0] ?? ''
  const [lat = 0, lon = 0] = point.split(',').map(Number)
  const kind = KINDS[code as keyof typeof KINDS]
  const path = [countryName(iso2), admin1, name].filter(Boolean)
  const population = people ? Number(people) * 1000 : 100_000
  const place = { name, path, iso2, ...(admin1 && { admin1 }), lat, lon, precision: PRECISIONS[kind], kind, population }
  return { names, place }
}
