import type { PlaceMention } from '../../places/index.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { apart } from './nearness.ts'
import { type Reading, readActs } from './readings.ts'

/**
 * The token from which a sentence tells of a second incident, or undefined: "and", "while" or "hours after" between two
 * acts of which each has places of its own ("a strike on the market of A killed two, and shells hit a hospital in B").
 */
export const secondActAt = (places: PlaceMention[], sentence: Sentence): number | undefined => {
  const sites = places.filter((place) => isSite(place, sentence))
  if (sites.length < 2) return undefined
  const acts = readActs(sentence).filter((reading) => reading.act.types.length > 0 && !reading.verb.infinitive)
  if (acts.length < 2) return undefined
  const led = HOURS.test(sentence.words)
  const at = sentence.tokens.findIndex(
    ({ start }, i) =>
      (isJoint(sentence, i, acts) || (led && sentence.tokens[i - 1]?.low === ',')) &&
      acts.some((act) => act.first < i) &&
      acts.some((act) => act.first >= i) &&
      divides(sites, start),
  )
  return at < 0 ? undefined : at
}

const JOINTS = new Set(['and', 'while', 'but'])
const CUES = new Set<PlaceMention['cue']>(['containment', 'direction', 'preposition'])

// Matches "hours after russian missiles". Not: "hours after he".
const HOURS =
  /^ (?:just |only )?(?:(?:a few |some |two |three |\d+ )?(?:hours|minutes)|an hour|shortly) (?:after|before) (?!(?:the|he|she|they|it|his|her|their|being) )/

/** ", while", ", hours before", and "and" in front of who did the next act. */
const isJoint = ({ tokens }: Sentence, at: number, acts: Reading[]): boolean => {
  const low = tokens[at]?.low ?? ''
  if (tokens[at - 1]?.low === ',')
    return (
      JOINTS.has(low) ||
      HOURS.test(
        ` ${tokens
          .slice(at, at + 8)
          .map((token) => token.low)
          .join(' ')} `,
      )
    )
  return low === 'and' && acts.some(({ verb, agents }) => !verb.passive && agents[0]?.first === at + 1)
}

/** Where something can have happened. */
const isSite = ({ span, cue, place }: PlaceMention, sentence: Sentence): boolean =>
  place !== null && CUES.has(cue) && span.start >= sentence.start && span.end <= sentence.end

/**
 * Whether both sides of an offset name towns, and none that the other names; where one side names only a country or a
 * division, whether all of them lie apart.
 */
const divides = (sites: PlaceMention[], offset: number): boolean => {
  const before = sites.filter(({ span }) => span.end <= offset)
  const behind = sites.filter(({ span }) => span.start >= offset)
  const [here, there] = [before.filter(isTown), behind.filter(isTown)]
  if (here.length > 0 && there.length > 0) {
    const names = here.map(({ name }) => name.toLowerCase())
    return there.every(({ name }) => !names.includes(name.toLowerCase()))
  }
  return (
    before.length > 0 &&
    behind.length > 0 &&
    before.every((a) => behind.every((b) => a.place !== null && b.place !== null && apart(a.place, b.place)))
  )
}

const isTown = ({ place }: PlaceMention): boolean => place?.kind === 'city'
