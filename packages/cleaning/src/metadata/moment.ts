import { MONTHS } from './month-names.ts'
import { offsetOf } from './zone-names.ts'

/** `2025-03-03`, `2025-03-03T09:40:00+01:00`, `2025-03-03 09:40 UTC` match, `2025-3` does not. */
const ISO =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T\s,]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?/i
/** `Mon, 03 Mar 2025 09:40:00 GMT`, `18時05分` and `18시 05분` match. */
const CLOCK = /(?<![\d.,])(\d{1,2})(?:[:.h]|[時时点點]|시\s?)(\d\d)(?!\d)(?::(\d\d))?\s*([ap])?\.?m?\.?/i
/** `9am`, `10 p.m.` match, `9 amber` does not. */
const HOUR = /\b(\d{1,2})\s?([ap])\.?m\b/i
/** `9:05 AM ET`, `09.05 Uhr (MEZ)` match, `9:05 Ada` does not: the zone's name right behind the clock. */
const NAMED_ZONE =
  /^\d{1,2}(?:[:.h]\d\d){0,2}\s?(?:[APap]\.?[Mm]\.?)?,?\s?(?:Uhr|h|hrs)?\s?\(?(\p{Lu}{2,4})(?![\p{L}\p{N}])/u
/** `UTC`, `+01:00` match; of `GMT+0100` the offset. */
const ZONE = /(?:\b(Z|UTC|GMT)\b(?![+-]\d)|([+-]\d\d:?\d\d)\b)/
/** `3 March 2025`, `3. März 2025`, `3 de marzo de 2025` match. */
const DAY_MONTH =
  /\b(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[\s-]+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?[\s-]+(?:de[l]?\s+)?((?:19|20)\d\d)\b/u
/** `March 3, 2025` matches. */
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b/u
/** `8 พฤศจิกายน 2569` matches: Thailand counts from 543 BC. */
const THAI = /(?<!\d)(\d{1,2})\s([\u0e00-\u0e7f.]{3,15})\s(?:พ\.ศ\.\s)?(25\d\d)(?!\d)/
/** `03.03.2025`, `3/3/2025` match. */
const NUMERIC = /\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)\b/
/** `Do 03.03.25 | 14:07` matches, `1.2.34` and `03.03.25.1` do not: two digits each, a clock behind them. */
const SHORT_YEAR = /(?<![\d.])(\d\d)(\.)(\d\d)\.(\d\d)(?=[\s,|-]{1,4}(?:um )?\d{1,2}[:.]\d\d(?!\d))/
/** `3/24/25` alone matches, `3/4/25` does not: only one of its numbers may be a month. */
const AMERICAN = /^\D{0,20}(\d{1,2})(\/)(1[3-9]|2\d|3[01])\/(\d\d)$/
/** `2025年3月3日`, `2025/03/03`, `2025.03.03` match. */
const YEAR_FIRST = /\b((?:19|20)\d\d)\s?[年./년-]\s?(\d{1,2})\s?[月./월-]\s?(\d{1,2})/u

/**
 * A written time as ISO 8601: with its zone when it has one, a day only when it has no clock.
 * Undefined for what is no date, lies before 1990 or after 2100, or more than a day after `latest`.
 * @param written  ISO 8601, RFC 2822, epoch seconds or milliseconds, or a date as pages print it
 * @param latest   ISO 8601 time the page was fetched at, when known
 */
export const moment = (written: string, latest?: string): string | undefined => {
  const text = written.trim().slice(0, 100)
  const iso = epoch(text) ?? isoMoment(text) ?? writtenMoment(text)
  if (iso === undefined) return undefined
  if (iso < '1990' || iso > '2100') return undefined
  if (latest !== undefined && Date.parse(iso) > Date.parse(latest) + 36 * 3_600_000) return undefined
  return iso
}

const epoch = (text: string): string | undefined => {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined
  return new Date(text.length === 10 ? Number(text) * 1000 : Number(text)).toISOString()
}

const isoMoment = (text: string): string | undefined => {
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?$/.exec(text)
  const match = compact ?? ISO.exec(text)
  if (!match) return undefined
  return assemble({
    year: match[1],
    month: Number(match[2]),
    day: match[3],
    hour: match[4],
    minute: match[5],
    second: match[6],
    zone: match[7],
  })
}

const writtenMoment = (text: string): string | undefined => {
  const day = writtenDay(text)
  if (!day) return undefined
  const rest = text.slice(day.index + day.length)
  const parts = [rest, text.slice(0, day.index)]
  for (const part of parts) {
    const clock = CLOCK.exec(part) ?? HOUR.exec(part)
    if (!clock) continue
    const [half, minute] = clock.length > 3 ? [clock[4], clock[2]] : [clock[2], '0']
    const hour = half ? (Number(clock[1]) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(clock[1])
    const named = NAMED_ZONE.exec(part.slice(clock.index))?.[1]
    const stated = ZONE.exec(rest)
    const zone = stated?.[1] ?? stated?.[2] ?? (named && offsetOf(named, assemble(day) ?? ''))
    return assemble({ ...day, hour: hour.toString(), minute, second: clock.length > 3 ? clock[3] : undefined, zone })
  }
  return assemble(day)
}

type Day = { year: string | undefined; month: number; day: string | undefined }

const writtenDay = (text: string): (Day & { index: number; length: number }) | undefined => {
  for (const [pattern, day, month, year] of [
    [DAY_MONTH, 1, 2, 3],
    [MONTH_DAY, 2, 1, 3],
  ] as const) {
    const match = pattern.exec(text)
    const number = match && MONTHS.get((match[month] ?? '').toLowerCase())
    if (match && number)
      return { year: match[year], month: number, day: match[day], index: match.index, length: match[0].length }
  }
  const thai = THAI.exec(text)
  const thaiMonth = thai && MONTHS.get(thai[2] ?? '')
  if (thai && thaiMonth)
    return {
      year: String(Number(thai[3]) - 543),
      month: thaiMonth,
      day: thai[1],
      index: thai.index,
      length: thai[0].length,
    }
  const first = YEAR_FIRST.exec(text)
  if (first)
    return { year: first[1], month: Number(first[2]), day: first[3], index: first.index, length: first[0].length }
  const long = NUMERIC.exec(text)
  const match = long ?? SHORT_YEAR.exec(text) ?? AMERICAN.exec(text)
  if (!match) return undefined
  const [a, b] = [Number(match[1]), Number(match[3])]
  // Slashes with a second number above 12 are American; dots and dashes put the day first everywhere.
  const american = match[2] === '/' && b > 12
  return {
    year: long ? match[4] : `20${match[4]}`,
    month: american ? a : b,
    day: String(american ? b : a),
    index: match.index,
    length: match[0].length,
  }
}

type Parts = Day & {
  hour?: string | undefined
  minute?: string | undefined
  second?: string | undefined
  zone?: string | undefined
}

const assemble = ({ year, month, day, hour, minute, second, zone }: Parts): string | undefined => {
  const d = Number(day)
  if (!(month >= 1 && month <= 12 && d >= 1 && d <= 31)) return undefined
  const date = `${year}-${two(month)}-${two(d)}`
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== d) return undefined
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date
  return `${date}T${two(hour)}:${two(minute ?? 0)}:${two(Math.min(59, Number(second ?? 0)))}${zoneOf(zone)}`
}

const zoneOf = (zone: string | undefined): string => {
  if (!zone) return ''
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

const two = (value: number | string): string => String(Number(value)).padStart(2, '0')
