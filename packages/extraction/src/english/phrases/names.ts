import type { Span } from '@blotter/events'
import { matchAt } from '../text/lexicon.ts'
import type { NounGroup } from './noun-groups.ts'
import { people, TITLES } from './people.ts'
import type { Sentence } from './sentence.ts'

/**
 * Whether a noun group names a person: capitalised words without an article ("Courtney Taylor"), or words behind a
 * title ("COL WALDEMAR FRANKLIN QUINTERO"). In all-capitals text only a title or an age tells.
 */
export const isName = (sentence: Sentence, group: NounGroup): boolean => {
  const known = named.get(group)
  if (known !== undefined) return known
  const found = readsAsName(sentence, group)
  named.set(group, found)
  return found
}

// Who is counted, who suffers and who acts each depend on it.
const named = new WeakMap<NounGroup, boolean>()

const readsAsName = (sentence: Sentence, group: NounGroup): boolean => {
  if (group.pronoun || group.quantity || group.thing) return false
  const words = sentence.tokens
    .slice(group.bare, group.last + 1)
    .filter((token) => token.kind === 'word' && !token.low.endsWith('-year-old'))
  const title = words.findLastIndex((token) => isTitle(token))
  if (title >= 0 && title < words.length - 1)
    return words.slice(title + 1).every((token) => token.capital && !PLACES_OF_WORK.has(token.low))
  if (group.person || (isShouted(sentence) && !words.at(-1)?.aged)) return false
  // Of an owner ("Maria Lopez's"), only the last word says so.
  const capitals = words.every((token, i) => token.capital && (!token.possessive || i === words.length - 1))
  return (
    capitals &&
    words.length >= 1 &&
    words.length <= 4 &&
    group.determiner === undefined &&
    !NO_NAMES.has(group.head) &&
    !/\d/.test(group.head)
  )
}

/** "Colonel Perez", "athlete Peter Kiprop": who somebody is, in front of the name. */
const isTitle = (token: Sentence['tokens'][number] | undefined): boolean =>
  token !== undefined &&
  (TITLES.has(token.low) ||
    (!token.capital &&
      !token.possessive &&
      matchAt(people, [token], 0)?.value.agent === undefined &&
      matchAt(people, [token], 0) !== undefined))

/**
 * Whether a group without title or capitals could still be a person's name: two to five words that are in no word list,
 * without article or count. Only for those to whom something was done that is done to people.
 */
export const isNameless = (sentence: Sentence, group: NounGroup): boolean => {
  if (group.determiner !== undefined || group.quantity || group.thing || NO_NAMES.has(group.head)) return false
  const words = sentence.tokens.slice(group.bare, group.last + 1)
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    words.every((token) => token.kind === 'word' && token.capital && !/\d/.test(token.low))
  )
}

/** The words of a name without titles, or of a noun group without article and count. */
export const shortSpan = (sentence: Sentence, group: NounGroup): Span => {
  const { tokens } = sentence
  let first = group.bare
  if (tokens[first]?.low.endsWith('-year-old') && first < group.last) first++
  if (isName(sentence, group)) {
    for (let i = group.bare; i < group.last; i++) if (isTitle(tokens[i])) first = i + 1
    if (tokens[first]?.low === '.') first++
  }
  return { start: tokens[first]?.start ?? group.start, end: tokens[group.last]?.end ?? group.end }
}

/** Whether a sentence is written in capitals throughout, so that they tell nothing. */
export const isShouted = ({ shouted }: Sentence): boolean => shouted

const PLACES_OF_WORK = new Set([
  'station',
  'headquarters',
  'office',
  'department',
  'force',
  'forces',
  'building',
  'command',
  'brigade',
  'battalion',
  'academy',
  'palace',
  'house',
  'home',
  'residence',
  'said',
  'county',
  'province',
])

// Capitalised single words that are no people.
const NO_NAMES = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'street avenue road boulevard department county city university hospital park river lake mountain mountains church school police army government ministry ' +
    'tens dozens scores hundreds thousands others ' +
    'cattle livestock animals animal cows horses sheep goats dogs dog birds ' +
    'parliament congress association agency news times post press council court party union front movement east west north south side airport'
  ).split(' '),
)
