import type { Span } from '@blotter/events'
import { readArmedGroups } from '../actors/named-groups.ts'
import { isShouted } from '../phrases/names.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { COMPASS, KIND_WORDS, LEAD_WORDS, NEVER, TITLES } from '../places/place-words.ts'
import type { Document, Mention } from './mentions.ts'
import { reportAround } from './report-clauses.ts'

/** A name that the text uses as a place's and no gazetteer has. */
export type UnlistedName = Span & { name: string }

/** The first place that an act is told to have happened in and that no gazetteer has: "in Mukondi village", "in Fambita". */
export const unlistedName = (document: Document, mention: Mention): UnlistedName | undefined => {
  const { sentence } = mention
  const shouted = isShouted(sentence)
  for (let first = 0; first < sentence.tokens.length; first++) {
    const last = runFrom(sentence, first)
    if (last === undefined) continue
    const [from, to] = [sentence.tokens[first], sentence.tokens[last]]
    if (!from || !to) continue
    const span = { start: from.start, end: to.end }
    const named = isKindNamed(sentence, first, last) || (!shouted && isLedIn(sentence, first, last))
    if (named && isFree(document, mention, span) && isNoneElse(document, sentence, [first, last]))
      return { ...span, name: document.text.slice(span.start, span.end) }
    first = last
  }
  return undefined
}

// Matches "Foumban-Sud" of three words at most.
const LONGEST = 3

/** The last token of the capitalised words that begin here, without the word for their kind. */
const runFrom = ({ tokens, classes }: Sentence, first: number): number | undefined => {
  if (!isPartOfName(tokens[first]) || classes[first] === 'pronoun' || LEAD_WORDS.has(tokens[first]?.low ?? ''))
    return undefined
  let last = first
  while (isPartOfName(tokens[last + 1]) && !isKind(tokens[last + 1]?.low)) last++
  return last - first < LONGEST ? last : undefined
}

/** Whether a token may be one of a name's words. */
export const isPartOfName = (token: Sentence['tokens'][number] | undefined): boolean =>
  token?.kind === 'word' && token.capital && token.low.length > 2 && !NEVER.has(token.low) && !TITLES.has(token.low)

// Matches "monday". Not: "mondays".
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

/** "village of X", "X district", "the X refugee camp". */
const isKindNamed = ({ tokens, classes }: Sentence, first: number, last: number): boolean => {
  const [before, of, next, after] = [first - 2, first - 1, last + 1, last + 2].map((i) => tokens[i]?.low)
  // "the Jewish community centre": a house, not a community.
  const whole = classes[last + 2] !== 'noun' || DAY.test(after ?? '')
  if ((isKind(next) && whole) || `${next} ${after}` === 'refugee camp') return !tokens[last]?.possessive
  return of === 'of' ? isKind(before) : isKind(of) && !tokens[first - 1]?.capital
}

const isKind = (word: string | undefined): boolean =>
  word !== undefined && (KIND_WORDS.has(word) || FURTHER_KINDS.has(word))

// Kinds of places that tell nothing about the division a gazetteer would have them in.
const FURTHER_KINDS = new Set(
  'area areas island islet commune community locality quarter section camp township borough hamlet ward subdistrict enclave slum valley atoll'.split(
    ' ',
  ),
)

/** "in X," "near X on Monday": behind a word for somewhere, and no longer name's beginning. */
const isLedIn = ({ tokens, classes }: Sentence, first: number, last: number): boolean => {
  let before = first - 1
  while (COMPASS.has(tokens[before]?.low ?? '') || tokens[before]?.low === 'nearby') before--
  const [of, led] = [tokens[before - 1]?.low ?? '', tokens[before]?.low ?? '']
  if (!/^(?:in|near|outside|around|off)$/.test(led) && !(led === 'of' && COMPASS.has(of))) return false
  const behind = tokens[last + 1]?.low ?? ''
  const next = BEFORE_DAY.test(behind) || DAY.test(behind) ? 'adverb' : classes[last + 1]
  return !tokens[last]?.possessive && next !== 'noun' && next !== 'participle' && next !== 'ing'
}

// Matches "last" of "near Zuwara last Thursday". Not: "lasting".
const BEFORE_DAY = /^(?:last|this|late|early|overnight)$/

/** Neither what happened before, nor who tells of it, nor a place that the gazetteer has. */
const isFree = ({ places }: Document, mention: Mention, span: Span): boolean =>
  isTold(mention, span) && !places.some((place) => place.span.start < span.end && place.span.end > span.start)

/** Whether the sentence itself tells it: neither what happened before nor who reports it. */
export const isTold = (mention: Mention, span: Span): boolean =>
  span.start >= mention.start &&
  span.end <= mention.end &&
  span.start < mention.aside &&
  reportAround(mention.sentence, span) === undefined

// What "in" leads to that is no place.
// Matches "Parliament". Not: "Parliament Hill".
const NO_PLACE =
  /^(?:parliament|congress|court|ramadan|lent|spring|summer|autumn|winter|spanish|french|english|arabic|operation|facebook|twitter|telegram|whatsapp|instagram|hinduism|christianity|earth|heaven|street|avenue|road|drive|lane|boulevard|highway|freeway|parkway|court|st|ave|dr|blvd|rd|square|hospital|school|club|inn|mall|apartments|homes|church|university|college|group|party|army|brigade|division|battalion|front|movement|association|league|company|force|forces|guard|ministry|council|committee|department|office|bureau)$/

/** No person, organisation, armed group, day, street or building. */
export const isNoneElse = ({ text }: Document, sentence: Sentence, [first, last]: [number, number]): boolean => {
  const { tokens, groups } = sentence
  const words = tokens.slice(first, last + 1).map(({ low }) => low)
  if (words.some((word) => NO_PLACE.test(word))) return false
  const group = groups.find((g) => g.first <= first && g.last >= last)
  if (group?.person && group.last === last) return false
  const start = tokens[first]?.start ?? 0
  return !readArmedGroups(text, sentence).some((named) => named.start <= start && named.end > start)
}
