import type { NameMatch } from './names.ts'
import type { Place } from './place.ts'

/** How strongly an article points to each country and division, 0 … 1 of the strongest. */
export type Evidence = {
  /** Votes of the name itself left out, when its key is given. */
  country(iso2: string, key?: string): number
  division(place: Place, key?: string): number
}

export type Witness = { match: NameMatch; source: boolean; titled: boolean }

/**
 * Countries named, their people, their divisions, and cities that have no serious namesake all vote; a source
 * ("London-based") does not. Names in the title count twice.
 */
export const gatherEvidence = (witnesses: readonly Witness[], country: string | undefined): Evidence => {
  const countries = new Map<string, number>()
  const divisions = new Map<string, number>()
  const own = new Map<string, number>()
  if (country) add(countries, country.toUpperCase(), 1)
  for (const { match, source, titled } of witnesses) {
    const sure = source ? undefined : surePlace(match.places)
    if (!sure) continue
    const weight = titled ? 2 : 1
    const vote = weight * (sure.kind === 'country' ? (match.demonym ? 1.2 : 2) : 0.8)
    add(countries, sure.iso2, vote)
    add(own, `${match.key}>${sure.iso2}`, vote)
    if (!sure.admin1) continue
    add(divisions, divisionKey(sure), weight)
    add(own, `${match.key}>${divisionKey(sure)}`, weight)
  }
  const [topCountry, topDivision] = [most(countries), most(divisions)]
  return {
    country: (iso2, key) => votes(countries, own, iso2, key) / (topCountry + 0.5),
    division: (place, key) => (place.admin1 ? votes(divisions, own, divisionKey(place), key) / (topDivision + 0.5) : 0),
  }
}

const votes = (all: Map<string, number>, own: Map<string, number>, key: string, name: string | undefined): number =>
  Math.max(0, (all.get(key) ?? 0) - (name === undefined ? 0 : (own.get(`${name}>${key}`) ?? 0)))

const divisionKey = (place: Place): string => `${place.iso2}.${place.admin1 ?? ''}`

const add = (votes: Map<string, number>, key: string, weight: number): void => {
  votes.set(key, (votes.get(key) ?? 0) + weight)
}

const most = (votes: Map<string, number>): number => Math.max(0, ...votes.values())

/** The place of a name that hardly can mean another: alone, or far bigger than all namesakes elsewhere. */
const surePlace = (places: readonly Place[]): Place | undefined => {
  let top: Place | undefined
  for (const p of places) if (!top || p.population > top.population) top = p
  if (!top) return undefined
  if (top.kind !== 'country' && top.population < 15_000 && places.length > 1) return undefined
  for (const p of places) {
    const elsewhere = p.iso2 !== top.iso2 || (p.admin1 !== top.admin1 && top.kind !== 'country')
    if (elsewhere && p.population * 20 > top.population) return undefined
  }
  return top
}
