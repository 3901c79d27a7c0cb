import type { Read } from './incident.ts'
import { apart } from './nearness.ts'

// Matches " in mosul , a bomb", " in the port of aden , rebels". Not: " in a statement", " in may , rebels".
const LED = /^ (?:in|near|outside) (?:\S+ ){1,5}, /

/** A sentence that begins with its place and tells an act of its own there: "In Mosul, a bomb killed three." */
const isLed = ({ mention, place, weight }: Read): boolean => {
  const led = LED.exec(mention.words)
  if (!led || place === undefined || weight < OWN) return false
  const end = mention.sentence.tokens.find(({ low }) => low === ',')?.start ?? 0
  return mention.places.some(({ span, place: there }) => there !== null && span.end <= end)
}

const OWN = 1.5

/**
 * The sentences of a list by places ("In Aden, …. In Lahj, …."): each of at least two in a row tells of an incident of
 * its own, whatever the sentence before them sums up.
 */
export const listed = (reads: readonly Read[]): Set<Read> => {
  const led = reads.filter(isLed)
  return new Set(led.filter((read, i) => isNext(led[i - 1], read) || isNext(read, led[i + 1])))
}

const isNext = (one: Read | undefined, other: Read | undefined): boolean =>
  one?.place !== undefined &&
  other?.place !== undefined &&
  one.block === other.block &&
  other.mention.sentence.index - one.mention.sentence.index <= NEAR &&
  apart(one.place, other.place)

// Between two of them a sentence may say more about the first.
const NEAR = 2

// Matches "two separate attacks hit". Not: "a separate attack".
const SEVERAL =
  /\b(?:two|three|four|five|six|seven|several|\d|a (?:series|string|wave|spate) of) (?:\S+ ){0,2}(?:attacks|bombings|blasts|explosions|incidents|raids|strikes|shootings|accidents|crashes|fires|clashes)\b/

/** Whether a sentence only announces what a list then tells, without a toll of its own. */
export const announces = ({ mention }: Read): boolean =>
  mention.counts.length === 0 && mention.parts.length === 0 && SEVERAL.test(mention.words)
