import type { Cues } from './cues.ts'
import { distanceKm } from './distance.ts'
import { divisionKey, type Evidence } from './evidence.ts'
import type { Place } from './place.ts'

/** What is known about one name when its candidates are weighed. */
export type RankingContext = {
  cues: Cues
  evidence: Evidence
  /** The place named as containing it ("X, Y", "X in Y"), with all it may stand for. */
  containers: readonly Place[]
  /** Other places of the article that are settled. */
  settled: readonly Place[]
}

/** Candidates, best first: containment, then the article's countries and divisions, then people and kind. */
export const rankPlaces = (places: readonly Place[], context: RankingContext): Place[] => {
  const ambiguousCountry = places.some((p) => p.kind === 'country') && places.some((p) => p.kind === 'admin1')
  return places
    .map((place, order) => ({ place, order, score: score(place, context, ambiguousCountry) }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ place }) => place)
}

const score = (place: Place, context: RankingContext, ambiguousCountry: boolean): number => {
  const { cues, evidence, containers, settled } = context
  let total = Math.log10(place.population + 10)
  total += kindScore(place, cues, ambiguousCountry)
  total += 4 * share(evidence.countries, place.iso2)
  if (place.admin1) total += 2.5 * share(evidence.divisions, divisionKey(place))
  if (containers.length) total += containers.some((c) => isInside(place, c)) ? 10 : -2
  return total + nearness(place, settled)
}

const kindScore = (place: Place, { kind }: Cues, ambiguousCountry: boolean): number => {
  if (kind && place.kind === kind) return 3
  if (place.kind === 'country') return ambiguousCountry ? 0 : 6
  if (place.kind === 'admin1') return 0.6
  if (place.kind === 'admin2') return kind ? 0 : -1.2
  return kind && kind !== 'city' ? -0.5 : 0
}

const share = (votes: Map<string, number>, key: string): number => {
  const own = votes.get(key) ?? 0
  if (!own) return 0
  let most = 0
  for (const weight of votes.values()) if (weight > most) most = weight
  return own / (most + 0.5)
}

/** Up to 1.5 for lying among the other places of the article. */
const nearness = (place: Place, settled: readonly Place[]): number => {
  let best = 0
  for (const other of settled) {
    if (other.kind === 'country' || other === place) continue
    best = Math.max(best, 1.5 * Math.exp(-distanceKm(place, other) / 150))
  }
  return best
}

/** Whether a place lies in another by country and division. */
export const isInside = (place: Place, container: Place): boolean => {
  if (place === container || place.iso2 !== container.iso2) return false
  if (container.kind === 'country') return true
  if (container.kind === 'admin1') return place.admin1 === container.name && place.kind !== 'admin1'
  if (place.kind === 'admin1' || place.kind === 'country') return false
  return place.path.includes(container.name) || distanceKm(place, container) < 60
}
