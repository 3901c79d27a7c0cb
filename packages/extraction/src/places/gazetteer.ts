import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Country, countries } from './countries.ts'
import { foldName } from './fold.ts'
import { type GazetteerFile, unpackGazetteer } from './gazetteer-file.ts'
import { KeyIndex } from './key-index.ts'
import { overlay } from './overlay.ts'
import type { Place } from './place.ts'
import { states } from './states.ts'

/** Names and what they may stand for. Keys are folded (fold.ts), words parted by one blank. */
export type Gazetteer = {
  /** Everything of this folded name, unordered; empty when there is none. */
  lookup(key: string): Place[]
  /** Whether there is anything of this name, cheaper than looking it up. */
  has(key: string): boolean
  /** The most words a name beginning with this folded word has, 0 for none. */
  longest(firstWord: string): number
  /** Whether the folded name is also an English word ("reading", "nice"). */
  isCommon(key: string): boolean
  /** The country whose people the folded word names: "syrian" → SY. */
  demonym(key: string): Place | undefined
  /** The division a short form behind a comma means: "Rome, Ga.". */
  shortened(word: string): Place | undefined
  /** A typed name: known whatever its letters' case ("UK", "Raqa"). */
  isTyped(key: string): boolean
  country(iso2: string): Place | undefined
  capital(iso2: string): Place | undefined
}

/** The gazetteer of gazetteer/gazetteer.bin.gz with countries and overlay, read once per process (some 0.2 s). */
export const loadGazetteer = (): Gazetteer => {
  loaded ??= build(readFileSync(new URL('../../gazetteer/gazetteer.bin.gz', import.meta.url)))
  return loaded
}

let loaded: Gazetteer | undefined

/**
 * A country's capital as a place, for "the capital".
 * @param iso2  ISO 3166-1, upper case
 * @returns null when the code is unknown
 */
export const capitalOf = (iso2: string): Place | null => loadGazetteer().capital(iso2) ?? null

/** Larger than the unpacked file, so that it comes in one piece. */
const CHUNK = 2 ** 24

const build = (packed: Uint8Array): Gazetteer => {
  const file = unpackGazetteer(gunzipSync(packed, { chunkSize: CHUNK }))
  const index = new KeyIndex(file.keys, file.postingCounts)
  const byCode = new Map(countries.map((c) => [c.iso2, countryPlace(c)]))
  const places = placeReader(file, (iso2) => byCode.get(iso2)?.name ?? iso2)
  const demonyms = demonymTable(byCode)
  const rowsOf = (key: string): Place[] => {
    const at = index.find(key)
    return at < 0 ? [] : places(index.rows(at, file.postings))
  }
  const typed = typedNames(byCode, rowsOf)
  const lookup = remembered((key) => {
    const rows = rowsOf(key)
    const ours = typed.names.get(key)
    return ours ? withoutDoubles(ours, rows) : rows
  })
  const capitals = new Map(countries.map((c) => [c.iso2, foldName(c.capital)]))
  return {
    lookup,
    has: (key) => typed.names.has(key) || index.find(key) >= 0,
    longest: (word) => Math.max(index.longest(word), typed.longest.get(word) ?? 0),
    isCommon: (key) => {
      const at = index.find(key)
      return at >= 0 && file.keyFlags[at] === 1
    },
    demonym: (key) => demonyms.get(key),
    shortened: (word) => typed.short.get(word),
    isTyped: (key) => typed.names.has(key),
    country: (iso2) => byCode.get(iso2),
    capital: (iso2) => biggestCity(lookup(capitals.get(iso2) ?? ''), iso2),
  }
}

/** An article names its places over and over, and so do the next ones; the memory is emptied when it is full. */
const remembered = (lookup: (key: string) => Place[]): ((key: string) => Place[]) => {
  const memory = new Map<string, Place[]>()
  return (key) => {
    const known = memory.get(key)
    if (known) return known
    if (memory.size >= MOST_REMEMBERED) memory.clear()
    const places = lookup(key)
    memory.set(key, places)
    return places
  }
}

const MOST_REMEMBERED = 5_000

const biggestCity = (places: Place[], iso2: string): Place | undefined =>
  places.filter((p) => p.iso2 === iso2 && p.kind === 'city').sort((a, b) => b.population - a.population)[0]

const countryPlace = ({ iso2, name, lat, lon, population }: Country): Place => {
  const path = [name]
  return { name, path, iso2, lat, lon, precision: 'country', kind: 'country', population }
}

/** Countries, states and the overlay by folded name. A typed state stands for the gazetteer's own of that name. */
const typedNames = (byCode: Map<string, Place>, rowsOf: (key: string) => Place[]) => {
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
const withoutDoubles = (ours: Place[], rows: Place[]): Place[] => [
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

const demonymTable = (byCode: Map<string, Place>): Map<string, Place> => {
  const table = new Map<string, Place>()
  for (const c of countries) {
    const place = byCode.get(c.iso2)
    if (place) for (const word of c.demonyms) table.set(foldName(word), place)
  }
  return table
}

const placeReader = (file: GazetteerFile, countryName: (iso2: string) => string) => {
  const lines = lineReader(file.names, file.country.length)
  const nameOf = (row: number): string => (row < 0 ? '' : lines(row))
  return (rows: Iterable<number>): Place[] => Array.from(rows, (row) => rowPlace({ file, row, nameOf, countryName }))
}

type RowContext = {
  file: GazetteerFile
  row: number
  nameOf: (row: number) => string
  countryName: (iso2: string) => string
}

const rowPlace = ({ file, row, nameOf, countryName }: RowContext): Place => {
  const { admin1Rows, admin2Rows } = file
  const kind = row < admin1Rows ? 'admin1' : row < admin1Rows + admin2Rows ? 'admin2' : 'city'
  const iso2 = file.iso2[file.country[row] ?? 0] ?? ''
  const name = nameOf(row)
  const admin1 = kind === 'admin1' ? name : nameOf((file.admin1[row] ?? 0) - 1)
  const second = file.admin2[row] ?? 0
  const admin2 = second ? nameOf(admin1Rows + second - 1) : ''
  const path = [countryName(iso2), kind === 'admin1' ? '' : admin1, admin2, name].filter(Boolean)
  const id = file.geonameId[row] ?? 0
  return {
    name,
    path,
    iso2,
    ...(admin1 && { admin1 }),
    ...(id && { geonameId: id }),
    lat: Math.round(((file.lat[row] ?? 0) / 360) * 1e4) / 1e4,
    lon: Math.round(((file.lon[row] ?? 0) / 180) * 1e4) / 1e4,
    precision: kind,
    kind,
    population: file.population[row] ?? 0,
  }
}

/** Reads line `n` of a text without splitting it all. */
const lineReader = (bytes: Uint8Array, lines: number): ((n: number) => string) => {
  const offsets = new Uint32Array(lines + 1)
  for (let line = 1, at = 0; at < bytes.length; at++) if (bytes[at] === 10) offsets[line++] = at + 1
  offsets[lines] = bytes.length + 1
  const decoder = new TextDecoder()
  return (n) => decoder.decode(bytes.subarray(offsets[n], (offsets[n + 1] ?? 1) - 1))
}
