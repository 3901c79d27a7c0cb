import type { Match } from './cues.ts'
import { isLocative } from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'
import { BODY_WORDS, GIVEN_NAMES, KIND_WORDS, LEAD_WORDS, NEVER, TITLES } from './place-words.ts'
import type { Token } from './tokens.ts'

/** A name found in the text with what it may stand for. */
export type NameMatch = Match & { key: string; places: Place[]; demonym: boolean }

/**
 * All place names and demonyms among the tokens, longest first at each position, none overlapping. What is more
 * likely a person, an organisation or a plain word is left out.
 */
export const findNames = (tokens: readonly Token[], gazetteer: Gazetteer): NameMatch[] => {
  const found: NameMatch[] = []
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first]
    if (!token?.capital || token.number) continue
    const match = longestAt(tokens, first, gazetteer)
    if (!match) continue
    found.push(match)
    first = match.last - 1
  }
  return found
}

const longestAt = (tokens: readonly Token[], first: number, gazetteer: Gazetteer): NameMatch | undefined => {
  const keys = keysAt(tokens, first, gazetteer)
  for (let n = keys.length; n > 0; n--) {
    const key = keys[n - 1] ?? ''
    const match = { first, last: first + n }
    if (!tokens[match.last - 1]?.capital) continue
    const people = gazetteer.demonym(key)
    if (people && !isBodyName(tokens, match)) return { ...match, key, places: [people], demonym: true }
    if (!isPossible(tokens, match, key, gazetteer)) continue
    const places = gazetteer.lookup(key)
    if (places.length) return { ...match, key, places, demonym: false }
  }
  return undefined
}

/** A demonym is one word whatever stands behind it. */
const isBodyName = (_tokens: readonly Token[], _match: Match): boolean => false

/** The keys that begin at a token, one per number of words. */
const keysAt = (tokens: readonly Token[], first: number, gazetteer: Gazetteer): string[] => {
  let key = tokens[first]?.fold ?? ''
  const keys = [key]
  const most = Math.max(gazetteer.longest(key), 1)
  for (let at = first + 1; at < tokens.length && at < first + most; at++) {
    const token = tokens[at]
    if (!token || (token.gap !== 'space' && token.gap !== 'hyphen')) break
    key = `${key} ${token.fold}`
    keys.push(key)
  }
  return keys
}

const isPossible = (tokens: readonly Token[], match: Match, key: string, gazetteer: Gazetteer): boolean => {
  const { first, last } = match
  if (last - first === 1 && (NEVER.has(key) || key.length < 3) && key !== 'us' && key !== 'uk') return false
  if (key === 'us' || key === 'uk') return isWrittenUpper(tokens, first)
  const before = tokens[first - 1]
  if (before?.capital && tokens[first]?.gap === 'space' && TITLES.has(before.fold)) return false
  const placed = isLocative(tokens, match) || isKindNamed(tokens, match)
  if (last - first === 1 && GIVEN_NAMES.has(key) && !placed && !isCommaName(tokens, match)) return false
  if (gazetteer.isCommon(key) && !(placed && !tokens[first]?.shouted && !tokens[first]?.opens)) return false
  return tokens[first]?.shouted ? true : isWholeName(tokens, match)
}

const isWrittenUpper = (tokens: readonly Token[], first: number): boolean => {
  const token = tokens[first]
  return Boolean(token && !token.shouted && token.capital)
}

const isKindNamed = (tokens: readonly Token[], { last }: Match): boolean =>
  tokens[last]?.gap === 'space' && KIND_WORDS[tokens[last]?.fold ?? ''] !== undefined

const isCommaName = (tokens: readonly Token[], { last }: Match): boolean =>
  tokens[last]?.gap === 'comma' && tokens[last]?.capital === true

/** Not a part of a longer run of capitalised words, which would be a person or an organisation. */
const isWholeName = (tokens: readonly Token[], { first, last }: Match): boolean => {
  const [before, own, behind] = [tokens[first - 1], tokens[first], tokens[last]]
  if (behind && joins(behind) && behind.capital && !BODY_WORDS.has(behind.fold) && !KIND_WORDS[behind.fold])
    return false
  if (!before?.capital || !own || !joins(own)) return true
  return before.opens || LEAD_WORDS.has(before.fold) || before.number
}

const joins = (token: Token): boolean => token.gap === 'space' || token.gap === 'hyphen'
