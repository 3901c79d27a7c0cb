import type { Span } from '@blotter/events'
import { fold } from '../../text/fold.ts'
import { plainWordEnd } from '../../text/plain-word.ts'

export type Token = Span & {
  /** Folded, lower case, without a possessive 's. */
  low: string
  kind: 'word' | 'number' | 'mark'
  /** Ended in 's or s'. */
  possessive: boolean
  /** Begins with a capital. In all-capitals text every word does. */
  capital: boolean
  /** Ages of whom it names stood behind it, and were left out. */
  aged?: true
}

// Words with inner hyphens, apostrophes and dots (U.S., al-Islam, 16-year-old), numbers (1,300 / 6.2), ordinals (22nd), marks.
// Matches "U.S.", "rebel-held", "5,870". Not: "," as a word.
const TOKEN =
  /(?:\p{L}\.){2,}|\d+(?:[,.]\d+){0,8}(?:st|nd|rd|th)?(?:-\p{L}+){0,6}(?![\p{L}\d])|[\p{L}\d][\p{L}\d\u00AD]*(?:['’][\p{L}]+|-[\p{L}\d]+)*['’]?|--|[^\s]/gu

// Matches "1,300". Not: "22nd".
const NUMBER = /^\d+(?:[,.]\d+)*$/
// Matches "Syria's", "rebels'". Not: "said".
const POSSESSIVE = /(?:['’]s|s['’])$/i

/** Tokens of one stretch of a text; offsets are UTF-16 code units into the whole text. */
export const tokenize = (text: string, span: Span): Token[] => {
  const tokens: Token[] = []
  const part = text.slice(span.start, span.end)
  let at = 0
  while (at < part.length) {
    const end = plainWordEnd(part, at)
    const letter = part.charAt(at)
    if (end > at) tokens.push(plainWord(part.slice(at, end), span.start + at))
    else if (PLAIN_MARKS.has(letter)) tokens.push(token(letter, span.start + at, 'mark', false))
    else if (letter !== ' ') {
      TOKEN.lastIndex = at
      const match = TOKEN.exec(part)
      if (!match) break
      tokens.push(...asTokens(match[0], span.start + match.index))
      at = TOKEN.lastIndex
      continue
    }
    at = Math.max(end, at + 1)
  }
  return tokens
}

/** A word of ASCII letters. */
const plainWord = (raw: string, start: number): Token => {
  const low = raw.toLowerCase()
  return { start, end: start + raw.length, low, kind: 'word', possessive: false, capital: low[0] !== raw[0] }
}

// Marks that are tokens by themselves, whatever follows.
const PLAIN_MARKS = new Set([',', '.', ';', ':', '?', '!', '"', '(', ')'])

const asTokens = (raw: string, start: number): Token[] => {
  if (NUMBER.test(raw)) return [token(raw, start, 'number', false)]
  if (!/[\p{L}\d]/u.test(raw)) return [token(raw, start, 'mark', false)]
  if (POSSESSIVE.test(raw) && raw.length > 2) {
    const stem = raw.replace(/['’]s$/i, '').replace(/['’]$/, '')
    return [token(stem, start, 'word', true)]
  }
  // A closing quotation mark clings to a word: 'dead'.
  const bare = raw.replace(/['’]$/, '')
  return bare.length === raw.length
    ? [token(raw, start, 'word', false)]
    : [token(bare, start, 'word', false), token(raw.slice(bare.length), start + bare.length, 'mark', false)]
}

const token = (raw: string, start: number, kind: Token['kind'], possessive: boolean): Token => ({
  start,
  end: start + raw.length,
  low: kind === 'mark' ? raw : fold(raw),
  kind,
  possessive,
  capital: /^\p{Lu}/u.test(raw),
})
