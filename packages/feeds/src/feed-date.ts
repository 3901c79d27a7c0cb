import { monthNumber } from './month-name.ts'
import { zoneOffset } from './zone-name.ts'

/** A point in time; `zone` is `assumed` when the text named none that is known, and UTC was taken. */
export type FeedDate = { iso: string; zone: 'explicit' | 'assumed' }

/**
 * Reads a date as feeds write it: RFC 822 and 2822 and their many misspellings, ISO 8601 and W3CDTF, asctime, and
 * English long forms. Never the machine's zone, never a guess between day and month.
 * @returns undefined for what cannot be read, for impossible dates, and for years outside 1970 … 2199
 */
export const readFeedDate = (text: string): FeedDate | undefined => {
  const line = text
    .slice(0, 100)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  for (const read of [isoParts, namedMonthParts, yearFirstParts]) {
    const parts = read(line)
    if (parts) return toDate(parts)
  }
  return undefined
}

type Parts = { year: number; month: number; day: number; clock: string; zone: string }

/** ISO 8601 and W3CDTF: `2024-05-06T07:08:09.5+02:00`, `20240506T070809Z`, `2024-05`, `2024-127` (day of the year). */
const isoParts = (line: string): Parts | undefined => {
  const day = /^(\d{4})(?:-?(\d{2})-?(\d{2})|-(\d{2})|-(\d{3}))?(?=$|[T ,])/i.exec(line)
  if (!day) return undefined
  const rest = line.slice(day[0].length).replace(/^[T ,]\s*/i, '')
  const split = splitClock(rest)
  if (!split) return undefined
  const ordinal = Number(day[5] ?? 0)
  if (day[5] !== undefined && (ordinal < 1 || ordinal > 366)) return undefined
  return {
    year: Number(day[1]),
    month: ordinal ? 1 : Number(day[2] ?? day[4] ?? 1),
    day: ordinal || Number(day[3] ?? 1),
    ...split,
  }
}

/** `Mon, 6 May 2024 07:08 GMT`, `06-May-24 7:08 am`, `Mon May  6 07:08:09 CEST 2024`, `May 6th, 2024`. */
const namedMonthParts = (line: string): Parts | undefined => {
  const plain = line.replace(/^[\p{L}.]{2,14}[,;]? (?=[\p{L}\d])/u, (word) => (monthNumber(word) ? word : ''))
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de )?(\p{L}{3,12})\.?,?(?: de)?[ -](\d{4}|\d{2})(?!\d),?(?: at)?/iu.exec(plain)
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1], plain.slice(dayFirst[0].length))
  const monthFirst = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d),?(?: at)?/iu.exec(plain)
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2], plain.slice(monthFirst[0].length))
  const yearLast = /^(\p{L}{3,12})\.? (\d{1,2}),? (.{4,40}?) (\d{4})$/iu.exec(plain)
  if (yearLast) return named(yearLast[4], yearLast[1], yearLast[2], yearLast[3] ?? '')
  return undefined
}

const named = (year = '', month = '', day = '', rest = ''): Parts | undefined => {
  const number = monthNumber(month)
  const split = splitClock(rest.trim())
  if (!number || !split) return undefined
  return { year: fullYear(year), month: number, day: Number(day), ...split }
}

/** RFC 2822, 4.3: 00 … 49 are of this century. */
const fullYear = (digits: string): number => {
  const year = Number(digits)
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year
}

/** `2024/05/06 07:08`: with the year first there is no doubt about day and month. */
const yearFirstParts = (line: string): Parts | undefined => {
  const day = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=$|[ ,T])/.exec(line)
  const split = day && splitClock(line.slice(day[0].length).replace(/^[ ,T]+/, ''))
  if (!day || !split) return undefined
  return { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]), ...split }
}

// matches `7:08 pm EST`, `07:08:09.123+0200`, `070809Z`; not `noon`
const CLOCK =
  /^(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?|(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(?=$|[Z+\- ]))( ?[ap]\.?m\.?)?/i

const splitClock = (rest: string): { clock: string; zone: string } | undefined => {
  if (rest === '') return { clock: '', zone: '' }
  const match = CLOCK.exec(rest)
  if (!match) return zoneOffset(rest) === undefined ? undefined : { clock: '', zone: rest }
  const half = match[7]?.trim().toLowerCase().charAt(0) ?? ''
  const clock = [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6] ?? '00'].join(':')
  return { clock: clock + half, zone: rest.slice(match[0].length).trim() }
}

const toDate = ({ year, month, day, clock, zone }: Parts): FeedDate | undefined => {
  if (year < 1970 || year > 2199 || month < 1 || month > 12) return undefined
  if (day < 1 || day > 366) return undefined
  // An ordinal day runs on from January; a calendar day must be in its month.
  const isOrdinal = day > 31
  const midnight = Date.UTC(year, month - 1, day)
  if (!isOrdinal && new Date(midnight).getUTCMonth() !== month - 1) return undefined
  const seconds = secondsOf(clock)
  if (seconds === undefined) return undefined
  const offset = zoneOffset(zone)
  const iso = new Date(midnight + (seconds - (offset ?? 0) * 60) * 1000).toISOString().replace('.000Z', 'Z')
  return { iso, zone: offset === undefined ? 'assumed' : 'explicit' }
}

/** Seconds since midnight of `hh:mm:ss` with an optional `a` or `p`; 24:00 and a leap second are allowed. */
const secondsOf = (clock: string): number | undefined => {
  if (clock === '') return 0
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map((part) => Number.parseInt(part, 10))
  const half = /[ap]$/.exec(clock)?.[0]
  if (half && hours > 12 && half === 'a') return undefined
  if (hours > 24 || minutes > 59 || seconds > 60) return undefined
  const hour = half && hours <= 12 ? (hours % 12) + (half === 'p' ? 12 : 0) : hours
  return hour * 3600 + minutes * 60 + seconds
}
