import type { Place } from '../../places/place.ts'
import type { NameMatch } from './names.ts'

/** How strongly an article points to each country and division, 0 … 1 of the strongest. */
export type Evidence = {
  /** Votes of the name itself are left out, when its key is given. */
  country(iso2: string, key?: string): number
  division(place: Place, key?: string): number
  /** Votes of the strongest country without those of a name; a country named once has two. */
  most(key: string): number
}

export type Witness = { match: NameMatch; source: boolean; titled: boolean; dateline: boolean }

/**
 * Countries named, their people, their divisions, and cities that have no serious namesake all vote; a source
 * ("London-based") does not. Names in the title count twice.
 */
export const gatherEvidence = (witnesses: readonly Witness[], country: string | undefined): Evidence => {
  const votes = new Map<string, number>()
  const own = new Map<string, Map<string, number>>()
  if (country) add(votes, country.toUpperCase(), 1)
  for (const { match, source, titled, dateline } of witnesses) {
    const sure = source ? undefined : surePlace(match.places, dateline)
    if (!sure) continue
    const weight = titled ? 2 : 1
    const mine = own.get(match.key) ?? new Map<string, number>()
    own.set(match.key, mine)
    const vote =
      weight * (sure.kind === 'country' ? (match.demonym || SHORT.has(match.key) ? 1.2 : 2) : dateline ? 1.2 : 0.8)
    for (const tally of [votes, mine]) {
      add(tally, sure.iso2, vote)
      if (sure.admin1) add(tally, divisionKey(sure), weight)
    }
  }
  return shares(votes, own)
}

/** Written short these rather say whose somebody is: "U.S. troops". */
const SHORT = new Set(['u.s.', 'us', 'u.k.', 'uk'])

/** Keys of two letters are countries, longer ones divisions; a division never has votes without its country. */
const shares = (votes: Map<string, number>, own: Map<string, Map<string, number>>): Evidence => {
  let [topCountry, topDivision] = [0.5, 0.5]
  for (const [key, n] of votes) {
    if (key.length === 2) topCountry = Math.max(topCountry, n + 0.5)
    else topDivision = Math.max(topDivision, n + 0.5)
  }
  const count = (vote: string, key: string | undefined): number =>
    (votes.get(vote) ?? 0) - (key === undefined ? 0 : (own.get(key)?.get(vote) ?? 0))
  return {
    most: (key) =>
      Math.max(0, ...[...votes.keys()].filter((vote) => vote.length === 2).map((vote) => count(vote, key))),
    country: (iso2, key) => Math.max(0, count(iso2, key)) / topCountry,
    division: (place, key) =>
      place.admin1 && votes.has(place.iso2) ? Math.max(0, count(divisionKey(place), key)) / topDivision : 0,
  }
}

const divisionKey = (place: Place): string => `${place.iso2}.${place.admin1 ?? ''}`

const add = (votes: Map<string, number>, key: string, weight: number): void => {
  votes.set(key, (votes.get(key) ?? 0) + weight)
}

/**
 * The place of a name that hardly can mean another: alone, or far bigger than all namesakes elsewhere; a dateline's is a
 * town, whatever division around it has its name.
 */
const surePlace = (places: readonly Place[], dateline: boolean): Place | undefined => {
  let top: Place | undefined
  for (const p of places) if (!top || p.population > top.population) top = p
  if (!top) return undefined
  if (top.kind !== 'country' && top.population < 15_000 && places.length > 1) return undefined
  for (const p of places) {
    const elsewhere = p.iso2 !== top.iso2 || (!dateline && p.admin1 !== top.admin1 && top.kind !== 'country')
    if (elsewhere && p.population * 20 > top.population) return undefined
  }
  return top
}
