import { type Country, countries } from './countries.ts'
import { foldName } from './fold.ts'
import { overlay } from './overlay.ts'
import type { Place } from './place.ts'
import { states } from './states.ts'

/** Every country as a place, by ISO code. */
export const countryPlaces = (): Map<string, Place> => new Map(countries.map((c) => [c.iso2, countryPlace(c)]))

/** Countries, states and the overlay by folded name. A typed state stands for the gazetteer's own of that name. */
export const typedNames = (byCode: Map<string, Place>, rowsOf: (key: string) => Place[]) => {
  const names = new Map<string, Place[]>()
  const longest = new Map<string, number>()
  const short = new Map<string, Place>()
  const extend = (key: string): void => {
    const words = key.split(' ')
    const first = words[0] ?? ''
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
  }
  const add = (name: string, place: Place): void => {
    const key = name.includes('.') ? name.toLowerCase() : foldName(name)
    const known = names.get(key) ?? []
    if (!known.includes(place)) names.set(key, [...known, place])
    extend(key)
  }
  const countryName = (iso2: string): string => byCode.get(iso2)?.name ?? iso2
  for (const c of countries) {
    const place = byCode.get(c.iso2)
    if (place) for (const name of [c.name, ...c.names]) add(name.replace('!', ''), place)
    for (const people of c.demonyms) extend(foldName(people))
  }
  for (const state of states(countryName)) {
    const place = merged(state.place, rowsOf(foldName(state.name)))
    add(state.name, place)
    for (const form of state.short) {
      if (/[.! ]/.test(form)) add(form.replace('!', ''), place)
      else short.set(foldName(form), place)
    }
  }
  for (const { names: spellings, place } of overlay(countryName)) {
    const whole = merged(
      place,
      spellings.flatMap((name) => rowsOf(foldName(name))),
    )
    for (const name of spellings) add(name, whole)
  }
  return { names, longest, short }
}

/** Typed places in front; a row that one of them took over is left out. */
export const withoutDoubles = (ours: Place[], rows: Place[]): Place[] => [
  ...ours,
  ...rows.filter((row) => !ours.some((own) => isSamePlace(own, row))),
]

/** Of towns those within some 15 km, of divisions those of one country. */
const isSamePlace = (own: Place, row: Place): boolean => {
  if (own.kind !== row.kind || own.iso2 !== row.iso2) return false
  return own.kind !== 'city' || (Math.abs(own.lat - row.lat) < 0.15 && Math.abs(own.lon - row.lon) < 0.15)
}

/** A typed place with the gazetteer's id and path. Towns keep the typed name, divisions the typed point. */
const merged = (own: Place, rows: Place[]): Place => {
  const row = rows.find((r) => isSamePlace(own, r))
  if (!row) return own
  const population = Math.max(own.population, row.population)
  if (own.kind !== 'city') return { ...row, lat: own.lat, lon: own.lon, population }
  return { ...row, name: own.name, path: [...row.path.slice(0, -1), own.name], population }
}

/** Countries by the folded name of their people. */
export const demonymTable = (byCode: Map<string, Place>): Map<string, Place> => {
  const table = new Map<string, Place>()
  for (const c of countries) {
    const place = byCode.get(c.iso2)
    if (place) for (const word of c.demonyms) table.set(foldName(word), place)
  }
  return table
}

const countryPlace = ({ iso2, name, lat, lon, population }: Country): Place => {
  const path = [name]
  return { name, path, iso2, lat, lon, precision: 'country', kind: 'country', population }
}
