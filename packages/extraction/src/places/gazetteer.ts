import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { countries } from './countries.ts'
import { foldName } from './fold.ts'
import { unpackGazetteer } from './gazetteer-file.ts'
import { KeyIndex } from './key-index.ts'
import type { Place } from './place.ts'
import { placeReader } from './row-places.ts'
import { countryPlaces, demonymTable, typedNames, withoutDoubles } from './typed-names.ts'

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

/** A country as a place. @param iso2  ISO 3166-1, upper case */
export const countryPlace = (iso2: string): Place | undefined => loadGazetteer().country(iso2)

/** Larger than the unpacked file, so that it comes in one piece. */
const CHUNK = 2 ** 24

const build = (packed: Uint8Array): Gazetteer => {
  const file = unpackGazetteer(gunzipSync(packed, { chunkSize: CHUNK }))
  const index = new KeyIndex(file.keys, file.postingCounts)
  const byCode = countryPlaces()
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
