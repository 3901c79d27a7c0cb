import { AFRICA } from './overlay-africa.ts'
import { AMERICAS } from './overlay-americas.ts'
import { EAST } from './overlay-east.ts'
import type { Place } from './place.ts'

/** A place that wires name and extracts lack, with its spellings. */
export type OverlayEntry = { names: string[]; place: Place }

/**
 * A line of the tables: iso2, several for a shared lake | kind | spellings, the usual one first | point | first-level division | thousands of
 * people, 100 when left out. Kinds: c town or quarter; 1, 2 divisions; r region, lake, valley. Points are rounded; a
 * spelling that ends in "!" counts only in capitals.
 */
const LINES = [EAST, AFRICA, AMERICAS].flatMap((table) => table.trim().split('\n'))

/** The typed places with the country's name in front of the path. */
export const overlay = (countryName: (iso2: string) => string): OverlayEntry[] =>
  LINES.flatMap((line) => {
    const bar = line.indexOf('|')
    return line
      .slice(0, bar)
      .split(',')
      .map((iso2) => entry(iso2, line.slice(bar + 1), countryName))
  })

const KINDS = { c: 'city', r: 'region', '1': 'admin1', '2': 'admin2' } as const
const PRECISIONS = { city: 'city', region: 'near', admin1: 'admin1', admin2: 'admin2' } as const

const entry = (iso2: string, rest: string, countryName: (iso2: string) => string): OverlayEntry => {
  const [code = 'c', spellings = '', point = '', admin1 = '', people = ''] = rest.split('|')
  const names = spellings.split(';').map((spelling) => spelling.replace('!', ''))
  const name = names[0] ?? ''
  const [lat = 0, lon = 0] = point.split(',').map(Number)
  const kind = KINDS[code as keyof typeof KINDS]
  const path = [countryName(iso2), admin1, name].filter(Boolean)
  const population = people ? Number(people) * 1000 : 100_000
  const division = kind === 'admin1' ? name : admin1
  const place = {
    name,
    path,
    iso2,
    ...(division && { admin1: division }),
    lat,
    lon,
    precision: PRECISIONS[kind],
    kind,
    population,
  }
  return { names, place }
}
