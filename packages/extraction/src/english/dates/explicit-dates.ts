import { type Day, dayOf, monthOf, monthRange, yearOf, yearRange } from '../../dates/calendar.ts'
import type { Anchor } from './anchor.ts'
import { FULL_MONTH, fullYear, MONTH, monthNumber } from './date-words.ts'
import type { DatePattern } from './pattern.ts'
import { onDay, type Reading, within } from './reading.ts'

// Of the printed press. Matches "1889". Not: "1130".
const YEAR = '(?:1[5-9]|20)\\d\\d'

/** Dates that name a day, a month or a year. */
export const explicitDates: readonly DatePattern[] = [
  {
    id: 'iso',
    // "2015-02-05" matches, "2015-0205" must not
    regex: /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g,
    read: ([, y, m, d]) => onDay(dayOf(Number(y), Number(m), Number(d))),
  },
  {
    id: 'numeric',
    // "05/02/2015" and "5.2.2015" match, "24/7" must not
    regex: /\b(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)\b/g,
    read: ([, one, , two, year], anchor) => numeric(Number(one), Number(two), { year: Number(year), ...anchor }),
  },
  {
    id: 'month-day',
    // "Jan. 25", "March 3-5, 2015" and "January 25, 1990" match, "March 2011" must not
    regex: new RegExp(
      String.raw`\b(${MONTH}) (\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,]\d|:)(?: ?(?:-|–|to|and) ?(\d{1,2})(?!\d))?(?:,? (${YEAR})\b)?`,
      'gi',
    ),
    read: ([, month = '', day, to, year], anchor) => capitalMonth(month, namedDay(month, { day, to, year }, anchor)),
  },
  {
    id: 'day-month',
    // "25 January", "3 JAN 90", "the 5th of May, 2014" match, "25 Jane" must not
    regex: new RegExp(
      String.raw`\b(?:(\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|and) ?)?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})(?:,? (${YEAR}|[6-9]\d)\b(?! (?:percent|people|km|gmt|hours)))?`,
      'gi',
    ),
    read: ([, from, day, month = '', year], anchor) =>
      capitalMonth(month, namedDay(month, from ? { day: from, to: day, year } : { day, year }, anchor)),
  },
  {
    id: 'feast',
    // "on Christmas Day", "New Year's Eve" match, "Christmas shopping" must not
    regex:
      /\b(christmas eve|christmas day|boxing day|new year['’]s eve|new year['’]s day)\b(?:,? ((?:19|20)\d\d)\b)?/gi,
    read: ([, name = '', year], anchor) => {
      const [month, day] = FEASTS.get(name.toLowerCase().replace('’', "'")) ?? [0, 0]
      return onDay(dayOf(year ? Number(year) : (yearFor(month, day, anchor) ?? 0), month, day))
    },
  },
  {
    id: 'month-year',
    // "October 2023", "late October of 1989" match, "October 20" must not
    regex: new RegExp(String.raw`\b(?:(early|mid|late)[ -])?(${MONTH}) (?:of )?(${YEAR})\b(?! (?:gmt|hours))`, 'gi'),
    read: ([, part, month = '', year]) =>
      capitalMonth(month, partOfMonth(part, monthRange(Number(year), monthNumber(month)))),
  },
  {
    id: 'month',
    // "in September", "since mid-March", "last October" match, "the march" must not
    regex: new RegExp(
      String.raw`\b(in|since|during|until|from|by|last|this|next|of|early|mid|late|through)[ -](?:(early|mid|late)[ -])?(${FULL_MONTH})\b(?! \d)`,
      'gi',
    ),
    read: ([, lead = '', part, month = ''], anchor) =>
      capitalMonth(month, bareMonth(lead, part ?? lead, month, anchor)),
  },
  {
    id: 'year',
    // "in 2021", "since mid-2012", "the 2004 tsunami" match, "in 2,021" and "2021 people" must not
    regex:
      /\b(?:in|since|of|from|until|during|by|before|after|the|year)[ -](?:(early|mid|late)[ -])?(1[6-9]\d\d|20[0-4]\d)\b(?! gmt|[,.:]\d| (?:people|men|women|dead|homes|troops|soldiers))/gi,
    read: ([, part, year]) => within(partOfYear(part, Number(year)), 'year'),
  },
  {
    id: 'year-of-act',
    // "wanted for a 2003 bombing", "over a 1998 prison massacre" match, "a 2003 lorry" must not
    regex:
      /\ban? ((?:19|20)\d\d)(?= (?:\p{L}+ )?(?:bombing|attack|massacre|killing|murder|shooting|kidnapping|raid|explosion|blast|crash|fire|coup|earthquake|quake|flood|disaster|assassination|ambush|riot|genocide|hijacking|siege|war)s?\b)/giu,
    read: ([, year]) => within(yearRange(Number(year)), 'year'),
  },
  {
    id: 'day-of-month',
    // "on the 3rd" matches, "the 3rd brigade" must not
    regex:
      /\bon the (\d{1,2})(?:st|nd|rd|th)\b(?! \p{L}+(?:[ -]\p{L}+)? (?:of|in)\b| (?:floor|day|brigade|anniversary))/giu,
    read: ([, day], { today }) => dayOfMonth(Number(day), today),
  },
]

const FEASTS = new Map<string, [month: number, day: number]>([
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ['boxing day', [12, 26]],
  ["new year's eve", [12, 31]],
  ["new year's day", [1, 1]],
])

/** The order of the feed, unless only the other makes it a day of this news. */
const numeric = (one: number, two: number, { year, order, today }: Anchor & { year: number }): Reading => {
  const [monthFirst, dayFirst] = [dayOf(year, one, two), dayOf(year, two, one)]
  const [first, second] = order === 'mdy' ? [monthFirst, dayFirst] : [dayFirst, monthFirst]
  return onDay(first === null || (!isLately(first, today) && isLately(second, today)) ? second : first)
}

/** How many days news reaches back. */
const LATELY = 10

const isLately = (day: Day | null, today: Day | null): boolean =>
  day !== null && today !== null && day <= today && day >= today - LATELY

/** "may" and "march" are words; a month has a capital. */
const capitalMonth = (month: string, reading: Reading | null): Reading | null =>
  month[0] === month[0]?.toLowerCase() ? null : reading

type Named = { day: string | undefined; to?: string | undefined; year: string | undefined }

const namedDay = (monthWord: string, { day, to, year }: Named, anchor: Anchor): Reading | null => {
  const month = monthNumber(monthWord)
  const [first, last] = [Number(day), Number(to ?? day)]
  const named = { month, day: first }
  if (first < 1 || first > 31) return null
  const inYear = year ? fullYear(year) : yearFor(month, last, anchor)
  if (inYear === null) return { range: null, precision: 'day', ...named }
  const start = dayOf(inYear, month, first)
  const end = dayOf(inYear, month, last) ?? start
  // "31 February": a day that does not exist is none that could be found out.
  if (start === null || end === null) return { range: null, precision: 'day', ...named }
  return { range: { start, end: Math.max(start, end) }, precision: 'day', ...named }
}

/** Two days past the article are still taken for this year (papers date ahead), more only when announced. */
const DAYS_AHEAD = 2
const DAYS_AHEAD_ANNOUNCED = 180

/** The year that puts a day and month closest before the article, or within half a year after it when announced. */
const yearFor = (month: number, day: number, { today, ahead }: Anchor): number | null => {
  if (today === null) return null
  const limit = today + (ahead ? DAYS_AHEAD_ANNOUNCED : DAYS_AHEAD)
  const year = yearOf(today)
  const fits = [year + 1, year, year - 1].find((y) => (dayOf(y, month, day) ?? Number.POSITIVE_INFINITY) <= limit)
  return fits ?? year
}

const bareMonth = (lead: string, part: string, word: string, { today, ahead }: Anchor): Reading => {
  const month = monthNumber(word)
  if (today === null) return { range: null, precision: 'month', month }
  const now = monthOf(today)
  const year = yearOf(today) + Number(ahead && month < now) - Number(!ahead && month > now)
  const back = /^last$/i.test(lead) && month === now ? 1 : 0
  return { ...partOfMonth(part, monthRange(year - back, month)), month }
}

const partOfMonth = (part: string | undefined, { start, end }: { start: number; end: number }): Reading => {
  const word = part?.toLowerCase()
  if (word === 'early') return within({ start, end: start + 9 }, 'month')
  if (word === 'mid') return within({ start: start + 9, end: start + 19 }, 'month')
  return within(word === 'late' ? { start: start + 19, end } : { start, end }, 'month')
}

const partOfYear = (part: string | undefined, year: number) => {
  const word = part?.toLowerCase()
  if (word === 'early') return { start: monthRange(year, 1).start, end: monthRange(year, 4).end }
  if (word === 'mid') return { start: monthRange(year, 5).start, end: monthRange(year, 8).end }
  if (word === 'late') return { start: monthRange(year, 9).start, end: monthRange(year, 12).end }
  return yearRange(year)
}

/** The latest such day of a month on or before the article's day. */
const dayOfMonth = (day: number, today: number | null): Reading | null => {
  if (day < 1 || day > 31) return null
  if (today === null) return { range: null, precision: 'day', day }
  const here = dayOf(yearOf(today), monthOf(today), day)
  const before = monthRange(yearOf(today), monthOf(today)).start - 1
  const found = here !== null && here <= today ? here : dayOf(yearOf(before), monthOf(before), day)
  return { ...onDay(found), day }
}
