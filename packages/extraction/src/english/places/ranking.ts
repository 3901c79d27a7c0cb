import { isCapital } from '../../places/capitals.ts'
import { foldName } from '../../places/fold.ts'
import type { Place } from '../../places/place.ts'
import type { Cues } from './cues.ts'
import type { Evidence } from './evidence.ts'

/** What is known about one name when its candidates are weighed. */
export type RankingContext = {
  /** The folded name, whose own votes do not count. */
  key: string
  cues: Cues
  evidence: Evidence
  /** What may contain it: "X, Y", "X in Y", "Y's X". */
  containers: readonly Place[]
  /** What it may contain, the other way round. */
  contents: readonly Place[]
  /** What the same name was taken for where the text says more. */
  known: Place | undefined
  /** What the article's names were taken for, no countries. */
  settled: readonly Settled[]
}

export type Settled = { key: string; place: Place }

/** Candidates, best first: containment, then the article's countries and divisions, then people and kind. */
export const rankPlaces = (places: readonly Place[], context: RankingContext): Place[] => {
  if (places.length < 2) return [...places]
  const namesakes = readNamesakes(places)
  return places
    .map((place, order) => ({ place, order, score: score(place, context, namesakes) }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ place }) => place)
}

/**
 * `twofold`: a country and a division as well known. `towns`: towns of that name, which are meant rather than the
 * division around them unless the text says "province".
 */
type Namesakes = { twofold: boolean; towns: readonly Place[] }

const readNamesakes = (places: readonly Place[]): Namesakes => ({
  twofold: places.some((p) => p.kind === 'country') && places.some((p) => TWOFOLD.has(p.path.join('/'))),
  towns: places.filter((p) => p.kind === 'city' && p.population > 20_000),
})

const hasTown = (division: Place, { towns }: Namesakes): boolean =>
  towns.some(
    (t) => t.iso2 === division.iso2 && Math.abs(t.lat - division.lat) < 2.5 && Math.abs(t.lon - division.lon) < 2.5,
  )

/** Divisions as well known as the country of their name. */
const TWOFOLD = new Set(['United States/Georgia'])

/** Weights tuned on two news corpora of toponyms (local US, world). */
const COUNTRY = 5
const DIVISION = 3
const NEAR = 2
/** Of two towns of one name the capital is meant, as long as the text is not about another country. */
const CAPITAL = 2

const score = (place: Place, context: RankingContext, namesakes: Namesakes): number => {
  const { cues, evidence, containers, contents, known, settled } = context
  let total = Math.log10(place.population + 10) + kindScore(place, cues, namesakes) + spellingScore(place, context.key)
  total += COUNTRY * evidence.country(place.iso2, context.key)
  if (containers.length) total += containers.some((c) => isInside(place, c)) ? 10 : -2
  if (contents.some((c) => isInside(c, place))) total += 4
  if (known && isSame(place, known)) total += 7
  // Reporters sit in big cities, not where the story is.
  if (cues.cue === 'dateline') return total
  return total + DIVISION * evidence.division(place, context.key) + nearness(place, settled, context.key)
}

const kindScore = (place: Place, { kind }: Cues, namesakes: Namesakes): number => {
  if (kind && place.kind === kind) return 4
  if (place.kind === 'country') return namesakes.twofold ? 0 : kind ? 1 : 6
  if (place.kind === 'admin1') return hasTown(place, namesakes) ? -1.5 : 0.6
  if (place.kind === 'admin2') return kind ? 0 : hasTown(place, namesakes) ? -2 : -1.2
  return (kind && kind !== 'city' ? -0.5 : 0) + (place.population > 100_000 && isCapital(place) ? CAPITAL : 0)
}

/** A place that only another spelling of its name leads to is meant less often than one that is called so. */
const spellingScore = ({ name, kind }: Place, key: string): number =>
  kind === 'city' && name.toLowerCase() !== key && foldName(name) !== key ? -1.5 : 0

const isSame = (a: Place, b: Place): boolean => a === b || (a.kind === b.kind && a.lat === b.lat && a.lon === b.lon)

/** Up to 1.5 for lying among the other places of the article, by the flat-earth distance, good enough to rank. */
const nearness = (place: Place, settled: readonly Settled[], ownKey: string): number => {
  let best = 0
  for (const { key, place: other } of settled) {
    const north = place.lat - other.lat
    if (key === ownKey || north > 4 || north < -4) continue
    const east = (place.lon - other.lon) * Math.cos((place.lat * Math.PI) / 180)
    const km = 111 * Math.hypot(north, east)
    if (km < 500) best = Math.max(best, NEAR * Math.exp(-km / 150))
  }
  return best
}

/** Whether a place lies in another by country and division. */
export const isInside = (place: Place, container: Place): boolean => {
  if (place === container || place.iso2 !== container.iso2 || place.kind === 'country') return false
  if (container.kind === 'country') return true
  if (container.kind === 'admin1') return place.admin1 === container.name && place.kind !== 'admin1'
  if (place.kind === 'admin1') return false
  if (container.kind === 'admin2') return place.kind !== 'admin2' && place.path.includes(container.name)
  return isClose(place, container)
}

/** A quarter or suburb: within half a degree of the town. */
const isClose = (a: Place, b: Place): boolean => Math.abs(a.lat - b.lat) < 0.5 && Math.abs(a.lon - b.lon) < 0.5
