import type { LinkableClaim } from '@blotter/events'
import { daysOf } from './days.ts'

export type Linkability =
  | 'linkable'
  | 'country-only'
  | { held: 'undated' | 'unplaced' }
  | { left: 'status' | 'execution' }

/**
 * Whether a claim can become part of an incident, by itself and at once.
 * - `left`: no incident at all (cumulative, forecast, hypothetical, denied; threatened only)
 * - `held`: too vague so far (no resolved date, no place)
 * - `country-only`: joins an incident that is already there, never opens one
 */
export const linkability = ({ claim }: LinkableClaim): Linkability => {
  if (claim.status !== 'current' && claim.status !== 'past') return { left: 'status' }
  if (claim.execution === 'threatened') return { left: 'execution' }
  if (daysOf(claim.when) === null) return { held: 'undated' }
  if (claim.where === null) return { held: 'unplaced' }
  return isCountryOnly(claim.where) ? 'country-only' : 'linkable'
}

const isCountryOnly = (where: NonNullable<LinkableClaim['claim']['where']>): boolean =>
  where.precision === 'country' || (where.path.length === 1 && where.lat === undefined)
