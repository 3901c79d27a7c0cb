import type { PlaceMention } from '../../places/index.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { readActs } from './readings.ts'

/**
 * The token from which a sentence tells of a second incident, or undefined: ", and" between two acts of which each has
 * towns of its own ("a strike on the market of A killed two, and shells hit a hospital in B").
 */
export const secondActAt = (places: PlaceMention[], sentence: Sentence): number | undefined => {
  const towns = places.filter((place) => isSite(place, sentence))
  if (towns.length < 2) return undefined
  const acts = readActs(sentence).filter((reading) => reading.act.types.length > 0 && !reading.verb.infinitive)
  const at = sentence.tokens.findIndex(
    ({ low, start }, i) =>
      JOINTS.has(low) &&
      sentence.tokens[i - 1]?.low === ',' &&
      acts.some((act) => act.first < i) &&
      acts.some((act) => act.first > i) &&
      divides(towns, start),
  )
  return at < 0 ? undefined : at
}

const JOINTS = new Set(['and', 'while', 'but'])
const CUES = new Set<PlaceMention['cue']>(['containment', 'direction', 'preposition'])

/** A town that something can have happened in; the country or province around it divides nothing. */
const isSite = ({ span, cue, place }: PlaceMention, sentence: Sentence): boolean =>
  place?.kind === 'city' && CUES.has(cue) && span.start >= sentence.start && span.end <= sentence.end

/** Whether both sides of an offset name towns, and none that the other names. */
const divides = (towns: PlaceMention[], offset: number): boolean => {
  const before = towns.filter(({ span }) => span.end <= offset).map(({ name }) => name.toLowerCase())
  const behind = towns.filter(({ span }) => span.start >= offset).map(({ name }) => name.toLowerCase())
  return before.length > 0 && behind.length > 0 && behind.every((name) => !before.includes(name))
}
