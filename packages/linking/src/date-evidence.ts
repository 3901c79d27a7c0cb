import type { When } from '@blotter/events'
import { type Days, gapOf } from './days.ts'
import { type Evidence, never } from './evidence.ts'

/** The days of a claim. */
export type DatedDays = Days & {
  /** Whether the text itself names them. */
  stated: boolean
  /** Dated by its publication only, and its words point back at an earlier toll: the day is the last one possible. */
  afterwards: boolean
  /** The end of the day that the words name: "early on Wednesday", "late on Tuesday". */
  edge: 'start' | 'end' | null
}

const WEEK = 7
const MONTH = 31

/**
 * Days that a report without a date of its own may come after what it tells of. Its day of publication is the last day
 * possible, not the day itself.
 */
export const FOLLOW_UP_DAYS = 3
/** Where the words point back at an earlier toll: people die of their wounds in the first week. */
export const AFTERWARDS_DAYS = 7

/**
 * Whether two claims can be of the same day. Dates a day apart are allowed for nights and time zones, but for what
 * happens day after day in the same town (`habitual`) the other evidence has to be strong then. Where it does not, a
 * report that is dated by its publication only may follow by three days, if the tolls speak for it. A month or a year is weak evidence: it holds
 * many incidents.
 */
export const dateEvidence = (a: DatedDays, b: DatedDays, habitual: boolean): Evidence => {
  const gap = gapOf(a, b)
  const afterwards = afterwardsEvidence(a, b, gap)
  if (afterwards !== null) return afterwards
  const length = Math.max(a.last - a.first, b.last - b.first) + 1
  const followUp = !habitual && length === 1 && gap <= FOLLOW_UP_DAYS && !(a.first > b.first ? a : b).stated
  if (gap > 1 && followUp) return { points: -1.5, why: 'date:follow-up' }
  if (gap > 1 || (gap === 1 && length > WEEK)) return never('date:apart')
  if (gap === 1) return dayApart(a, b, habitual)
  const identical = a.first === b.first && a.last === b.last
  if (length === 1) return { points: 2, why: 'date:same' }
  if (length <= 3) return { points: identical ? 2 : 1.5, why: 'date:same-days' }
  if (length <= WEEK) return { points: 0.5, why: 'date:same-week' }
  if (identical) return { points: -0.5, why: 'date:same-period' }
  return length <= MONTH ? { points: -1.5, why: 'date:within-month' } : { points: -2, why: 'date:within-year' }
}

/** A report whose toll points back can be of any day of the week before it; the nearer the likelier. */
const afterwardsEvidence = (a: DatedDays, b: DatedDays, gap: number): Evidence | null => {
  const [earlier, later] = a.first <= b.first ? [a, b] : [b, a]
  if (earlier.last - earlier.first >= FOLLOW_UP_DAYS) return null
  if (gap === 0 || !later.afterwards || gap > AFTERWARDS_DAYS) return null
  return { points: gap <= FOLLOW_UP_DAYS ? -0.5 : -1, why: 'date:afterwards' }
}

/** Both name their day, and they differ: of what happens day after day that is more than equal small tolls say. */
export const OTHER_DAY = 'date:other-day'

const dayApart = (a: DatedDays, b: DatedDays, habitual: boolean): Evidence => {
  const [earlier, later] = a.first <= b.first ? [a, b] : [b, a]
  if (earlier.edge === 'end' && later.edge === 'start') return { points: 0.5, why: 'date:one-night' }
  if (!a.stated || !b.stated) return { points: -0.5, why: 'date:day-apart' }
  return habitual ? { points: -3, why: OTHER_DAY } : { points: -1, why: 'date:day-apart' }
}

// Matches "late on Tuesday", "Tuesday night"; must not match "Tuesday".
const LATE = /\b(?:late|night|evening)\b/i
// Matches "early on Wednesday", "before dawn on Wednesday"; must not match "earlier".
const EARLY = /\b(?:early|dawn|overnight)\b/i
/** Hours of the day, as a date-time writes them. */
const [EVENING, MORNING] = [20, 6]

/** Which end of its day a `when` names, by its words or by its hour. */
export const edgeOf = ({ start, text = '' }: Pick<When, 'start' | 'text'>): DatedDays['edge'] => {
  if (EARLY.test(text)) return 'start'
  if (LATE.test(text)) return 'end'
  const hour = Number(start?.split('T')[1]?.slice(0, 2) ?? Number.NaN)
  if (hour >= EVENING) return 'end'
  return hour < MORNING ? 'start' : null
}
