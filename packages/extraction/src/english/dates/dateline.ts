import type { Span } from '@blotter/events'
import { dayOf, isoDay, parseDay, yearOf } from '../../dates/calendar.ts'
import { fullYear, monthNumber } from './date-words.ts'

/** The line before the story: where and when the reporter wrote, for whom. `span` includes the closing dash. */
export type Dateline = {
  span: Span
  place?: string
  date?: { month: number; day: number; year?: number }
  agency?: string
}

/**
 * Reads a dateline at the head of a text, or at the head of one of its first lines (corrections stand above it);
 * null when there is none. Offsets are UTF-16 code units.
 */
export const readDateline = (text: string): Dateline | null => {
  let at = 0
  for (const line of text.slice(0, HEAD).split('\n', MOST_LINES)) {
    const found = readLine(line)
    if (found) return { ...found, span: { start: at + found.span.start, end: at + found.span.end } }
    at += line.length + 1
  }
  return null
}

/** Corrections and bylines take a few lines; a dateline further down is another story's. */
const MOST_LINES = 4
const HEAD = 1200

/**
 * A dateline's day as an ISO date. Without a year it is the latest such day up to two days after `publishedAt`.
 * @returns null when there is no date, or no year to be had
 */
export const datelineDay = (dateline: Dateline | null, publishedAt: string | undefined): string | null => {
  const date = dateline?.date
  if (!date) return null
  const published = parseDay(publishedAt)
  const year = date.year ?? (published === null ? undefined : yearOf(published))
  if (year === undefined) return null
  const day = dayOf(year, date.month, date.day)
  if (day === null) return null
  if (date.year || published === null || day <= published + 2) return isoDay(day)
  const before = dayOf(year - 1, date.month, date.day)
  return before === null ? null : isoDay(before)
}

// "SAN SALVADOR (EL SALVADOR)", "KINSHASA, Congo", "SIBUT, Central African Republic", "ROME, Ga." match at the head of a line, "The man" must not
// Each word ends at a blank, so that a line of capitals can be cut in one way only.
const TOWN = String.raw`\p{Lu}[\p{Lu}\p{M}.'’-]{1,40}(?: \p{Lu}[\p{Lu}\p{M}.'’-]{0,40}){0,6}`
const AROUND = String.raw`\p{Lu}[\p{L}.'’-]{1,40}(?:(?: of| and| the){0,2} \p{Lu}[\p{L}.'’-]{1,40}){0,3}`
const PLACE = String.raw`\s*(${TOWN}(?:(?:, ?| )\(?${AROUND} ?\)?)?)`
const DAY = String.raw`(?:(\d{1,2}) (\p{Lu}\p{L}{2,8})(?: (\d{4}|\d{2}))?|(\p{Lu}\p{L}{2,8})\.? (\d{1,2})(?:, (\d{4}))?|NO DATE)`
const LINE = new RegExp(String.raw`^${PLACE}(?:, ${DAY})?(?: \(([^()\n]{2,60})\))? ?(?:--|>>|[-–—])\s+`, 'u')
const MIXED =
  /^\s*(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?) \((\p{Lu}[\p{L} .-]{1,30})\) ?(?:--|[-–—])\s+/u
/** MUC's "[REPORT] [NAME] [TEXT] " matches, "[TEXT" must not. */
const LABELS = /^(?:\[[^[\]\n]{2,200}\]\s*){1,5}/

const readLine = (line: string): Dateline | null => {
  const match = LINE.exec(line)
  if (!match) return readPlaceless(line) ?? readMixed(line)
  const [whole, place, day, month, year, month2, day2, year2, agency] = match
  if (!day && !day2 && !agency && !/\p{Lu}{3}/u.test(place ?? '')) return null
  const name = month ?? month2
  if (name && !monthNumber(name)) return null
  const labels = LABELS.exec(line.slice(whole.length))?.[0].length ?? 0
  return {
    span: { start: 0, end: whole.length + labels },
    ...(place && isPlace(place) && { place: place.trim() }),
    ...(name && { date: dateParts(name, day ?? day2, year ?? year2) }),
    ...(agency && { agency }),
  }
}

const isPlace = (place: string): boolean => !/^(?:CLANDESTINE|NO CITY)\b/.test(place)

const dateParts = (month: string, day: string | undefined, year: string | undefined) => ({
  month: monthNumber(month),
  day: Number(day),
  ...(year && { year: fullYear(year) }),
})

const readMixed = (line: string): Dateline | null => {
  const match = MIXED.exec(line)
  if (!match) return null
  const [whole, place = '', agency = ''] = match
  return { span: { start: 0, end: whole.length }, place, agency }
}

// "Nov 3 (Reuters) - " matches, "Nov 3 was a" must not
const PLACELESS = new RegExp(String.raw`^\s*${DAY} \(([^()\n]{2,60})\) ?(?:--|[-–—])\s+`, 'u')

const readPlaceless = (line: string): Dateline | null => {
  const match = PLACELESS.exec(line)
  if (!match) return null
  const [whole, day, month, year, month2, day2, year2, agency = ''] = match
  const name = month ?? month2
  if (!name || !monthNumber(name)) return null
  return {
    span: { start: 0, end: whole.length },
    date: dateParts(name, day ?? day2, year ?? year2),
    agency,
  }
}
