import { matchAt } from '../text/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import { people } from './people.ts'

const OLDEST = 115

/**
 * A sentence's tokens without the ages that stand behind people: "A woman, 30, and her son, 6, were hurt" reads as "A
 * woman and her son were hurt", so that no age is a count and a list of people stays one; the word before says that it
 * was `aged`. Only what can be nothing else goes: figures up to 115 behind a person or a name, closed by a comma, a
 * bracket or the sentence.
 */
export const withoutAges = (tokens: Token[]): Token[] => {
  if (!tokens.some(({ kind }) => kind === 'number')) return tokens
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const end = agesEnd(tokens, at)
    const token = end === undefined ? tokens[at] : kept.pop()
    if (token) kept.push(end === undefined ? token : { ...token, aged: true })
    at = end ?? at
  }
  return kept
}

/** The last token of the ages that begin at a token, behind a person. */
const agesEnd = (tokens: Token[], at: number): number | undefined => {
  const low = tokens[at]?.low ?? ''
  const next = tokens[at + 1]
  if (next?.kind !== 'number' && !OPENS.test(next?.low ?? '')) return undefined
  if (low === ',' && (tokens[at - 1]?.capital || isPeople(tokens, at - 1)))
    return AGED.test(next?.low ?? '') ? behindAged(tokens, at + 1, true) : betweenCommas(tokens, at)
  // Towns have figures in brackets, too.
  if (low === '(') return isPeople(tokens, at - 1) || isFullName(tokens, at - 1) ? bracketed(tokens, at) : undefined
  if (low === 'between') return isPeople(tokens, at - 1) ? span(tokens, at) : undefined
  return AGED.test(low) && isPeople(tokens, at - 1) ? behindAged(tokens, at, false) : undefined
}

// What stands between a comma and an age. Matches "then". Not: "them".
const OPENS = /^(?:then|now|aged|ages|between)$/
// Matches "aged". Not: "age".
const AGED = /^(?:aged|ages)$/

/** ", 15 and 16,", ", then 18,": with its closing comma, or up to the sentence's end. */
const betweenCommas = (tokens: Token[], at: number): number | undefined => {
  const last = listEnd(tokens, /^(?:then|now)$/.test(tokens[at + 1]?.low ?? '') ? at + 2 : at + 1)
  const next = tokens[(last ?? 0) + 1]?.low
  if (last === undefined || !(next === undefined || CLOSES.has(next))) return undefined
  return next === ',' ? last + 1 : last
}

const CLOSES = new Set([',', '.', ';', ')'])

/** "aged 4, 7 and 9", "aged between 20 and 35". */
const behindAged = (tokens: Token[], at: number, opened: boolean): number | undefined => {
  const last = tokens[at + 1]?.low === 'between' ? span(tokens, at + 1) : listEnd(tokens, at + 1)
  return last !== undefined && opened && tokens[last + 1]?.low === ',' ? last + 1 : last
}

/** "men between 20 and 35 were": two ages, and nothing that they could count. */
const span = (tokens: Token[], at: number): number | undefined => {
  const last = at + 3
  if (!isAge(tokens[at + 1]) || tokens[at + 2]?.low !== 'and' || !isAge(tokens[last])) return undefined
  return GOES_ON.test(tokens[last + 1]?.low ?? '.') ? last : undefined
}

// Matches "were". Not: "people".
const GOES_ON = /^(?:was|were|are|is|have|has|had|died|who|in|at|on|from|by|[.,;])$/

const bracketed = (tokens: Token[], at: number): number | undefined => {
  const last = listEnd(tokens, at + 1)
  return last !== undefined && tokens[last + 1]?.low === ')' ? last + 1 : undefined
}

/** The last of the ages of a list: "15", "15 and 16", "4, 7 and 9". */
const listEnd = (tokens: Token[], at: number): number | undefined => {
  if (!isAge(tokens[at])) return undefined
  let last = at
  for (let next = nextAge(tokens, last); next !== undefined; next = nextAge(tokens, last)) last = next
  return last
}

const nextAge = (tokens: Token[], last: number): number | undefined => {
  const joint = tokens[last + 1]?.low
  const next = joint === ',' && tokens[last + 2]?.low === 'and' ? last + 3 : last + 2
  return (joint === ',' || joint === 'and' || joint === 'to') && isAge(tokens[next]) && !isCount(tokens, next)
    ? next
    : undefined
}

/** "and 14 others": a figure that counts what stands behind it. */
const isCount = (tokens: Token[], at: number): boolean =>
  tokens[at + 1]?.kind === 'word' && tokens[at + 1]?.low !== 'and' && !GOES_ON.test(tokens[at + 1]?.low ?? '')

const isAge = (token: Token | undefined): boolean => token?.kind === 'number' && Number(token.low) <= OLDEST

const isPeople = (tokens: Token[], at: number): boolean => matchAt(people, tokens, at) !== undefined

const isFullName = (tokens: Token[], at: number): boolean =>
  tokens[at]?.capital === true && tokens[at - 1]?.capital === true && tokens[at]?.kind === 'word'
