import { readClockTime } from './clock-time.ts'
import { monthNumber } from './month-name.ts'

/** A point in time; `zone` is `assumed` when the text named none that is known, and UTC was taken. */
export type FeedDate = { iso: string; zone: 'explicit' | 'assumed' }

/**
 * Reads a date as feeds write it: RFC 822, 850 and 2822 with their many misspellings, ISO 8601 and W3CDTF, asctime,
 * long forms, and Unix time. Never the machine's zone, never a guess between day and month.
 * @returns undefined for what cannot be read, for impossible dates, and for years outside 1970 … 2199
 */
export const readFeedDate = (text: string): FeedDate | undefined => {
  const line = text
    .slice(0, 100)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  for (const read of [unixDay, isoDay, ordinalDay, compactDay, numericDay, namedDay]) {
    const day = read(line)
    if (day) return dateOf(day)
  }
  return undefined
}

/** A calendar day and the text that gives its time. `month` counts from 1. */
type Day = { year: number; month: number; day: number; rest: string }

/** Unix time in seconds or milliseconds: `1072986501`, `1072986501000`. */
const unixDay = (line: string): Day | undefined => {
  if (!/^1\d{9}(?:\d{3})?$/.test(line)) return undefined
  const time = new Date(Number(line.slice(0, 10)) * 1000).toISOString()
  return isoDay(time)
}

/** ISO 8601 and W3CDTF: `2024-05-06T07:08:09.5+02:00`, `2024-5-6 7:08`, `2024-05`, `2024`, `2024/05/06`; not `20240506`. */
const isoDay = (line: string): Day | undefined => {
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|[T ,]|(?:Z|[+-]\d\d:\d\d)$)/i.exec(line)
  if (!match) return undefined
  return {
    year: Number(match[1]),
    month: Number(match[2] ?? 1),
    day: Number(match[3] ?? 1),
    rest: line.slice(match[0].length),
  }
}

/** Day of the year: `2024-127`, `2024127`; not `2024-12`. */
const ordinalDay = (line: string): Day | undefined => {
  const match = /^(\d{4})-?(\d{3})(?=$|[T ])/i.exec(line)
  const ordinal = Number(match?.[2])
  if (!match || ordinal < 1 || ordinal > 366) return undefined
  const date = new Date(Date.UTC(Number(match[1]), 0, ordinal))
  if (date.getUTCFullYear() !== Number(match[1])) return undefined
  const rest = line.slice(match[0].length)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), rest }
}

/** ISO basic format: `20240506T070809Z`; not `202405061`. */
const compactDay = (line: string): Day | undefined => {
  const match = /^(\d{4})(\d{2})(\d{2})(?=$|[T ])/i.exec(line)
  if (!match) return undefined
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), rest: line.slice(8) }
}

/** `13/05/2024` or `05/13/2024`: only where one of the two can be no month, or both are the same. */
const numericDay = (line: string): Day | undefined => {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[ ,T])/i.exec(line)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  if (first <= 12 && second <= 12 && first !== second) return undefined
  const [day, month] = first > 12 ? [first, second] : [second, first]
  return { year: Number(match[3]), month, day, rest: line.slice(match[0].length) }
}

// matches `6 May 2024`, `06-May-24`, `5. März 2004`, `5 de mayo de 2004`; not `6 May`
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?: |-)(?:de )?(\p{L}{3,12})\.?,?(?: de)?(?: |-)(\d{4}|\d{2})(?!\d),?/iu
// matches `May 6th, 2024`, `Jan 1 2004`; not `May 2024`
const MONTH_FIRST = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d),?/iu
// matches `May 6 07:08:09 CEST 2024` (asctime), not `May 6 2024`
const YEAR_LAST = /^(\p{L}{3,12})\.? (\d{1,2}),? (.{4,40}?) (\d{4})$/iu

/** Dates with the month's name, with or without a weekday in front (which may look like a month: French `mar.`). */
const namedDay = (line: string): Day | undefined => {
  // matches `Mon, ` and `jeu. `, not `6 May`
  const weekday = /^\p{L}{2,14}\.? ?[,;]? ?/iu.exec(line)?.[0] ?? ''
  return namedDayWithin(line) ?? (weekday ? namedDayWithin(line.slice(weekday.length)) : undefined)
}

const namedDayWithin = (line: string): Day | undefined => {
  const dayFirst = DAY_FIRST.exec(line)
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1], line.slice(dayFirst[0].length))
  const monthFirst = MONTH_FIRST.exec(line)
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2], line.slice(monthFirst[0].length))
  const yearLast = YEAR_LAST.exec(line)
  return yearLast ? named(yearLast[4], yearLast[1], yearLast[2], yearLast[3]) : undefined
}

const named = (...[year = '', name = '', day = '', rest = '']: (string | undefined)[]): Day | undefined => {
  const month = monthNumber(name)
  return month ? { year: fullYear(year), month, day: Number(day), rest } : undefined
}

/** RFC 2822, 4.3: 00 … 49 are of this century. */
const fullYear = (digits: string): number => {
  const year = Number(digits)
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year
}

const dateOf = ({ year, month, day, rest }: Day): FeedDate | undefined => {
  const time = readClockTime(rest)
  if (!time || year < 1970 || year > 2199) return undefined
  const midnight = Date.UTC(year, month - 1, day)
  // The day must be in its month: Date.UTC makes March of 30 February.
  if (month < 1 || month > 12 || new Date(midnight).getUTCDate() !== day) return undefined
  const instant = midnight + (time.seconds - (time.offset ?? 0) * 60) * 1000
  const iso = new Date(instant).toISOString().replace('.000Z', 'Z')
  return { iso, zone: time.offset === undefined ? 'assumed' : 'explicit' }
}
