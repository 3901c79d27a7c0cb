import type { LinkableClaim } from '@blotter/events'
import { daysOf } from './days.ts'

export type Linkability =
  | 'linkable'
  | 'country-only'
  | 'denial'
  | { held: 'undated' | 'unplaced' }
  | { left: 'status' | 'execution' }

/**
 * Whether a claim can become part of an incident, by itself and at once.
 * - `left`: no incident at all (cumulative, forecast, hypothetical; threatened only; a denial without a date or a place)
 * - `held`: too vague so far (no resolved date, no place)
 * - `country-only`: joins an incident that is already there, never opens one
 * - `denial`: so does one that says that it did not happen, as evidence against it
 */
export const linkability = ({ claim }: LinkableClaim): Linkability => {
  if (!(STATUSES as readonly string[]).includes(claim.status)) return { left: 'status' }
  if (claim.execution === 'threatened') return { left: 'execution' }
  if (claim.status === 'denied')
    return daysOf(claim.when) === null || claim.where === null ? { left: 'status' } : 'denial'
  if (daysOf(claim.when) === null) return { held: 'undated' }
  if (claim.where === null) return { held: 'unplaced' }
  return isCountryOnly(claim.where) ? 'country-only' : 'linkable'
}

/** Whether a claim joins what is there, and opens nothing. */
export const isFollower = (claim: LinkableClaim): boolean => {
  const kind = linkability(claim)
  return kind === 'country-only' || kind === 'denial'
}

/** Whether a claim says that it did not happen. */
export const isDenial = ({ claim }: LinkableClaim): boolean => claim.status === 'denied'

/** What is told of an incident; where it is only denied, that. */
export const toldOf = (claims: readonly LinkableClaim[]): readonly LinkableClaim[] => {
  const told = claims.filter((claim) => !isDenial(claim))
  return told.length === 0 ? claims : told
}

const STATUSES = ['current', 'past', 'denied'] as const

/** Whether a place says no more than a country. */
export const isCountryOnly = (where: NonNullable<LinkableClaim['claim']['where']>): boolean =>
  where.precision === 'country' || (where.path.length === 1 && where.lat === undefined)
