import type { Place } from '../../places/place.ts'
import type { Cues } from './cues.ts'
import type { Evidence } from './evidence.ts'
import type { NameMatch } from './names.ts'
import type { People } from './people.ts'
import { GIVEN_NAMES } from './place-words.ts'

/** One name with what was made of it. */
export type Judged = {
  match: NameMatch
  cues: Cues
  best: Place
  /** "in", "near" and the like stand right before, or the text names its kind or container. */
  anchored: boolean
  contained: boolean
  shouted: boolean
}

export type Doubts = { people: People; evidence: Evidence }

/**
 * Whether each name is a place at all. A name that the text anchors once ("in Moore") holds for its bare mentions; a
 * bare name must be well known or lie in a country the article is about, the more so in capitals; people's names and
 * small places somewhere else are dropped.
 */
export const judgeNames = (names: readonly Judged[], { people, evidence }: Doubts): boolean[] => {
  const anchored = new Set(names.filter((n) => isFirm(n, people)).map((n) => n.match.key))
  return names.map((name) => {
    const { match, best } = name
    if (match.demonym) return true
    if (best.kind === 'country') return !(match.heads && GIVEN_NAMES.has(match.key))
    if (isNamesakeAbroad(name, evidence) || isCalledAfter(name, evidence)) return false
    if (isFirm(name, people)) return true
    const single = match.last - match.first === 1
    if (single && (people.sure.has(match.key) || people.likely.has(match.key)) && best.population < WELL_KNOWN)
      return false
    if (anchored.has(match.key)) return true
    return !match.heads && best.population >= needed(name, evidence.country(best.iso2))
  })
}

/**
 * A small town in a country that nothing else in the text points to, though the text has one of its own: the village
 * that is meant is one that the gazetteer lacks.
 */
const isNamesakeAbroad = ({ match, cues, best, contained, shouted }: Judged, evidence: Evidence): boolean =>
  !contained &&
  cues.cue !== 'dateline' &&
  best.kind === 'city' &&
  best.population < (shouted ? METROPOLIS : VILLAGE) &&
  evidence.country(best.iso2, match.key) === 0 &&
  evidence.most(match.key) > 2

/** Streets and houses are called after towns anywhere, in America roads are too; elsewhere a road leads there. */
const isCalledAfter = ({ match, best }: Judged, evidence: Evidence): boolean => {
  if (best.iso2 === 'US') return match.street !== undefined && best.population < WELL_KNOWN
  return match.street === 'street' && (best.population < HAMLET || evidence.country(best.iso2, match.key) === 0)
}

/** Fewer people are no town that streets elsewhere are called after. */
const HAMLET = 20_000

/** A town of more people is known abroad; in capitals, where any word may be a name, only a very large one. */
const VILLAGE = 50_000
const METROPOLIS = 1_000_000

/** People do not make "Washington said" a person. */
const WELL_KNOWN = 500_000

const isFirm = ({ match, cues, anchored, contained, shouted }: Judged, people: People): boolean => {
  if (match.heads) return false
  if (contained || cues.kind || cues.cue === 'dateline') return true
  const single = match.last - match.first === 1
  if (single && people.sure.has(match.key)) return false
  return anchored && !(shouted && match.places.length === 0)
}

/** How many people a bare name's place must have. */
const needed = ({ match, best, shouted }: Judged, share: number): number => {
  const single = match.last - match.first === 1
  if (best.kind === 'admin1') return shouted && single ? (share > 0.3 ? 300_000 : 3_000_000) : 0
  if (shouted) return share > 0.3 ? (single ? 100_000 : 5_000) : single ? 1_000_000 : 100_000
  if (single && GIVEN_NAMES.has(match.key)) return share > 0.3 ? 100_000 : 500_000
  return share > 0.3 ? (single ? 8_000 : 0) : single ? 150_000 : 20_000
}
