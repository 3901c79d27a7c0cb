import type { Span } from '@blotter/events'
import { foldWord, SHORT } from '../../places/fold.ts'

/** What stands between a token and the one before it. */
export type Gap = 'start' | 'space' | 'hyphen' | 'comma' | 'bracket' | 'possessive' | 'stop'

/** A word or number of a text, folded as the gazetteer folds; `possessive` when "'s" follows. */
export type Token = {
  start: number
  end: number
  fold: string
  capital: boolean
  /** Up to four letters, all capitals: "HIV" is no village. */
  acronym: boolean
  number: boolean
  gap: Gap
  /** First of a sentence, where a capital says nothing. */
  opens: boolean
  /** In a stretch of capitals only, where a capital says nothing either. */
  shouted: boolean
}

/** "U.S." and "W.Va.", "Ta'izz", "1,200" match; "--" must not. */
const TOKEN = /(?:\p{Lu}\p{Ll}{0,3}\.){2,}|\p{L}[\p{L}\p{M}]*(?:['’ʻ`]\p{L}[\p{L}\p{M}]*)*|\d+(?:[.,]\d+)*/gu
/** "Syria's" matches, "Ta'izz" must not. */
const POSSESSIVE = /['’]s$/i

/**
 * The words of a text, in order. Offsets are UTF-16 code units.
 * @param sentences  spans in text order; a token outside of them opens none
 */
export const readTokens = (text: string, sentences: readonly Span[]): Token[] => {
  const tokens: Token[] = []
  let sentence = 0
  let opened = -1
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= start) sentence++
    const word = match[0].replace(POSSESSIVE, '')
    const code = word.charCodeAt(0)
    const number = code >= 48 && code <= 57
    const before = tokens.at(-1)
    const gap =
      before && DOTTED.has(before.fold) && text.slice(end, start) === '. ' ? 'space' : gapBetween(text, end, start)
    const opens = opened !== sentence || gap === 'start'
    opened = sentence
    end = start + word.length
    tokens.push({
      start,
      end,
      fold: key(word),
      capital: isCapital(word),
      acronym: isAcronym(word),
      number,
      gap,
      opens,
      shouted: false,
    })
  }
  markShouting(text, sentences, tokens)
  return tokens
}

const key = (word: string): string => {
  const fold = word.includes('.') && !/^\d/.test(word) ? word.toLowerCase() : foldWord(word)
  return SHORT.get(fold) ?? fold
}

/** "St. Louis" is no end of a sentence. */
const DOTTED = new Set(SHORT.values())

/** "I've" matches, "N'Djamena" must not. */
const CONTRACTION = /['’](?:ve|ll|re|d|m|t)$/i

const isAcronym = (word: string): boolean => word.length <= 4 && word === word.toUpperCase() && !word.includes('.')

const isCapital = (word: string): boolean => {
  if (CONTRACTION.test(word)) return false
  const first = word[0] ?? ''
  return first !== first.toLowerCase()
}

const gapBetween = (text: string, from: number, to: number): Gap => {
  if (from === 0) return 'start'
  if (to - from === 1) {
    const between = text[from]
    if (between === ' ' || between === '\n') return 'space'
    if (between === '-' || between === '‑' || between === '/') return 'hyphen'
  }
  const between = text.slice(from, to)
  if (between.includes('\n\n')) return 'start'
  if (/^\s+$/.test(between)) return 'space'
  if (/^,\s*$/.test(between)) return 'comma'
  if (/^['’]s\s+$/i.test(between)) return 'possessive'
  if (/^\.,?\s*$/.test(between)) return 'stop'
  return /^[\s,]*[([]\s*$/.test(between) ? 'bracket' : 'stop'
}

/** A sentence of which more than four letters in five are capitals is shouted; capitals in it prove nothing. */
const markShouting = (text: string, sentences: readonly Span[], tokens: Token[]): void => {
  let at = 0
  for (const { start, end } of sentences.length ? sentences : [{ start: 0, end: text.length }]) {
    const shouted = isShouted(text.slice(start, end))
    for (; at < tokens.length && (tokens[at]?.start ?? 0) < end; at++) {
      const token = tokens[at]
      if (token) token.shouted = shouted
    }
  }
}

const isShouted = (sentence: string): boolean => {
  let [upper, lower] = [0, 0]
  for (let i = 0; i < sentence.length; i++) {
    const code = sentence.charCodeAt(i)
    if (code >= 65 && code <= 90) upper++
    else if (code >= 97 && code <= 122) lower++
  }
  return upper > 12 && upper > 4 * lower
}
