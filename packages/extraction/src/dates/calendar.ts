/** A civil day as the number of days since 1 January 1970; no zone, no clock. */
export type Day = number

const MS_PER_DAY = 86_400_000

/** The day of a calendar date, null when there is no such date (31 June) or the year has two digits. Months 1 … 12. */
export const dayOf = (year: number, month: number, day: number): Day | null => {
  // Date.UTC takes the year 1 for 1901.
  if (year < 100) return null
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / MS_PER_DAY : null
}

/** The day that an ISO date or date-time begins with, as written there; null when it is none. */
export const parseDay = (iso: string | undefined): Day | null => {
  const match = iso && ISO.exec(iso)
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** "2015-02-05T10:00:00Z" matches, "05/02/2015" must not. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})/

export const isoDay = (day: Day): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7

export const yearOf = (day: Day): number => new Date(day * MS_PER_DAY).getUTCFullYear()

/** 1 … 12. */
export const monthOf = (day: Day): number => new Date(day * MS_PER_DAY).getUTCMonth() + 1

export type Range = { start: Day; end: Day }

/** First and last day of a month; months past 12 or below 1 run into the neighbouring years. */
export const monthRange = (year: number, month: number): Range => ({
  start: Date.UTC(year, month - 1, 1) / MS_PER_DAY,
  end: Date.UTC(year, month, 0) / MS_PER_DAY,
})

export const yearRange = (year: number): Range => ({
  start: Date.UTC(year, 0, 1) / MS_PER_DAY,
  end: Date.UTC(year, 11, 31) / MS_PER_DAY,
})

/** Monday to Sunday around a day. */
export const weekRange = (day: Day): Range => {
  const start = day - ((weekdayOf(day) + 6) % 7)
  return { start, end: start + 6 }
}

/** The latest such weekday on or before a day: news tells of the past. */
export const weekdayBefore = (weekday: number, day: Day): Day => day - ((weekdayOf(day) - weekday + 7) % 7)
