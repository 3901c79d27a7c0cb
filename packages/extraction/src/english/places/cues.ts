import type { PlaceCue } from '../../places/place.ts'
import { COMPASS, KIND_WORDS, LOCATIVE, PREPOSITIONS } from './place-words.ts'
import type { Token } from './tokens.ts'

/** Where a name stands among the tokens, end exclusive. */
export type Match = { first: number; last: number }

/** What the words around a name say: how it comes in, and what kind of place it is a name of. */
export type Cues = {
  cue: PlaceCue
  /** "province", "town of": the kind named beside it. */
  kind?: 'admin1' | 'admin2' | 'city'
  /** Said to lie some way off or near: the place is `near`. */
  near: boolean
}

/** Reads the words before and behind a name. */
export const readCues = (tokens: readonly Token[], match: Match): Cues => {
  const kind = kindBehind(tokens, match) ?? kindBefore(tokens, match)
  const near = isNear(tokens, match)
  const found = kind ? { kind, near } : { near }
  if (isSource(tokens, match)) return { ...found, cue: 'source' }
  if (near && isDirection(tokens, match)) return { ...found, cue: 'direction' }
  if (kind) return { ...found, cue: 'containment' }
  return { ...found, cue: PREPOSITIONS.has(wordBefore(tokens, match)) ? 'preposition' : 'bare' }
}

/** Whether a word that means "somewhere" stands before the name, directions and articles left out. */
export const isLocative = (tokens: readonly Token[], match: Match): boolean => LOCATIVE.has(wordBefore(tokens, match))

const wordBefore = (tokens: readonly Token[], { first }: Match): string => {
  let at = first - 1
  if (tokens[first]?.gap !== 'space') return ''
  while (at > 0 && at > first - 4 && isPassed(tokens[at]?.fold ?? '') && tokens[at]?.gap !== 'stop') at--
  return tokens[at]?.fold ?? ''
}

const isPassed = (word: string): boolean => word === 'the' || word === 'rural' || word === 'nearby' || COMPASS.has(word)

const kindBehind = (tokens: readonly Token[], { last }: Match): Cues['kind'] => {
  const next = tokens[last]
  return next && next.gap === 'space' ? KIND_WORDS.get(next.fold) : undefined
}

const kindBefore = (tokens: readonly Token[], { first }: Match): Cues['kind'] => {
  if (tokens[first]?.gap !== 'space' && tokens[first]?.gap !== 'comma') return undefined
  const of = tokens[first - 1]
  const noun = of?.fold === 'of' ? tokens[first - 2] : of
  return noun && tokens[first]?.gap === 'space' ? KIND_WORDS.get(noun.fold) : undefined
}

/** "London-based", "based in London". */
const isSource = (tokens: readonly Token[], { first, last }: Match): boolean => {
  if (tokens[last]?.gap === 'hyphen' && SOURCE_WORDS.has(tokens[last]?.fold ?? '')) return true
  const before = tokens[first - 1]?.fold
  return (before === 'in' || before === 'at') && SOURCE_WORDS.has(tokens[first - 2]?.fold ?? '')
}

const SOURCE_WORDS = new Set([
  'based',
  'headquartered',
  'backed',
  'led',
  'born',
  'allied',
  'trained',
  'educated',
  'funded',
])

const isNear = (tokens: readonly Token[], match: Match): boolean => {
  const before = wordBefore(tokens, match)
  return before === 'near' || before === 'outside' || before === 'around' || isDirection(tokens, match)
}

/** "north of X", "80 km from X", "the outskirts of X", "off the coast of X", "the road from X to Y". */
const isDirection = (tokens: readonly Token[], match: Match): boolean => {
  const { first } = match
  const [two, one] = [tokens[first - 2]?.fold ?? '', tokens[first - 1]?.fold ?? '']
  if (one === 'of') return COMPASS.has(two) || OUTSKIRTS.has(two)
  if ((one === 'from' && UNITS.has(two)) || wordBefore(tokens, match) === 'off' || liesAway(tokens, match)) return true
  return JOINING.has(one) && joins(tokens, first)
}

/** "Dhaka is about 30 km away", "Goma, 25 km to the south". */
const liesAway = (tokens: readonly Token[], { last }: Match): boolean => {
  for (let at = last; at < last + 6; at++) {
    const { fold = '', gap } = tokens[at] ?? {}
    if (gap === 'stop' || gap === 'start' || fold === '') return false
    if (UNITS.has(fold)) return tokens[at + 1]?.fold === 'away' || tokens[at + 1]?.fold === 'to'
    if (!(AWAY.has(fold) || tokens[at]?.number)) return false
  }
  return false
}

const AWAY = new Set([
  'is',
  'lies',
  'some',
  'about',
  'around',
  'nearly',
  'only',
  'just',
  'roughly',
  'over',
  'more',
  'than',
])

/** Whether a road or a border stands before, with nothing between but the names that it joins. */
const joins = (tokens: readonly Token[], first: number): boolean => {
  for (let at = first - 1; at >= 0 && at > first - 8; at--) {
    const { fold = '', capital, gap } = tokens[at] ?? {}
    if (ROADS.has(fold)) return true
    if (gap === 'stop' || gap === 'start' || !(JOINING.has(fold) || capital || fold === 'the')) return false
  }
  return false
}

const JOINING = new Set(['from', 'between', 'to', 'and', 'with', 'linking', 'connecting'])
const ROADS = new Set(['road', 'roads', 'highway', 'motorway', 'route', 'railway', 'border', 'frontier', 'boundary'])

const OUTSKIRTS = new Set([
  'outskirts',
  'outside',
  'edge',
  'vicinity',
  'environs',
  'coast',
  'coastline',
  'shore',
  'shores',
  'waters',
  'border',
])
const UNITS = new Set(['km', 'kms', 'kilometers', 'kilometres', 'kilometer', 'kilometre', 'miles', 'mile'])
