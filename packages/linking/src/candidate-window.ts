import type { LinkableClaim } from '@blotter/events'
import { FOLLOW_UP_DAYS } from './date-evidence.ts'
import { dateOf } from './days.ts'
import { requireFacts } from './facts.ts'

/**
 * A coarse net for an index: every claim that `relation` can call the same has this country, and days that touch
 * `from` … `to` (ISO 8601 dates, inclusive). Throws InputFault `claim-not-linkable` for a claim that is held or left.
 */
export const candidateWindow = (claim: LinkableClaim): { iso2: string; from: string; to: string } => {
  const { place, days } = requireFacts(claim)
  const before = days.stated ? 1 : FOLLOW_UP_DAYS
  return { iso2: place.iso2, from: dateOf(days.first - before), to: dateOf(days.last + FOLLOW_UP_DAYS) }
}
