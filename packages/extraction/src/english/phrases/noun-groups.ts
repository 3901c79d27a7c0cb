import type { Span } from '@blotter/events'
import { type Quantity, quantityAt } from '../numbers/quantities.ts'
import { type Lexicon, matchAt } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { closingAt } from './brackets.ts'
import { type PersonSense, people, TITLES } from './people.ts'
import { things } from './things.ts'
import type { WordClass } from './word-classes.ts'

/** A noun with what stands before it: "at least 57 people", "Syria's regime", "a woman clerk". Indexes are of tokens. */
export type NounGroup = Span & {
  first: number
  last: number
  /** The first token after articles and counts. */
  bare: number
  quantity?: Quantity
  determiner?: string
  person?: PersonSense
  thing?: true
  /** Folded head noun, its last word. */
  head: string
  pronoun: boolean
}

export const isPlural = (group: NounGroup): boolean =>
  group.quantity !== undefined ? group.quantity.min !== 1 || group.quantity.max !== 1 : PLURAL.test(group.head)

// Matches "soldiers", "gunmen", "people". Not: "bus", "boss".
const PLURAL = /(?:[^su]s|men|people|police|children|crew|troops|dead|wounded|injured|others)$/

/** The noun groups of a sentence in order, without overlap. */
export const readNounGroups = (tokens: Token[], classes: WordClass[]): NounGroup[] => {
  const groups: NounGroup[] = []
  for (let i = 0; i < tokens.length; i++) {
    const group = groupAt(tokens, classes, i)
    if (!group) continue
    groups.push(group)
    i = group.last
  }
  return groups
}

const groupAt = (tokens: Token[], classes: WordClass[], first: number): NounGroup | undefined => {
  const kind = classes[first]
  if (kind === 'pronoun' && !(tokens[first]?.low === 'one' && classes[first + 1] === 'noun'))
    return simple(tokens, first)
  let at = first
  let quantity: Quantity | undefined
  let determiner: string | undefined
  for (let steps = 0; steps < 4; steps++) {
    const count: Quantity | undefined = quantity ? undefined : quantityAt(tokens, at)
    if (count) {
      quantity = count
      at = count.last + 1
    } else if (classes[at] === 'determiner' && !quantity) {
      determiner = tokens[at]?.low
      at++
    } else break
  }
  if (at === first && !startsNoun(tokens, classes, at)) return undefined
  const last = nounRun(tokens, classes, at)
  if (last < at && !quantity && !(determiner && STANDALONE.has(determiner))) return undefined
  return finish(tokens, {
    first,
    last: Math.max(last, at - 1),
    bare: Math.min(at, Math.max(last, at - 1)),
    quantity,
    determiner,
  })
}

// Determiners that can stand for people: "many were killed", "another was wounded".
const STANDALONE = new Set(['many', 'several', 'some', 'another', 'both', 'all', 'those', 'few'])

const startsNoun = (tokens: Token[], classes: WordClass[], at: number): boolean => {
  const kind = classes[at]
  if (kind === 'noun' || (kind === 'number' && tokens[at]?.kind === 'number')) return true
  return (
    (kind === 'participle' || kind === 'ing') &&
    classes[at + 1] === 'noun' &&
    at > 0 &&
    classes[at - 1] !== 'noun' &&
    opensGroup(tokens, at)
  )
}

// Participles that describe people or things before a noun at the start of a group: "armed men", "unidentified gunmen".
const opensGroup = (tokens: Token[], at: number): boolean =>
  /^(?:armed|unarmed|unidentified|hooded|masked|alleged|suspected|retired|hired|wanted|united|organized|organised|surrounding|neighbouring|neighboring|opposing|visiting|displaced|besieged|overcrowded|overloaded|crowded)$/.test(
    tokens[at]?.low ?? '',
  )

/** The last noun of the run that begins here, or one less when there is none. */
const nounRun = (tokens: Token[], classes: WordClass[], from: number): number => {
  let last = from - 1
  for (let i = from; i < tokens.length && i < from + 14; i++) {
    const kind = classes[i]
    const token = tokens[i]
    if (!token) break
    if (kind === 'noun') {
      // "six persons last night": when it was stands behind them.
      if (last >= from && token.low === 'last' && TIME.test(tokens[i + 1]?.low ?? '')) break
      // "21 people dead", "14 others injured": what happened to them stands behind the noun.
      if (last >= from && POSTPOSED.has(token.low)) break
      last = i
      continue
    }
    if (kind === 'number' && last >= from) break
    if ((kind === 'participle' || kind === 'adverb') && last < from && nounFollows(classes, i)) continue
    if (kind === 'participle' && last >= from && classes[i + 1] === 'noun' && classes[i - 1] !== 'noun') continue
    if (kind === 'ing' && last < from && classes[i + 1] === 'noun') continue
    if (token.kind === 'mark' && /^["“”'’]$/.test(token.low) && classes[i + 1] === 'noun' && i - last < 2) continue
    // "an 11-year-old, wounded boy" is rare; "U.S." and initials with their dot go on.
    if (
      token.low === '.' &&
      last === i - 1 &&
      (tokens[last]?.low.length ?? 9) <= 4 &&
      TITLES.has(tokens[last]?.low ?? '') &&
      classes[i + 1] === 'noun'
    )
      continue
    if (token.low === '.' && last === i - 1 && tokens[last]?.low.length === 1 && classes[i + 1] === 'noun') continue
    // "the National Front [NF] guerrillas": the name goes on behind its initials.
    const close = last === i - 1 && last >= from ? closingAt(tokens, i) : undefined
    if (close !== undefined && goesOn(tokens, classes, close + 1)) {
      i = close
      continue
    }
    break
  }
  return last
}

/** Whether a noun for people stands here, as behind the bracketed initials of their organisation. */
const goesOn = (tokens: Token[], classes: WordClass[], at: number): boolean =>
  classes[at] === 'noun' && [at, at + 1].some((i) => matchAt(people, tokens, i)?.value.agent === true)

// Matches "wednesday". Not: "ditch".
const TIME =
  /^(?:night|evening|week|weekend|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/

const POSTPOSED = new Set([
  'dead',
  'wounded',
  'injured',
  'missing',
  'hurt',
  'homeless',
  'hostage',
  'captive',
  'unaccounted',
  'alive',
])

const nounFollows = (classes: WordClass[], at: number): boolean => {
  let i = at + 1
  while (classes[i] === 'participle' || classes[i] === 'adverb') i++
  return classes[i] === 'noun'
}

const simple = (tokens: Token[], at: number): NounGroup =>
  finish(tokens, { first: at, last: at, bare: at, pronoun: true })

type Parts = {
  first: number
  last: number
  bare: number
  quantity?: Quantity | undefined
  determiner?: string | undefined
  pronoun?: true
}

const finish = (tokens: Token[], parts: Parts): NounGroup => {
  const person = senseAtEnd(people, tokens, parts)
  const thing = person ? undefined : senseAtEnd(things, tokens, parts)
  return {
    first: parts.first,
    last: parts.last,
    bare: parts.bare,
    start: tokens[parts.first]?.start ?? 0,
    end: tokens[parts.last]?.end ?? 0,
    head: tokens[parts.last]?.low ?? '',
    pronoun: parts.pronoun ?? false,
    ...(parts.quantity && { quantity: parts.quantity }),
    ...(parts.determiner && { determiner: parts.determiner }),
    ...(person && { person }),
    ...(thing && { thing }),
  }
}

/** The sense of the longest phrase that ends with the group's head. */
const senseAtEnd = <T>(lexicon: Lexicon<T>, tokens: Token[], parts: Parts): T | undefined => {
  for (let first = Math.max(parts.first, parts.last - 3); first <= parts.last; first++) {
    const match = matchAt(lexicon, tokens, first)
    if (match && match.last === parts.last) return match.value
  }
  return undefined
}
