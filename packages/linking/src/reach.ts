import type { IncidentType, LinkableClaim } from '@blotter/events'
import { AFTERWARDS_DAYS, type DatedDays, FOLLOW_UP_DAYS } from './date-evidence.ts'
import { requireFacts } from './facts.ts'
import { cellOf, cellsAround } from './grid.ts'
import type { Place } from './place-evidence.ts'
import { isHabitual, kinOf } from './type-evidence.ts'

/** Under which keys an index finds a claim; `from` … `to` are its days since 1970, inclusive. */
export type Whereabouts = { keys: string[]; type: IncidentType; from: number; to: number }

/** What a claim looks for: others under one of the keys, of one of the types, whose days touch `from` … `to`. */
export type Search = { keys: string[]; types: IncidentType[]; from: number; to: number }

/** Raised when the same claim gets other keys: an index is then made anew. */
export const REACH_RULES = 4

/** Claims that open incidents, or those that join what is there: they know the country only, or deny. */
export type Wanted = 'placed' | 'vague'

/**
 * Where a claim stands in an index. Every pair that `relation` can call the same finds each other by `searchFor`, but for
 * copies of one text, which their group leads to. Throws InputFault `claim-not-linkable` for a claim that is held or left.
 */
export const whereaboutsOf = (claim: LinkableClaim): Whereabouts => {
  const { place, days, follows } = requireFacts(claim)
  return {
    keys: (follows ? [VAGUE] : standingKeys(place)).map((key) => `${place.iso2}:${key}`),
    type: claim.claim.type,
    // It is found by what it may tell of.
    from: days.first - (days.afterwards ? AFTERWARDS_DAYS : 0),
    to: days.last,
  }
}

/** What a claim can be one incident with, as a coarse net. Throws InputFault `claim-not-linkable`. */
export const searchFor = (claim: LinkableClaim, wanted: Wanted): Search => {
  const { place, days } = requireFacts(claim)
  const keys = wanted === 'vague' ? [VAGUE] : soughtKeys(place)
  const types = kinOf(claim.claim.type)
  // As dateEvidence has it: what comes day after day has no follow-ups, and a report that names its day is none itself.
  const mayFollow = !(isHabitual(claim.claim.type) && types.every(isHabitual))
  return {
    keys: keys.map((key) => `${place.iso2}:${key}`),
    types,
    from: days.first - daysBack(days, mayFollow),
    to: days.last + (mayFollow ? FOLLOW_UP_DAYS : 1),
  }
}

const daysBack = ({ afterwards, stated }: DatedDays, mayFollow: boolean): number => {
  if (afterwards) return AFTERWARDS_DAYS
  return mayFollow && !stated ? FOLLOW_UP_DAYS : 1
}

/** Every placed claim of the country. */
const PLACED = '*'
/** Claims that join what is there, wherever in the country. */
const VAGUE = 'country'
/** Places that no cell holds: without a point, or wide as a lake. */
const WIDE = 'wide'

const standingKeys = (place: Place): string[] => {
  const inside = outerNames(place).map((name) => `in ${name}`)
  if (place.level === 'province') return [PLACED, ...inside, ...outerNames(place).map((name) => `province ${name}`)]
  const { point } = place
  return [PLACED, ...inside, point === null || place.level === 'area' ? WIDE : cellOf(point)]
}

const soughtKeys = (place: Place): string[] => {
  const { level, point } = place
  const provinces = outerNames(place).map((name) => `province ${name}`)
  if (level === 'province') {
    const inside = new Set([place.path.at(-1) ?? place.name, place.admin1 ?? place.name])
    return [...[...inside].map((name) => `in ${name}`), ...provinces, WIDE]
  }
  if (level === 'country' || level === 'area' || point === null) return [PLACED]
  return [...cellsAround(point), WIDE, ...provinces]
}

/** What the place lies in, without its country, and its own name. */
const outerNames = ({ path, admin1 }: Place): string[] => [
  ...new Set([...path.slice(1), ...(admin1 === null ? [] : [admin1])]),
]
