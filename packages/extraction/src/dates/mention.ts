import type { Span } from '@blotter/events'

/**
 * A date as the text gives it. `start` and `end` are ISO dates, inclusive, null when the text alone cannot say
 * (a bare weekday without a publication date).
 */
export type DateMention = {
  span: Span
  text: string
  /** The pattern that read it. */
  rule: string
  start: string | null
  end: string | null
  precision: 'hour' | 'day' | 'week' | 'month' | 'year' | 'unknown'
  /** `since`: the date opens a period that ends with the article's day. `duration-ago`: reckoned back or on from another date. */
  sense: 'point' | 'since' | 'duration-ago'
  /** 0 Sunday … 6 Saturday, when a weekday is named. */
  weekday?: number
  /** 1 … 12 and 1 … 31, when they are named; kept where the year is unknown. */
  month?: number
  day?: number
}

/**
 * When the article was made: ISO dates or date-times; the dateline's date goes before the publication's. With
 * neither, weekdays and days without a year stay unresolved. `order` is the feed's: 05/02/2015 is 2 May for `mdy`.
 */
export type NewsTime = { publishedAt?: string; dateline?: string; order?: 'mdy' | 'dmy' }
