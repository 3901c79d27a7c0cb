import type { Place } from '../../places/index.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { COMPASS, LEAD_WORDS } from '../places/place-words.ts'
import type { Document, Mention } from './mentions.ts'
import { FINENESS } from './nearness.ts'
import type { Placed } from './placing.ts'
import { isNoneElse, isPartOfName, isTold, type UnlistedName } from './unlisted-names.ts'

/**
 * The quarter of a town that the first sentences of an incident name and no gazetteer has. Not in America, where a
 * neighborhood's name is seldom told beside its city's.
 */
export const quarterIn = (
  document: Document,
  [anchor, ...rest]: Mention[],
  { place, mention }: Placed,
): UnlistedName | undefined => {
  if (!anchor || place.iso2 === 'US' || FINENESS[place.precision] < 5 || mention?.cue === 'direction') return undefined
  return [anchor, ...rest.slice(0, SOON).filter((told) => isIn(told, place))]
    .map((told) => quarterName(document, told))
    .find((quarter) => quarter !== undefined && !place.path.includes(quarter.name))
}

// Sentences behind the first in which a story tells the quarter.
const SOON = 3

/** Whether a sentence names no other town than this one. */
const isIn = ({ places }: Mention, town: Place): boolean =>
  places.every(({ place }) => place === null || FINENESS[place.precision] < 5 || place.path.join() === town.path.join())

// Words of a name.
const LONGEST = 3

/** "from his home in the Floralia neighborhood": the first quarter of a town that a sentence names. */
const quarterName = (document: Document, mention: Mention): UnlistedName | undefined => {
  const { sentence } = mention
  const { tokens } = sentence
  for (let at = 1; at < tokens.length; at++) {
    if (!QUARTERS.has(tokens[at]?.low ?? '')) continue
    let first = at
    while (isPartOfName(tokens[first - 1]) && !isNoName(sentence, first - 1) && at - first < LONGEST) first--
    const [from, to] = [tokens[first], tokens[at - 1]]
    if (first === at || !from || !to || to.possessive || !IN.has(wordBefore(sentence, first))) continue
    const span = { start: from.start, end: to.end }
    if (isTold(mention, span) && isNoneElse(document, sentence, [first, at - 1]))
      return { ...span, name: document.text.slice(span.start, span.end) }
  }
  return undefined
}

const QUARTERS = new Set(['neighborhood', 'neighbourhood', 'barrio', 'suburb', 'quarter'])
const IN = new Set(['in', 'at', 'near', 'of', 'from'])

/** In capitals any word may be one of a name: articles and what only describes a quarter are none. */
const isNoName = ({ tokens, classes }: Sentence, at: number): boolean =>
  classes[at] === 'determiner' ||
  classes[at] === 'preposition' ||
  classes[at] === 'pronoun' ||
  LEAD_WORDS.has(tokens[at]?.low ?? '') ||
  DESCRIBES.has(tokens[at]?.low ?? '')

const DESCRIBES = new Set(
  'residential exclusive luxurious poor rich wealthy upscale affluent working-class middle-class crowded populous popular nearby same another local small marginal shanty'.split(
    ' ',
  ),
)

/** The preposition in front of a name, an article and what describes it left out. */
const wordBefore = ({ tokens, classes }: Sentence, first: number): string => {
  const describes = (at: number): boolean => {
    const { low = '', capital } = tokens[at] ?? {}
    return (
      classes[at] === 'determiner' || COMPASS.has(low) || DESCRIBES.has(low) || (classes[at] === 'noun' && !capital)
    )
  }
  let at = first - 1
  while (at > first - MOST_BETWEEN && describes(at)) at--
  return tokens[at]?.low ?? ''
}

// Words from "in" to the name: "in the very poor northern".
const MOST_BETWEEN = 5
