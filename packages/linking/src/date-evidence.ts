import { type Days, gapOf } from './days.ts'
import { type Evidence, never } from './evidence.ts'

/** The days of a claim, and whether the text itself names them. */
export type DatedDays = Days & { stated: boolean }

const WEEK = 7
const MONTH = 31

/**
 * Days that a report without a date of its own may come after what it tells of. Its day of publication is the last day
 * possible, not the day itself.
 */
export const FOLLOW_UP_DAYS = 3

/**
 * Whether two claims can be of the same day. Dates a day apart are allowed for nights and time zones, but for what
 * happens day after day in the same town (`habitual`) the other evidence has to be strong then. Where it does not, a
 * report that is dated by its publication only may follow by three days, if the tolls speak for it. A month or a year is weak evidence: it holds
 * many incidents.
 */
export const dateEvidence = (a: DatedDays, b: DatedDays, habitual: boolean): Evidence => {
  const gap = gapOf(a, b)
  const length = Math.max(a.last - a.first, b.last - b.first) + 1
  const followUp = !habitual && length === 1 && gap <= FOLLOW_UP_DAYS && !(a.first > b.first ? a : b).stated
  if (gap > 1 && followUp) return { points: -1.5, why: 'date:follow-up' }
  if (gap > 1 || (gap === 1 && length > WEEK)) return never('date:apart')
  if (gap === 1) return { points: dayApart(a.stated && b.stated, habitual), why: 'date:day-apart' }
  const identical = a.first === b.first && a.last === b.last
  if (length === 1) return { points: 2, why: 'date:same' }
  if (length <= 3) return { points: identical ? 2 : 1.5, why: 'date:same-days' }
  if (length <= WEEK) return { points: 0.5, why: 'date:same-week' }
  if (identical) return { points: -0.5, why: 'date:same-period' }
  return length <= MONTH ? { points: -1.5, why: 'date:within-month' } : { points: -2, why: 'date:within-year' }
}

const dayApart = (bothStated: boolean, habitual: boolean): number => {
  if (!bothStated) return -0.5
  return habitual ? -2 : -1
}
