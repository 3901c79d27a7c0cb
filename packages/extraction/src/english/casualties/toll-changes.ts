import type { CasualtyKind, Count } from '@blotter/events'
import { matchesOf } from '../../text/matches.ts'
import { quantityAt } from '../numbers/quantities.ts'
import type { Token } from '../text/tokens.ts'

/** What words say of a toll that was given before: by which rules it moved, and the figure that no longer holds. */
export type TollChange = { why: string[]; replaced: (Count & { kind: CasualtyKind })[] }

// A sentence without one of these tells of no toll. Matches "the death toll", "60 people were killed". Not: "the tollgate".
const TOLL = /\b(?:toll|dead|deaths?|died|killed|fatalities|casualties|victims|count|figure|number|estimate)\b/

// What a toll is called, so that what rises or is lowered is one. Matches "number of dead". Not: "prices".
const CALLED_TOLL = /\b(?:toll|number of|count|deaths|fatalities|the dead|casualties|figure|estimate)\b/

// Matches "has risen to 31", "climbed", "raising the number of dead". Not: "raised the alarm".
const RISES =
  /\b(?:rose|risen|climbed|increased|jumped|soared|grew|grown|mounted|(?:has|have|had) reached|(?:raising|bringing|taking|pushing|lifting|raised|brought|took|pushed) (?:\S+ ){0,4}(?:toll|number|total|dead))\b/

// Somebody who was hurt, and then died of it. Matches "died of his wounds", "a ninth victim of the shooting has died".
// Not: "was wounded and survived".
const DIES_LATER =
  /\b(?:died of (?:his|her|their) (?:wounds|injuries|burns)|succumbed|of the (?:wounded|injured) (?:have |had |has )?died|another (?:victim|person|survivor) (?:\S+ ){0,12}died|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) victim (?:\S+ ){0,12}died|wounded (?:\S+ ){0,12}has died|injured (?:\S+ ){0,12}has died)\b/

// Matches "corrected to 60", "bodies had been counted twice". Not: "the correctional officer".
const CORRECTS =
  /\b(?:correct(?:s|ed|ing|ion)|(?:counted|registered|listed) twice|double counted|scaled back|miscount(?:ed)?)\b/

// Matches "lowered the death toll", "revised it down", with a toll's name beside. Not: "the lower house".
const LOWERS = /\b(?:lower(?:s|ed|ing)|revis(?:ed|es|ing) (?:\S+ ){0,5}down(?:wards?)?)\b/

// Where a figure stands that was given before. Matches "an earlier count of", "had stood at". Not: "earlier on Monday".
const GIVEN_BEFORE =
  /\b(?:earlier|previous|initial|first|preliminary) (?:death )?(?:figure|count|toll|report|estimate|number)s?\b|\bhad (?:stood at|announced|put)\b|\bearlier put\b|\bup from\b|\bdown from\b/g

/**
 * Reads what a sentence, or a part of it, says of an earlier toll: "lowering an earlier count of 37", "rose to 28 from
 * two", "60 people, not 150". Figures without a noun of their own are of people killed.
 * @param words  the tokens, folded, with single spaces between, before and behind
 */
export const readTollChange = (tokens: Token[], words: string): TollChange => {
  if (!TOLL.test(words)) return { why: [], replaced: [] }
  const called = CALLED_TOLL.test(words)
  const replaced = placesOfReplaced(tokens, words).flatMap((at) => {
    const quantity = quantityAt(tokens, at)
    if (quantity === undefined || quantity.qualifier === 'vague') return []
    const { min, max, last } = quantity
    return [{ kind: KINDS.get(tokens[last + 1]?.low ?? '') ?? 'killed', min, max }]
  })
  const rises = (called && RISES.test(words)) || DIES_LATER.test(words)
  const corrected = (called && LOWERS.test(words)) || CORRECTS.test(words)
  return { why: [...(rises ? ['toll.rises'] : []), ...(corrected ? ['toll.corrected'] : [])], replaced }
}

const KINDS = new Map<string, CasualtyKind>([
  ['injured', 'injured'],
  ['wounded', 'injured'],
  ['hurt', 'injured'],
  ['missing', 'missing'],
])

/** Tokens that a figure may begin at which no longer holds. */
const placesOfReplaced = (tokens: Token[], words: string): number[] => [
  ...tokens.flatMap((_, at) => (isContrasted(tokens, words, at) ? [at + 1] : [])),
  ...matchesOf(GIVEN_BEFORE, words).flatMap(({ index, 0: match }) => {
    const behind = words.slice(0, index + match.length).split(' ').length - 1
    return Array.from({ length: REACH }, (_, step) => behind + step)
      .filter((at) => isFigure(tokens, at))
      .slice(0, 1)
  }),
]

/** Words between "an earlier count" and its figure. */
const REACH = 4

/** "60 people were killed, not 150"; "to 28 from two", "from 21 to 17". */
const isContrasted = (tokens: Token[], words: string, at: number): boolean => {
  const { low } = tokens[at] ?? {}
  if (!isFigure(tokens, at + 1)) return false
  if (low === 'not') return tokens.some((_, other) => other < at && isFigure(tokens, other))
  if (low !== 'from' || !CALLED_TOLL.test(words)) return false
  const [before, behind] = [tokens.slice(Math.max(0, at - 4), at), tokens.slice(at + 2, at + 5)]
  return [before, behind].some((near) => near.some((token, step) => token.low === 'to' && isFigure(near, step + 1)))
}

const isFigure = (tokens: Token[], at: number): boolean => quantityAt(tokens, at) !== undefined
