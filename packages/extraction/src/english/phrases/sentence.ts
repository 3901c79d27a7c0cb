import type { Span } from '@blotter/events'
import { type Vocabulary, vocabularyOf } from '../text/prefilter.ts'
import { type Token, tokenize } from '../text/tokens.ts'
import { withoutAges } from './ages.ts'
import { type NounGroup, readNounGroups } from './noun-groups.ts'
import { type WordClass, wordClasses } from './word-classes.ts'

/** A sentence cut into tokens, ages left out, and noun groups; `index` counts sentences, `paragraph` paragraphs, from 0. */
export type Sentence = Span & {
  index: number
  paragraph: number
  tokens: Token[]
  classes: WordClass[]
  groups: NounGroup[]
  /** Folded tokens joined with single spaces, for patterns of several words; not for offsets. */
  words: string
  /** Written in capitals throughout, so that they tell nothing. */
  shouted: boolean
  /** Of `words`, and so of every stretch of them. */
  vocabulary: Vocabulary
}

/** Reads one sentence; offsets are UTF-16 code units into the text. */
export const readSentence = (text: string, span: Span, place: { index: number; paragraph: number }): Sentence => {
  const tokens = withoutAges(tokenize(text, span).slice(0, LONGEST))
  const classes = wordClasses(tokens)
  const words = ` ${tokens.map((token) => (token.possessive ? `${token.low}'s` : token.low)).join(' ')} `
  return {
    ...span,
    ...place,
    tokens,
    classes,
    groups: readNounGroups(tokens, classes),
    words,
    shouted: isShouted(tokens),
    vocabulary: vocabularyOf(words),
  }
}

const isShouted = (tokens: Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === 'word' && token.low.length > 3)
  return words.length > 0 && words.filter((token) => token.capital).length > words.length * 0.9
}

/** Where a pattern matched in `words`, or in those of the tokens from `first` on, as a span of the text. */
export const spanOfWords = ({ tokens, ...sentence }: Sentence, match: RegExpExecArray, first = 0): Span => {
  const words = match[0].trim().split(' ')
  const blank = match.input.slice(0, match.index + match[0].length - match[0].trimStart().length)
  const from = first + blank.split(' ').length - 2
  return {
    start: tokens[from]?.start ?? sentence.start,
    end: tokens[from + words.length - 1]?.end ?? sentence.end,
  }
}

// A "sentence" of more tokens is a table or a list; the rest of it is not read.
const LONGEST = 400
