import type { CasualtyKind, Span } from '@blotter/events'
import { matchesOf } from '../../text/matches.ts'
import { type Quantity, quantityAt } from '../numbers/quantities.ts'
import type { Sentence } from '../phrases/sentence.ts'
import type { Count } from './casualty-reader.ts'

// What begins a statement of a toll, and what it counts.
// Matches "the death toll rose to 61", "number of confirmed deaths". Not: "toll road".
const TOLL: [RegExp, CasualtyKind][] = [
  [
    /\b(?:death toll|number of (?:the )?(?:(?:confirmed|known|official|reported) )?(?:dead|deaths|people killed|victims|fatalities)|number of people (?:who (?:have )?died|(?:known|confirmed|reported) (?:dead|to have died))|put the (?:number of )?(?:dead|deaths|fatalities)|confirmed (?:dead|deaths)|toll|(?:raising|bringing|taking|pushing|brought|took) (?:the )?(?:total )?dead)\b/g,
    'killed',
  ],
  [/\bnumber of (?:the )?(?:injured|wounded)\b/g, 'injured'],
  [/\bnumber of (?:the )?missing\b/g, 'missing'],
]

// The words between the toll's name and its number, at most a dozen tokens on.
const REACHES = new Set([
  'to',
  'at',
  'reached',
  'reaches',
  'was',
  'is',
  'of',
  'stood',
  'climbed',
  'passed',
  'hit',
  'as',
])

/** "The number of dead rose on Tuesday to 61", "raising the death toll to four", "taking to seven the number who died". */
export const readTolls = (sentence: Sentence): Count[] =>
  TOLL.flatMap(([pattern, kind]) =>
    matchesOf(pattern, sentence.words).flatMap((match) => {
      if (/^ (?:road|booth|gate)/.test(sentence.words.slice(match.index + match[0].length))) return []
      const at = tokenAt(sentence, match.index)
      const quantity = numberBehind(sentence, at) ?? numberBefore(sentence, at)
      if (!quantity) return []
      const from = sentence.tokens[quantity.first]
      const to = sentence.tokens[quantity.last]
      if (!from || !to) return []
      const { min, max, qualifier } = quantity
      return [{ kind, min, max, qualifier, span: { start: from.start, end: to.end }, rule: 'count.toll' }]
    }),
  )

/** Index of the token that stands at an offset of `words`. */
const tokenAt = (sentence: Sentence, offset: number): number => sentence.words.slice(0, offset).split(' ').length - 2

/** The last number behind the words that a "to", "at" or "reached" leads to. */
const numberBehind = (sentence: Sentence, from: number): Quantity | undefined => {
  let found: Quantity | undefined
  for (let i = from; i < sentence.tokens.length && i < from + 40; i++) {
    if (sentence.tokens[i]?.low === ';') break
    const before = sentence.tokens[i - 1]?.low ?? ''
    if (!REACHES.has(before)) continue
    const quantity = quantityAt(sentence.tokens, i)
    if (!quantity) continue
    if (before === 'to' || before === 'at' || before === 'reached' || !found) found = quantity
    if (before === 'to' || before === 'reached') return found
  }
  return found
}

/** "taking to seven the number who died" */
const numberBefore = (sentence: Sentence, at: number): Quantity | undefined => {
  for (let i = Math.max(0, at - 6); i < at; i++) {
    if (sentence.tokens[i - 1]?.low !== 'to') continue
    const quantity = quantityAt(sentence.tokens, i)
    if (quantity && at - quantity.last <= 3) return quantity
  }
  return undefined
}

// A count in a sentence with one of these was given before and no longer holds.
// Matches "had stood at 22", "the earlier figure of nine". Not: "earlier on Monday".
const SUPERSEDED =
  /\b(?:earlier (?:figure|count|toll|report|estimate|statement)|previous (?:figure|count|toll|report|estimate)|initial (?:figure|count|toll|reports?|estimate)|had (?:stood|announced|put|reported|given|said that)|(?:figure|count|toll) of \d+ given|earlier put|listed as|first reported)\b/

/** Whether a count is one that the sentence takes back: "17 people, not 21", "from 21 to 17", "had stood at 22". */
export const isSuperseded = (sentence: Sentence, span: Span): boolean => {
  const first = sentence.tokens.findIndex((token) => token.start >= span.start)
  const taken = SUPERSEDED.exec(sentence.words)
  // "killed 15, revising down an earlier toll of 22": what is taken back stands behind the words, if anything does.
  const from = taken ? tokenAt(sentence, taken.index) + 1 : sentence.tokens.length
  if (taken && (first >= from || !sentence.tokens.some((_, i) => i > from && quantityAt(sentence.tokens, i))))
    return true
  const before = sentence.tokens[first - 1]?.low
  if (before === 'not' || before === 'than') return true
  return before === 'from' && sentence.tokens.slice(first, first + 5).some((token) => token.low === 'to')
}
