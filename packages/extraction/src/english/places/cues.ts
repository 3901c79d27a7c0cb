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

/** "north of X", "80 km from X", "the outskirts of X". */
const isDirection = (tokens: readonly Token[], { first }: Match): boolean => {
  const [two, one] = [tokens[first - 2]?.fold ?? '', tokens[first - 1]?.fold ?? '']
  if (one === 'of') return COMPASS.has(two) || OUTSKIRTS.has(two)
  return one === 'from' && UNITS.has(two)
}

const OUTSKIRTS = new Set(['outskirts', 'outside', 'edge', 'vicinity', 'environs'])
const UNITS = new Set(['km', 'kms', 'kilometers', 'kilometres', 'kilometer', 'kilometre', 'miles', 'mile'])
