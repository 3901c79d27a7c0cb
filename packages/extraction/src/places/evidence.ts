import type { Gazetteer } from './gazetteer.ts'
import type { NameMatch } from './names.ts'
import type { Place } from './place.ts'

/** How strongly an article points to countries and their first-level divisions; weights add up. */
export type Evidence = { countries: Map<string, number>; divisions: Map<string, number> }

export type Witness = { match: NameMatch; source: boolean; titled: boolean }

/** A division's key in the evidence: names of divisions are unique only inside their country. */
export const divisionKey = (place: Place): string => `${place.iso2}.${place.admin1 ?? ''}`

/**
 * Countries named, their people, their divisions, and cities that have no serious namesake all vote; a source
 * ("London-based") does not. Names in the title count twice.
 */
export const gatherEvidence = (witnesses: readonly Witness[], country: string | undefined): Evidence => {
  const countries = new Map<string, number>()
  const divisions = new Map<string, number>()
  if (country) add(countries, country.toUpperCase(), 1)
  for (const { match, source, titled } of witnesses) {
    if (source) continue
    const weight = titled ? 2 : 1
    const sure = surePlace(match.places)
    if (!sure) continue
    add(countries, sure.iso2, weight * (sure.kind === 'country' ? (match.demonym ? 1.2 : 2) : 0.7))
    if (sure.admin1) add(divisions, divisionKey(sure), weight)
  }
  return { countries, divisions }
}

const add = (votes: Map<string, number>, key: string, weight: number): void => {
  votes.set(key, (votes.get(key) ?? 0) + weight)
}

/** The place of a name that hardly can mean another: alone, or far bigger than all namesakes elsewhere. */
const surePlace = (places: readonly Place[]): Place | undefined => {
  const top = places.reduce<Place | undefined>((a, b) => (a && a.population >= b.population ? a : b), undefined)
  if (!top) return undefined
  if (top.kind !== 'country' && top.population < 15_000 && places.length > 1) return undefined
  const elsewhere = places.filter((p) => p.iso2 !== top.iso2 || (p.admin1 !== top.admin1 && top.kind !== 'country'))
  return elsewhere.some((p) => p.population * 20 > top.population) ? undefined : top
}

/** Whether the gazetteer's country of this code is the one the article is most about. */
export const leadingCountry = (evidence: Evidence, gazetteer: Gazetteer): Place | undefined => {
  const [best] = [...evidence.countries].sort((a, b) => b[1] - a[1])
  return best && gazetteer.country(best[0])
}
