import type { When } from '@blotter/events'
import type { DateMention } from '../dates/index.ts'
import type { Mention } from './mentions.ts'

// Verbs and nouns whose date is that of the report: "said on Monday", "told reporters Tuesday", "rose on Friday to 61".
const REPORTING =
  /^(?:said|says|told|announced|reported|added|stated|confirmed|disclosed|declared|noted|revealed|reporters|journalists|telephone|statement|conference|briefing|rose|climbed|lowered|raised|revised|reached|denied|condemned|issued|released)$/

/** The date of what a mention tells: the first that is neither the report's own nor the start of a period. */
export const dateOf = (mention: Mention): DateMention | undefined =>
  mention.dates.find((date) => date.sense !== 'since' && !isReportDate(mention, date))

const isReportDate = (mention: Mention, date: DateMention): boolean => {
  const { tokens } = mention.sentence
  let at = tokens.findIndex((token) => token.start >= date.span.start) - 1
  for (let steps = 0; steps < 3 && /^(?:on|late|early|in|a|sharply|the|today|,)$/.test(tokens[at]?.low ?? ''); steps++)
    at--
  return REPORTING.test(tokens[at]?.low ?? '')
}

/** Whether two dated mentions tell of different days. */
export const differentDays = (a: DateMention | undefined, b: DateMention | undefined): boolean => {
  if (!a?.start || !b?.start || !a.end || !b.end)
    return Boolean(a && b && !a.start && !b.start && a.text.toLowerCase() !== b.text.toLowerCase() && bothNameDay(a, b))
  return a.end.slice(0, 10) < b.start.slice(0, 10) || b.end.slice(0, 10) < a.start.slice(0, 10)
}

/** Without a publication date "Thursday" and "January 25" cannot be compared, but two names of days differ. */
const bothNameDay = (a: DateMention, b: DateMention): boolean => a.weekday !== b.weekday

/** The `when` of a claim from its mentions; the day of publication when no sentence gives one. */
export const dateClaim = (
  mentions: Mention[],
  published: { start: string; basis: 'dateline' | 'published' } | undefined,
  current: boolean,
): When => {
  const date = mentions.map(dateOf).find((found) => found !== undefined)
  if (date) return asWhen(date)
  if (current && published)
    return { start: published.start, end: published.start, precision: 'day', basis: published.basis }
  return { start: null, end: null, precision: 'unknown', basis: 'none' }
}

const asWhen = (date: DateMention): When => ({
  start: date.start,
  end: date.end,
  precision: date.precision,
  basis: 'text',
  text: date.text,
  span: date.span,
})
