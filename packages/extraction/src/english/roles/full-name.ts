import type { Span } from '@blotter/events'
import type { Document } from '../incidents/mentions.ts'
import { isImpersonal } from '../phrases/impersonal.ts'
import { isName, isNameless, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { people } from '../phrases/people.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAt } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'

// Given names and family names; what is longer has a trade or a party before it.
const LONGEST = 4

/**
 * Where a text names somebody most fully, when a sentence has the family name alone: "Pizarnik" for "Rosa Pizarnik Luna".
 * Nothing when the name is no longer anywhere, or when two people of the text share it.
 */
export const fullName = (document: Document, sentence: Sentence, group: NounGroup): Span | undefined => {
  const name = wordsOf(sentence, group)
  if (!name || name.length > 2) return undefined
  const longer = namesOf(document).filter(
    ({ words }) => words.length > name.length && words.some((_, i) => i > 0 && startsAt(words, i, name)),
  )
  if (new Set(longer.map(({ words }) => words[0])).size !== 1) return undefined
  return longer.reduce((best, each) => (each.words.length > best.words.length ? each : best)).span
}

const startsAt = (words: string[], at: number, name: string[]): boolean =>
  name.every((word, i) => words[at + i] === word)

type Name = { words: string[]; span: Span }

const namesOf = (document: Document): Name[] => {
  const known = read.get(document)
  if (known) return known
  const names = document.sentences.flatMap((sentence) =>
    sentence.groups.flatMap((group): Name[] => {
      const words = wordsOf(sentence, group)
      return words && words.length > 1 && words.length <= LONGEST ? [{ words, span: shortSpan(sentence, group) }] : []
    }),
  )
  read.set(document, names)
  return names
}

// Several victims of an article are looked for among the same names.
const read = new WeakMap<Document, Name[]>()

/** The folded words of a group that is nothing but a person's name, without titles. */
const wordsOf = (sentence: Sentence, group: NounGroup): string[] | undefined => {
  if (group.pronoun || group.person || group.thing || group.determiner !== undefined || group.quantity) return undefined
  if (isImpersonal(sentence, group)) return undefined
  const { start, end } = shortSpan(sentence, group)
  const tokens = sentence.tokens.filter((token) => token.start >= start && token.end <= end)
  const named = isName(sentence, group) || isNameless(sentence, group) || tokens.length === 1
  return named && tokens.every(isPlain) ? tokens.map(({ low }) => low) : undefined
}

const isPlain = (token: Token): boolean =>
  token.kind === 'word' &&
  token.capital &&
  !token.possessive &&
  !/\d/.test(token.low) &&
  matchAt(people, [token], 0) === undefined
