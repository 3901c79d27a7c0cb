import { foldName } from '../src/places/fold.ts'
import type { GazetteerFile } from '../src/places/gazetteer-file.ts'
import type { Division, Sources, Town } from './gazetteer-sources.ts'

type Row = {
  name: string
  keys: Set<string>
  lat: number
  lon: number
  population: number
  id: number
  country: string
}
type TownRow = Row & { admin1: number; admin2: number }

/** Divisions and towns as rows, with their folded keys inverted. A division's point is the mean of its towns. */
export const assembleGazetteer = (sources: Sources): GazetteerFile => {
  const towns = sources.towns.toSorted(byRegionAndName)
  const first = divisions(sources.admin1, towns, (t) => `${t.country}.${t.admin1}`)
  const second = divisions(sources.admin2, towns, (t) => (t.admin2 ? `${t.country}.${t.admin1}.${t.admin2}` : ''))
  const rows: TownRow[] = [
    ...first.rows.map((row) => ({ ...row, admin1: 0, admin2: 0 })),
    ...second.rows.map((row) => ({
      ...row,
      admin1: first.at(row.code.slice(0, row.code.lastIndexOf('.'))),
      admin2: 0,
    })),
    ...towns.map((t) => ({
      ...townRow(t),
      admin1: first.at(`${t.country}.${t.admin1}`),
      admin2: second.at(`${t.country}.${t.admin1}.${t.admin2}`),
    })),
  ]
  return columns(rows, first.rows.length, second.rows.length, sources.commonWords)
}

const byRegionAndName = (a: Town, b: Town): number => {
  const [x, y] = [a, b].map((t) => `${t.country}.${t.admin1}.${t.admin2}.${t.name}`)
  return (x ?? '') < (y ?? '') ? -1 : 1
}

type DivisionRow = Row & { code: string }

const divisions = (list: Division[], towns: Town[], codeOf: (town: Town) => string) => {
  const members = Map.groupBy(towns, codeOf)
  const rows: DivisionRow[] = []
  for (const { code, name } of list) {
    const inside = members.get(code)
    if (!inside) continue
    const { lat, lon } = centre(inside)
    const population = inside.reduce((sum, t) => sum + t.population, 0)
    const country = code.slice(0, 2)
    rows.push({ code, name, keys: divisionKeys(name, country), lat, lon, population, id: 0, country })
  }
  const index = new Map(rows.map((row, i) => [row.code, i + 1]))
  return { rows, at: (code: string): number => index.get(code) ?? 0 }
}

/** The mean of the towns, each weighing the root of its people, so that a metropolis does not draw all to itself. */
const centre = (towns: Town[]): { lat: number; lon: number } => {
  let [lat, lon, weight] = [0, 0, 0]
  for (const t of towns) {
    const w = Math.sqrt(t.population + 100)
    lat += t.lat * w
    lon += t.lon * w
    weight += w
  }
  return { lat: lat / weight, lon: lon / weight }
}

/** "Kivu Province" matches, "Provincetown" must not. US counties keep their word: "Orange" is no county by itself. */
const KIND_WORD =
  /^(?:wilayat|muhafazat|provincia d[ei]l?|departamento d[ei]l?|estado d[eo]|region of|state of|province of)\s+|\s+(?:province|region|district|governorate|department|county|state|oblast|krai|prefecture|municipality|voivodeship|parish|division|raion|rayon)$/i

const divisionKeys = (name: string, country: string): Set<string> => {
  const keys = new Set([foldName(name)])
  if (country !== 'US') keys.add(foldName(name.replace(KIND_WORD, '')))
  return keys
}

const townRow = (t: Town): Row => {
  const keys = new Set([foldName(t.name)])
  for (const other of t.alternates) if (usable(other, t.population)) keys.add(foldName(other))
  return { name: t.name, keys, lat: t.lat, lon: t.lon, population: t.population, id: t.id, country: t.country }
}

/** "Rakka" matches, "LAX" and "Ракка" must not. */
const LATIN = /^[\p{Script=Latin}\p{M}' ’ʻ`.-]{4,40}$/u

/**
 * Other spellings of villages are hardly written; short ones of small towns are words of other languages more often
 * than names; "The City" is no name.
 */
const usable = (name: string, population: number): boolean =>
  population > 3_000 &&
  LATIN.test(name) &&
  name.split(/[ -]/).length <= 5 &&
  (name.length > 4 || population > 50_000) &&
  !/^the (?!hague)/i.test(name)

const columns = (rows: TownRow[], admin1Rows: number, admin2Rows: number, common: Set<string>): GazetteerFile => {
  const iso2 = [...new Set(rows.map((r) => r.country))].sort()
  const countryAt = new Map(iso2.map((code, i) => [code, i]))
  const inverted = invert(rows)
  const keys = [...inverted.keys()].sort()
  const lists = keys.map((key) => inverted.get(key) ?? [])
  return {
    iso2,
    admin1Rows,
    admin2Rows,
    names: Buffer.from(rows.map((r) => r.name.replaceAll('\n', ' ')).join('\n')),
    keys: Buffer.from(keys.join('\n')),
    lat: Int16Array.from(rows, (r) => Math.round(r.lat * 360)),
    lon: Int16Array.from(rows, (r) => Math.round(r.lon * 180)),
    population: Uint32Array.from(rows, (r) => twoDigits(r.population)),
    geonameId: Uint32Array.from(rows, (r) => r.id),
    country: Uint8Array.from(rows, (r) => countryAt.get(r.country) ?? 0),
    admin1: Uint16Array.from(rows, (r) => r.admin1),
    admin2: Uint16Array.from(rows, (r) => r.admin2),
    postingCounts: Uint16Array.from(lists, (list) => list.length),
    postings: Uint32Array.from(lists.flat()),
    keyFlags: Uint8Array.from(keys, (key) => (common.has(key) ? 1 : 0)),
  }
}

/** Two significant digits rank as well and pack better. */
const twoDigits = (n: number): number => (n < 100 ? n : Number(n.toPrecision(2)))

const invert = (rows: TownRow[]): Map<string, number[]> => {
  const inverted = new Map<string, number[]>()
  for (const [row, { keys }] of rows.entries())
    for (const key of keys) {
      if (key.length < 2) continue
      const list = inverted.get(key)
      if (list) list.push(row)
      else inverted.set(key, [row])
    }
  return inverted
}
