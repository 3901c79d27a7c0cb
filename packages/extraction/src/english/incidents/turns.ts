import type { Sentence } from '../phrases/sentence.ts'
import { readActs } from './readings.ts'
import { looksBack } from './status.ts'

/** Where a sentence goes on with another incident, and whether that came before. */
export type Turn = { at: number; back: boolean }

/** The token from which a sentence tells of an earlier incident, or of the other side's answer; undefined when it does not. */
export const turnOf = (sentence: Sentence): Turn | undefined => {
  const { tokens } = sentence
  for (let at = 1; at < tokens.length - 4; at++) {
    if (answers(sentence, at)) return { at, back: false }
    const words = TURNS.get(tokens[at]?.low ?? '')?.find((turn) =>
      turn.every((word, i) => tokens[at + i]?.low === word),
    )
    if (!words && !cameAfter(sentence, at) && !dayAfter(sentence, at)) continue
    return { at, back: words?.[0] !== ';' || looksBack(wordsFrom(sentence, at)) }
  }
  return undefined
}

const wordsFrom = ({ tokens }: Sentence, from: number): string =>
  ` ${tokens
    .slice(from)
    .map(({ low }) => low)
    .join(' ')} `

// Where a sentence turns to an earlier incident, as folded words, by the first of them.
const TURNS = Map.groupBy(
  [
    ['which', 'follows'],
    ['which', 'followed'],
    ['which', 'came', 'after'],
    ['which', 'comes', 'after'],
    ['in', 'as', 'many'],
    ['was', 'called', 'after'],
    [';'],
  ],
  ([first = '']) => first,
)

// "… began on Thursday and came two days after the commander had threatened it": the second half is another moment's.
// Matches "came two days after". Not: "days after the".
const CAME_AFTER =
  /^(?:came|comes|coming) (?:(?:just|only|barely|less than|more than|about) )?(?:\S+ ){1,2}(?:minutes|hours|days?|weeks?|months?|years?) after$/

const COMES = new Set(['came', 'comes', 'coming'])

const cameAfter = (sentence: Sentence, at: number): boolean => {
  if (!COMES.has(sentence.tokens[at]?.low ?? '')) return false
  const after = sentence.tokens.findIndex((token, i) => i > at && i < at + 8 && token.low === 'after')
  if (after < 0) return false
  return CAME_AFTER.test(
    sentence.tokens
      .slice(at, after + 1)
      .map((token) => token.low)
      .join(' '),
  )
}

// Matches ", a day after", ", two weeks after". Not: "died two days after".
const DAY_AFTER = /^(?:a|one|two|three|four|five|six|several|\d+) (?:days?|weeks?|months?|years?) after$/

const HARMS = new Set<string | undefined>(['killed', 'injured'])

/** "… killed nine on Tuesday, a day after fighting killed 20": another day's act, with a verb or a toll of its own. */
const dayAfter = (sentence: Sentence, at: number): boolean => {
  const { tokens } = sentence
  if (tokens[at - 1]?.low !== ',' || tokens[at + 2]?.low !== 'after') return false
  if (!DAY_AFTER.test(`${tokens[at]?.low} ${tokens[at + 1]?.low} after`)) return false
  if (/^(?:the|he|she|they|it|his|her|their|being)$/.test(tokens[at + 3]?.low ?? '')) return false
  const acts = readActs(sentence).filter(({ act }) => act.types.length > 0 || act.effect !== undefined)
  return (
    acts.some(({ first, act }) => first < at && act.effect !== 'arrested') &&
    acts.some(({ first, act }) => first > at && HARMS.has(act.effect))
  )
}

/** ", and Israel responded with artillery fire": the other side's act. */
const answers = ({ tokens, groups }: Sentence, at: number): boolean => {
  if (tokens[at]?.low !== 'and' || tokens[at - 1]?.low !== ',') return false
  const doer = groups.find(({ first }) => first === at + 1)
  const [verb, by] = [tokens[(doer?.last ?? at) + 1]?.low ?? '', tokens[(doer?.last ?? at) + 2]?.low ?? '']
  return doer !== undefined && /^(?:responded|retaliated)$/.test(verb) && /^(?:with|by)$/.test(by)
}
