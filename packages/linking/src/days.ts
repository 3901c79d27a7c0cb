import type { When } from '@blotter/events'

/** Whole days since 1970-01-01, both inclusive. */
export type Days = { first: number; last: number }

const DAY_MS = 86_400_000

// Matches "2025-03-02T23:10:00+01:00"; must not match "March 2, 2025".
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T|$)/

/** The years that a log can hold as a time: 0001 to 9999. */
const FIRST_INSTANT = Date.UTC(2000, 0, 1) - 730_119 * DAY_MS
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/**
 * The days that a `when` covers, or null where it is unresolved or no date, as 30 February is none. A date-time counts as the day that it
 * names in its own zone: the paper's day, not the one in Greenwich.
 */
export const daysOf = (when: Pick<When, 'start' | 'end'>): Days | null => {
  const first = dayOf(when.start)
  if (first === null) return null
  return { first, last: Math.max(first, dayOf(when.end) ?? first) }
}

/** Whole days that lie between two stretches; 0 when they touch the same day. */
export const gapOf = (a: Days, b: Days): number => Math.max(0, b.first - a.last, a.first - b.last)

const dayOf = (iso: string | null): number | null => {
  if (iso === null) return null
  const before = known.get(iso)
  if (before !== undefined) return before
  const day = readDay(iso)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(iso, day)
  return day
}

/** Claims of a year name a few hundred days, each of them asked for again and again. */
const known = new Map<string, number | null>()
const MOST_KNOWN = 10_000

const readDay = (iso: string): number | null => {
  const date = DATE.exec(iso)?.[1]
  const instant = date === undefined ? Number.NaN : Date.parse(iso)
  if (date === undefined || !(instant >= FIRST_INSTANT && instant <= LAST_INSTANT)) return null
  const midnight = new Date(`${date}T00:00:00Z`)
  // Date makes March of 30 February.
  return midnight.getUTCDate() === Number(date.slice(8)) ? midnight.getTime() / DAY_MS : null
}
