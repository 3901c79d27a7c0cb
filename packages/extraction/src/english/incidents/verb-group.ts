import { simpleNumber } from '../numbers/number-words.ts'
import { countsTooMany } from '../numbers/quantities.ts'
import type { Sentence } from '../phrases/sentence.ts'
import type { Act } from './acts.ts'

/** What stands around a verb: its voice and whether it is said to have happened. */
export type VerbGroup = {
  /** Index of the first token that belongs to it. */
  first: number
  passive: boolean
  negated: boolean
  /** would, could, might, to: not (yet) so. */
  modal?: string
  infinitive: boolean
  auxiliary: boolean
}

const BE = new Set([
  'was',
  'were',
  'is',
  'are',
  'be',
  'been',
  'being',
  'get',
  'got',
  'gets',
  'getting',
  "wasn't",
  "weren't",
  'left',
  'found',
  'leaving',
  'reported',
  'listed',
  'feared',
  'remained',
  'believed',
  'presumed',
  'thought',
  'declared',
  'confirmed',
  'known',
  'remain',
])

/**
 * Reads the verb whose main words are the tokens `first` to `last`.
 * @param form  how the main word is inflected
 */
export const verbGroup = (sentence: Sentence, first: number, last: number, form: string, act: Act): VerbGroup => {
  const { tokens, classes } = sentence
  let at = first - 1
  let passive = false
  let negated = false
  let infinitive = false
  let auxiliary = false
  let modal: string | undefined
  for (; at >= 0 && at >= first - 6; at--) {
    const low = tokens[at]?.low ?? ''
    // "nearly killed", "possibly killing": it was not, or nobody knows.
    if (/^(?:nearly|almost|possibly|narrowly)$/.test(low)) modal = low
    if (classes[at] === 'adverb' || low === 'then') continue
    if (classes[at] === 'negation' || low === 'not') negated = true
    else if (classes[at] === 'auxiliary' || BE.has(low)) {
      auxiliary = true
      if (BE.has(low)) passive = true
      if (low.endsWith("n't")) negated = true
    } else if (classes[at] === 'modal') modal = low
    else if (low === 'to' && form === 'base') infinitive = true
    else break
  }
  const participle = form === 'past' || form === 'participle'
  const begin = at + 1
  if (form === 'base' && modal === undefined && !infinitive) modal = sharedModal(sentence, begin)
  if (!participle)
    return { first: begin, passive: false, negated, infinitive, auxiliary, ...(modal !== undefined && { modal }) }
  const shared = !auxiliary && sharesPassive(sentence, begin)
  const reduced = !auxiliary && !shared && isReduced(sentence, { begin, first, last }, act)
  return {
    first: begin,
    passive: passive || shared || reduced || act.id.startsWith('state.'),
    negated,
    infinitive,
    auxiliary,
    ...(modal !== undefined && { modal }),
  }
}

/** "will hunt them down and destroy them": the modal stands before the first of two verbs. */
const sharedModal = ({ tokens, classes }: Sentence, first: number): string | undefined => {
  const joint = tokens[first - 1]?.low
  if (joint !== 'and' && joint !== 'or') return undefined
  for (let i = first - 2; i >= 0 && i >= first - 12; i--) {
    if (classes[i] === 'modal') return tokens[i]?.low
    // "told us to go ahead and kill him"
    if (tokens[i]?.low === 'to' && classes[i + 1] === 'verb') return 'to'
    if (classes[i] === 'subordinator' || tokens[i]?.kind === 'mark') return undefined
  }
  return undefined
}

/** "was shot and killed": the auxiliary stands before the first of two participles. */
const sharesPassive = (sentence: Sentence, first: number): boolean => {
  const { tokens, classes } = sentence
  const joint = tokens[first - 1]?.low
  if (joint !== 'and' && joint !== ',' && joint !== 'or') return false
  for (let i = first - 2; i >= 0 && i >= first - 7; i--) {
    const kind = classes[i]
    if (BE.has(tokens[i]?.low ?? ''))
      return kind === 'auxiliary' && sentence.groups.every((g) => g.first < i || g.last >= first || !g.person)
    if (kind === 'noun' || kind === 'pronoun' || kind === 'number') {
      // A noun group between them means that the second verb has a subject or object of its own.
      if (!/^(?:shot|wounded|injured|dead)$/.test(tokens[i]?.low ?? '')) return false
    }
  }
  return false
}

// Matches "at the house", "twice into". Not: "in the leg".
const AIMED = /^(?:\S+ )?(?:at|into|towards?) /

const wordsBehind = ({ tokens }: Sentence, last: number): string =>
  tokens
    .slice(last + 1, last + 4)
    .map((token) => token.low)
    .join(' ')

type At = { begin: number; first: number; last: number }

/** "a station bombed in May", "ten killed by rebels": a participle without "was" behind those whom it was done to. */
const isReduced = (sentence: Sentence, { begin, first, last }: At, act: Act): boolean => {
  if (act.object === undefined || objectFollows(sentence, last)) return false
  if (sentence.tokens[last + 1]?.low === 'by') return true
  // "shot twice at the house", "fired into the crowd": what it was aimed at stands behind.
  if (act.effect === 'injured' && AIMED.test(wordsBehind(sentence, last))) return false
  // "opened fire", "set off": phrases are seldom passive without "was".
  const before = sentence.groups.find((g) => g.last === begin - 1)
  if (first !== last && !before?.thing) return false
  return act.effect !== undefined || !before?.person?.agent
}

/** Whether a noun group follows the verb at once, as an object does. */
export const objectFollows = (sentence: Sentence, last: number): boolean => {
  let next = last + 1
  while (sentence.classes[next] === 'adverb' && !sentence.groups.some((g) => g.first === next)) next++
  const { kind, low = '' } = sentence.tokens[next] ?? {}
  // "killed 3,5 people", "displaced 3 billion people": a number that counts nobody is still one of somebody.
  if (kind === 'number' && simpleNumber(low) === undefined) return true
  if (countsTooMany(sentence.tokens, last + 1) || countsTooMany(sentence.tokens, next)) return true
  const group = sentence.groups.find((g) => g.first === next)
  if (!group) return false
  // "killed Thursday", "wounded Monday": a date is no object.
  return !/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:yesterday|today|early|late|last|this|that|who|which)$/.test(
    sentence.tokens[group.first]?.low ?? '',
  )
}
