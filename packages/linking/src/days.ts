import type { When } from '@blotter/events'

/** Whole days since 1970-01-01, both inclusive. */
export type Days = { first: number; last: number }

const DAY_MS = 86_400_000

// Matches "2025-03-02T23:10:00+01:00"; must not match "March 2, 2025".
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T|$)/

/**
 * The days that a `when` covers, or null where it is unresolved or no date. A date-time counts as the day that it
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
  const ms = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(ms) ? null : ms / DAY_MS
}
