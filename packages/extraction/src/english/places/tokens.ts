import type { Span } from '@blotter/events'
import { foldWord, SHORT } from '../../places/fold.ts'
import { plainWordEnd } from '../../text/plain-word.ts'

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
  for (const word of wordsOf(text)) {
    const { start } = word
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= start) sentence++
    const before = tokens.at(-1)
    const gap = isStop(text, end, start) && DOTTED.has(before?.fold ?? '') ? 'space' : gapBetween(text, end, start)
    const opens = opened !== sentence || gap === 'start'
    opened = sentence
    end = word.end
    const { fold, capital, acronym, number } = word
    tokens.push({ start, end, fold, capital, acronym, number, gap, opens, shouted: false })
  }
  markShouting(text, sentences, tokens)
  return tokens
}

type Word = Omit<Token, 'gap' | 'opens' | 'shouted'>

const wordsOf = (text: string): Word[] => {
  const words: Word[] = []
  for (let at = 0; at < text.length; ) {
    const end = plainWordEnd(text, at)
    if (end > at) {
      words.push(plainWord(text.slice(at, end), at))
      at = end
    } else if (BETWEEN.has(text.charAt(at))) at++
    else {
      TOKEN.lastIndex = at
      const match = TOKEN.exec(text)
      if (!match) break
      words.push(anyWord(match[0].replace(POSSESSIVE, ''), match.index))
      at = TOKEN.lastIndex
    }
  }
  return words
}

// Where no word begins.
const BETWEEN = new Set([' ', '\n', ',', '.', ';', ':', '?', '!', '"', '(', ')'])

/** Letters of "ste". */
const LONGEST_SHORT = Math.max(...[...SHORT.keys()].map(({ length }) => length))

/** A word of ASCII letters. */
const plainWord = (word: string, start: number): Word => {
  const low = word.toLowerCase()
  return {
    start,
    end: start + word.length,
    fold: (word.length <= LONGEST_SHORT && SHORT.get(low)) || low,
    capital: low[0] !== word[0],
    acronym: low[0] !== word[0] && isAcronym(word),
    number: false,
  }
}

const anyWord = (word: string, start: number): Word => {
  const code = word.charCodeAt(0)
  return {
    start,
    end: start + word.length,
    fold: key(word),
    capital: isCapital(word),
    acronym: isAcronym(word),
    number: code >= 48 && code <= 57,
  }
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

/** ". ", and nothing else. */
const isStop = (text: string, from: number, to: number): boolean =>
  to - from === 2 && text[from] === '.' && text[from + 1] === ' '

const gapBetween = (text: string, from: number, to: number): Gap => {
  if (from === 0) return 'start'
  if (to - from === 1) {
    const between = text[from]
    if (between === ' ' || between === '\n') return 'space'
    if (between === '-' || between === '‑' || between === '/') return 'hyphen'
  }
  if (isStop(text, from, to)) return 'stop'
  const between = text.slice(from, to)
  if (between.includes('\n\n')) return 'start'
  if (/^\s+$/.test(between)) return 'space'
  if (/^,\s*$/.test(between)) return 'comma'
  // "Peru's", "the Philippines'"
  if (/^['’]s\s+$/i.test(between) || (/^['’] $/.test(between) && /s/i.test(text[from - 1] ?? ''))) return 'possessive'
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
