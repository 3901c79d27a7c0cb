import {
  type Day,
  monthOf,
  monthRange,
  type Range,
  weekdayBefore,
  weekRange,
  yearOf,
  yearRange,
} from '../../dates/calendar.ts'
import type { Anchor } from './anchor.ts'
import { FULL_MONTH, LARGE, monthNumber, NUMBER, smallNumber, WEEKDAY, weekdayNumber } from './date-words.ts'
import type { DatePattern } from './pattern.ts'
import { onDay, type Reading, within } from './reading.ts'

/** Dates that are reckoned from the article's day, or from the day the text spoke of last. */
export const relativeDates: readonly DatePattern[] = [
  {
    id: 'weekday',
    // "last Sunday", "early on Thursday", "Monday night" match, "Ash Wednesday" is left to the year's calendar
    regex: new RegExp(
      String.raw`(?<!\bash |\bpalm |\beaster |\bgood |\bbloody )\b(?:(last|past|next|this|the previous|the following)(?: week'?s)? )?(${WEEKDAY})s?\b`,
      'gi',
    ),
    read: ([, lead, word = ''], anchor) => weekday(lead?.toLowerCase(), weekdayNumber(word), anchor),
  },
  {
    id: 'today',
    // "today", "this morning", "tonight" match, "this moment" must not
    regex:
      /\b(?:earlier today|later today|today|tonight|this (?:morning|afternoon|evening)|(?:earlier|later) (?:in|on|during) the day|(?:at )?dawn today)\b/gi,
    read: (_, { today }) => onDay(today),
  },
  {
    id: 'yesterday',
    // "yesterday", "last night", "the day before yesterday" match, "yesteryear" must not
    regex: /\b(the day before yesterday|yesterday|last (?:night|evening)|tomorrow)\b/gi,
    read: ([, word = ''], { today }) => onDay(today === null ? null : today + DAYS_OFF(word.toLowerCase())),
  },
  {
    id: 'overnight',
    // "overnight", "during the night" match, "overnighted" must not
    regex: /\b(?:overnight|(?:during|in) the (?:early )?(?:night|pre-dawn hours))\b/gi,
    read: (_, { today, last }) => {
      const day = today ?? last
      return within(day === null ? null : { start: day - 1, end: day }, 'day')
    },
  },
  {
    id: 'previous',
    // "the previous night", "the day before", "the following week" match, "the previous owner" must not
    regex:
      /\b(?:the|a) (previous|preceding|next|following|same) (day|night|evening|morning|afternoon|week|month|year)\b|\bthe (?:day|night) (before|after)(?=[,.;]| that\b)/gi,
    read: ([, lead, unit, side], anchor) => neighbour(lead ?? side ?? '', unit ?? 'day', anchor),
  },
  {
    id: 'month-of-year',
    // "in June last year" matches, "march last year" must not
    regex: new RegExp(String.raw`\b(?:in |early |mid-|late )?(${FULL_MONTH}) (last|this) year\b`, 'gi'),
    read: ([, month = '', lead = ''], { today }) =>
      today === null || month[0] === month[0]?.toLowerCase()
        ? null
        : within(monthRange(yearOf(today) - (lead.toLowerCase() === 'last' ? 1 : 0), monthNumber(month)), 'month'),
  },
  {
    id: 'span',
    // "last week", "earlier this month", "next year" match, "last weekly" must not
    regex: /\b(last|this|next|past) (week|month|year|weekend)\b|\b(?:over|at|during) the (weekend)\b/gi,
    read: ([, lead, unit, weekend], { today, ahead }) =>
      period((lead ?? (ahead ? 'next' : 'past')).toLowerCase(), (unit ?? weekend ?? '').toLowerCase(), today),
  },
  {
    id: 'ago',
    // "two days earlier", "a week ago", "several hours later" match, "two days after the raid" must not
    regex: new RegExp(
      String.raw`\b(?:(${NUMBER}|${LARGE}|an?|several|some|few)(?: or (?:${NUMBER}))?) (minute|hour|day|night|week|month|year|decade)s? (ago|earlier|previously|later|afterwards?|(?:before|after)(?=[,.;)]|$))(?! than)`,
      'gi',
    ),
    read: ([, count = '', unit = '', side = ''], anchor) => ago(count, unit.toLowerCase(), side.toLowerCase(), anchor),
  },
  {
    id: 'past-days',
    // "in the past 24 hours", "over the last three weeks" match, "the last three men" must not
    regex: new RegExp(String.raw`\b(?:past|last) (${NUMBER}|few|several) (hour|day|week|month|year)s\b`, 'gi'),
    read: ([, count = '', unit = ''], { today }) => pastDays(smallNumber(count), unit.toLowerCase(), today),
  },
]

const DAYS_OFF = (word: string): number => (word === 'tomorrow' ? 1 : word.startsWith('the day') ? -2 : -1)

const weekday = (lead: string | undefined, named: number, { today, last, ahead }: Anchor): Reading => {
  if (today === null) return { range: null, precision: 'day', weekday: named }
  const latest = weekdayBefore(named, today)
  const next = latest + 7
  if (lead === 'next' || (ahead && lead === undefined)) return { ...onDay(next), weekday: named }
  if (lead === 'the previous') return { ...onDay(weekdayBefore(named, (last ?? today) - 1)), weekday: named }
  if (lead === 'the following') return { ...onDay(weekdayBefore(named, (last ?? today) + 7)), weekday: named }
  if (lead === 'last' || lead === 'past') return { ...onDay(latest === today ? today - 7 : latest), weekday: named }
  return { ...onDay(latest), weekday: named }
}

const neighbour = (lead: string, unit: string, { today, last }: Anchor): Reading => {
  const base = last ?? today
  if (base === null) return { range: null, precision: 'unknown' }
  const word = lead.toLowerCase()
  const step = word === 'same' ? 0 : word === 'next' || word === 'following' || word === 'after' ? 1 : -1
  const size = unit.toLowerCase()
  if (size === 'week') return within(weekRange(base + 7 * step), 'week')
  if (size === 'month') return within(monthRange(yearOf(base), monthOf(base) + step), 'month')
  if (size === 'year') return within(yearRange(yearOf(base) + step), 'year')
  return onDay(base + step)
}

const period = (lead: string, unit: string, today: Day | null): Reading => {
  const precision = unit === 'month' || unit === 'year' ? unit : unit === 'weekend' ? 'day' : 'week'
  if (today === null) return within(null, precision)
  const step = lead === 'next' ? 1 : lead === 'this' ? 0 : -1
  const range = rangeOf(unit, today, step)
  return within(step === 0 ? { ...range, end: Math.max(range.start, Math.min(range.end, today)) } : range, precision)
}

const rangeOf = (unit: string, today: Day, step: number): Range => {
  if (unit === 'month') return monthRange(yearOf(today), monthOf(today) + step)
  if (unit === 'year') return yearRange(yearOf(today) + step)
  if (unit === 'week') return weekRange(today + 7 * step)
  const saturday = weekdayBefore(6, today) + (step > 0 ? 7 : 0)
  return { start: saturday, end: saturday + 1 }
}

/** "ago" counts from the article, "earlier" and "later" from the day the text spoke of last. */
const ago = (count: string, unit: string, side: string, { today, last }: Anchor): Reading => {
  const base = side === 'ago' ? today : (last ?? today)
  const n = smallNumber(count)
  const sign = side === 'later' || side.startsWith('after') ? 1 : -1
  const sense = 'duration-ago' as const
  if (base === null || n === null || n * (DAYS_IN[unit] ?? 1) > MOST_AGO)
    return { range: null, precision: 'unknown', sense }
  return { ...shifted(base, sign * n, unit), sense }
}

// Nothing in the news is reckoned back further: "300,000 years ago".
const MOST_AGO = 1_500 * 365

const shifted = (base: Day, n: number, unit: string): Reading => {
  if (unit === 'minute' || unit === 'hour') return onDay(base + Math.trunc(unit === 'hour' ? n / 24 : 0))
  if (unit === 'day' || unit === 'night') return onDay(base + n)
  if (unit === 'week') return within({ start: base + 7 * n - 3, end: base + 7 * n + 3 }, 'week')
  if (unit === 'month') return within(monthRange(yearOf(base), monthOf(base) + n), 'month')
  // A decade is no measure: "more than a decade ago" is some year before.
  if (unit === 'decade') return within(null, 'unknown')
  return within(yearRange(yearOf(base) + n), 'year')
}

const DAYS_IN: Record<string, number> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 }

const pastDays = (n: number | null, unit: string, today: Day | null): Reading => {
  if (today === null || n === null) return within(null, 'unknown')
  const days = Math.ceil(n * (DAYS_IN[unit] ?? 1))
  const precision = days <= 3 ? 'day' : days <= 14 ? 'week' : days <= 62 ? 'month' : 'year'
  return within({ start: today - days, end: today }, precision)
}
