import { InvalidArgumentError } from 'commander'

/** A point in the log's own time: a position, or a record time in ISO 8601. */
export type RecordPoint = { position: number } | { moment: string }

// Matches "2026-11-20". Not: "20.11.2026", "2026-11".
const DATE = /^\d{4}-\d{2}-\d{2}$/
// Matches "2026-11-20T12:00Z", "2026-11-20T12:00:30.5+01:00". Not: "2026-11-20T12:00", which could be anywhere.
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/
// Matches "24h", "7d", "2w". Not: "7", "1y".
const SPAN = /^(\d{1,4})(h|d|w)$/
const HOURS: Record<string, number> = { h: 1, d: 24, w: 168 }

/**
 * A day: an ISO 8601 date or moment, or how long ago (24h, 7d, 2w).
 * @param now  ms
 * @returns YYYY-MM-DD, in UTC
 * @throws InvalidArgumentError
 */
export const dayOf = (text: string, now = Date.now()): string => {
  const [, count, unit = ''] = SPAN.exec(text) ?? []
  if (count) return new Date(now - Number(count) * (HOURS[unit] ?? 0) * 3_600_000).toISOString().slice(0, 10)
  if (MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)))
    return new Date(text).toISOString().slice(0, 10)
  if (DATE.test(text) && isDay(text)) return text
  throw new InvalidArgumentError('must be a date such as 2026-11-20, or how long ago, such as 24h or 7d.')
}

/** An ISO 8601 date. @throws InvalidArgumentError */
export const dateOf = (text: string): string => {
  if (DATE.test(text) && isDay(text)) return text
  throw new InvalidArgumentError('must be a date such as 2026-11-20.')
}

/**
 * A position of the log, or a moment with zone; a date alone is the end of that day in UTC.
 * @throws InvalidArgumentError
 */
export const recordPointOf = (text: string): RecordPoint => {
  if (/^\d{1,15}$/.test(text)) return { position: Number(text) }
  if (DATE.test(text) && isDay(text)) return { moment: `${text}T23:59:59.999999Z` }
  if (MOMENT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))) return { moment: utcOf(text) }
  throw new InvalidArgumentError('must be a position of the log, or a time with its zone, such as 2026-11-20T12:00Z.')
}

/**
 * The same moment in UTC, to the microsecond: Postgres takes fewer zones than ISO 8601 has. A millisecond, which is what
 * answers tell, is its end.
 */
const utcOf = (text: string): string => {
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? []
  return `${new Date(text).toISOString().slice(0, 19)}.${fraction.padEnd(3, '0').padEnd(6, '9')}Z`
}

/** Whether the calendar has such a day; `Date` alone takes 30 February for 2 March, and there was no year 0. */
const isDay = (text: string): boolean => {
  if (text.startsWith('0000')) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
