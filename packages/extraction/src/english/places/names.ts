import type { Gazetteer } from '../../places/gazetteer.ts'
import type { Place } from '../../places/place.ts'
import type { Match } from './cues.ts'
import { NOWHERE, NOWHERE_LONGEST } from './nowhere.ts'
import {
  BODY_WORDS,
  GIVEN_NAMES,
  HOUSE_WORDS,
  KIND_WORDS,
  LEAD_WORDS,
  NEVER,
  NO_NAME_BEGINS,
  STREET_WORDS,
  TITLES,
} from './place-words.ts'
import type { Token } from './tokens.ts'

/** A name found in the text with what it may stand for; a region of no country ("Africa") has no places. */
export type NameMatch = Match & {
  key: string
  places: Place[]
  demonym: boolean
  /** Heads a longer run of capitals ("Gainesville Riding Club"): a place only if the text shows it elsewhere. */
  heads: boolean
  /** Part of the name of a street or a house: it says where the story is, and is no place of its own. */
  street?: 'street' | 'road'
}

/**
 * All place names and demonyms among the tokens, longest first at each position, none overlapping. What is rather a
 * person, an organisation or a plain word by its neighbours is left out.
 */
export const findNames = (tokens: readonly Token[], gazetteer: Gazetteer): NameMatch[] => {
  const found: NameMatch[] = []
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first]
    if (!token?.capital || token.number || NO_NAME_BEGINS.has(token.fold)) continue
    const match = shortenedAt(tokens, first, found.at(-1), gazetteer) ?? longestAt(tokens, first, gazetteer)
    if (!match) continue
    found.push(match)
    first = match.last - 1
  }
  return found
}

/** "Rome, Ga.": a short form counts only right behind a name and a comma. */
const shortenedAt = (
  tokens: readonly Token[],
  first: number,
  before: NameMatch | undefined,
  gazetteer: Gazetteer,
): NameMatch | undefined => {
  const token = tokens[first]
  // "BENTON TOWNSHIP, Mich.": the word for its kind may stand between.
  const follows =
    before?.last === first || (before?.last === first - 1 && KIND_WORDS.has(tokens[first - 1]?.fold ?? ''))
  if (!before || !follows || token?.gap !== 'comma' || before.demonym) return undefined
  const behind = tokens[first + 1]
  const dotted = behind === undefined || behind.gap === 'stop'
  if (!dotted && (token.shouted || (token.fold.length === 2 && !token.acronym))) return undefined
  const place = gazetteer.shortened(token.fold)
  return place && { first, last: first + 1, key: token.fold, places: [place], demonym: false, heads: false }
}

const longestAt = (tokens: readonly Token[], first: number, gazetteer: Gazetteer): NameMatch | undefined => {
  const own = tokens[first]?.fold ?? ''
  const most = Math.max(gazetteer.longest(own), NOWHERE_LONGEST.get(own) ?? 0)
  if (most === 0) return undefined
  const keys = keysAt(tokens, first, most)
  for (let n = keys.length; n > 0; n--) {
    const key = keys[n - 1] ?? ''
    const match = { first, last: first + n, key }
    // "Kaufman county" is as good as "Kaufman County".
    if (!tokens[match.last - 1]?.capital && !(n > 1 && tokens[match.last - 1]?.fold === 'county')) continue
    if (NOWHERE.has(key)) return { ...match, places: [], demonym: false, heads: false }
    const people = gazetteer.demonym(key)
    if (people) return { ...match, places: [people], demonym: true, heads: false }
    if (!gazetteer.has(key) || !isPossible(tokens, match, gazetteer)) continue
    return {
      ...match,
      places: gazetteer.lookup(key),
      demonym: false,
      heads: isHead(tokens, match),
      ...streetAt(tokens, match),
    }
  }
  return undefined
}

/** The keys that begin at a token, one per number of words. */
const keysAt = (tokens: readonly Token[], first: number, most: number): string[] => {
  let key = tokens[first]?.fold ?? ''
  const keys = [key]
  for (let at = first + 1; at < tokens.length && at < first + most; at++) {
    const token = tokens[at]
    if (!token || (token.gap !== 'space' && token.gap !== 'hyphen')) break
    key = `${key} ${token.fold}`
    keys.push(key)
  }
  return keys
}

const isPossible = (tokens: readonly Token[], match: Match & { key: string }, gazetteer: Gazetteer): boolean => {
  const { first, last, key } = match
  const own = tokens[first]
  const single = last - first === 1
  const typed = single && gazetteer.isTyped(key) && !GIVEN_NAMES.has(key)
  if (typed && key.length <= 3 && own?.shouted && !key.includes('.')) return false
  if (single && !typed && (NEVER.has(key) || key.length < 3 || (own?.acronym && !own.shouted))) return false
  if (single && goesOn(tokens, match)) return false
  if (isOneOfMany(tokens, match)) return false
  if (isTitled(tokens, match) || (key === 'swat' && own?.acronym && !own.shouted)) return false
  if (own?.shouted && own.fold === 'the' && !single && gazetteer.lookup(key).every((p) => p.population < METROPOLIS))
    return false
  if (isQuarterOfName(tokens, match) && gazetteer.lookup(key)[0]?.kind === 'country') return false
  if (typed) return true
  if (single && gazetteer.isCommon(key) && !isClearlyPlaced(tokens, match)) return false
  return own?.shouted ? !isShoutedPerson(tokens, match) : isWholeName(tokens, match)
}

// In capitals "the entrance" is a town in Australia; of a town of more people the article is a part of the name.
const METROPOLIS = 100_000

/** "the Venezuela neighborhood": a part of a town that bears a country's name. */
const isQuarterOfName = (tokens: readonly Token[], { last }: Match): boolean =>
  tokens[last]?.gap === 'space' &&
  /^(?:neighbou?rhood|barrio|colonia|suburb|avenue|street|square)$/.test(tokens[last]?.fold ?? '')

/** "Rex, an Akita, barked": behind the article stands a kind of thing. Not: "an Akita shopkeeper". */
const isOneOfMany = (tokens: readonly Token[], { first, last }: Match): boolean => {
  const before = tokens[first - 1]
  if (!(before?.fold === 'an' || before?.fold === 'a') || before.capital || tokens[first]?.gap !== 'space') return false
  const behind = tokens[last]
  return behind === undefined || behind.gap === 'comma' || behind.gap === 'stop' || behind.gap === 'start'
}

/** "Bab al-Tabbaneh": the article ties what follows to it. */
const goesOn = (tokens: readonly Token[], { last }: Match): boolean =>
  ARABIC_ARTICLES.has(tokens[last]?.fold ?? '') &&
  tokens[last]?.gap === 'space' &&
  tokens[last]?.capital === tokens[last]?.shouted &&
  tokens[last + 1]?.gap === 'hyphen'

const ARABIC_ARTICLES = new Set(['al', 'el', 'ad', 'ar', 'as', 'at', 'az', 'ash', 'an', 'ul'])

/** An English word is a place only with a capital inside a sentence, behind "in" or "near", and not before "of". */
const isClearlyPlaced = (tokens: readonly Token[], match: Match): boolean => {
  const own = tokens[match.first]
  if (!own || own.shouted || own.opens || tokens[match.last]?.fold === 'of') return false
  const before = tokens[match.first - 1]?.fold ?? ''
  return before === 'in' || before === 'near' || isKindNamed(tokens, match) || isCommaName(tokens, match)
}

const isTitled = (tokens: readonly Token[], { first }: Match): boolean => {
  const before = tokens[first - 1]
  const joined = tokens[first]?.gap === 'space' || tokens[first]?.gap === 'stop'
  return Boolean(before?.capital && joined && TITLES.has(before.fold) && !before.opens)
}

/** "Clark Avenue", "Normandy Village Apartments": a street or a house, in no matter which town; a road leads to one. */
const streetAt = (tokens: readonly Token[], { last }: Match): Pick<NameMatch, 'street'> => {
  if (isCrossing(tokens, last)) return { street: 'street' }
  for (let at = last; at < last + 3; at++) {
    const { fold = '', capital, gap, shouted } = tokens[at] ?? {}
    if (!capital || gap !== 'space' || shouted) return {}
    if (at === last && ROADS.has(fold)) return { street: 'road' }
    if ((at === last && STREET_WORDS.has(fold)) || HOUSE_WORDS.has(fold)) return { street: 'street' }
  }
  return {}
}

/** "Rivers and Stokes avenues": where two streets cross. */
const isCrossing = (tokens: readonly Token[], last: number): boolean => {
  const [and, other, streets] = [tokens[last], tokens[last + 1], tokens[last + 2]]
  return and?.fold === 'and' && other?.capital === true && CROSSED.test(streets?.fold ?? '')
}

// Matches "avenues". Not: "avenue".
const CROSSED = /^(?:avenues|streets|roads|drives|lanes|boulevards)$/

const ROADS = new Set(['road', 'rd', 'highway', 'hwy'])

const isKindNamed = (tokens: readonly Token[], { first, last }: Match): boolean => {
  if (tokens[last]?.gap === 'space' && KIND_WORDS.get(tokens[last]?.fold ?? '')) return true
  return tokens[first - 1]?.fold === 'of' && KIND_WORDS.get(tokens[first - 2]?.fold ?? '') !== undefined
}

const isCommaName = (tokens: readonly Token[], { last }: Match): boolean =>
  tokens[last]?.gap === 'comma' && tokens[last]?.capital === true

const isShoutedPerson = (tokens: readonly Token[], { first, last }: Match): boolean =>
  last - first === 1 && tokens[first]?.gap === 'space' && GIVEN_NAMES.has(tokens[first - 1]?.fold ?? '')

/** Not the end of a longer run of capitalised words, which would be a person or an organisation. */
const isWholeName = (tokens: readonly Token[], { first }: Match): boolean => {
  const [before, own] = [tokens[first - 1], tokens[first]]
  if (!before?.capital || !own || !joins(own)) return true
  if (before.fold.length === 1 && own.gap === 'hyphen') return true
  if (ARTICLES.has(before.fold)) return true
  return (before.opens && !GIVEN_NAMES.has(before.fold)) || LEAD_WORDS.has(before.fold) || before.number
}

const ARTICLES = new Set(['a', 'an', 'the'])

/** "near Goma Monday". Not: "Goma Mondays". */
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

const isHead = (tokens: readonly Token[], { first, last }: Match): boolean => {
  const behind = tokens[last]
  if (last - first > 1 || !behind?.capital || !joins(behind) || behind.shouted) return false
  return !BODY_WORDS.has(behind.fold) && !KIND_WORDS.get(behind.fold) && !DAY.test(behind.fold)
}

const joins = (token: Token): boolean => token.gap === 'space' || token.gap === 'hyphen'
