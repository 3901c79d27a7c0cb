import { type Day, parseDay } from '../../dates/calendar.ts'
import type { NewsTime } from '../../dates/mention.ts'

/** What a pattern may reckon from. */
export type Anchor = {
  /** The day the article speaks on: the dateline's, else the publication's. */
  today: Day | null
  /** The last day the text settled before this place, for "two days earlier". */
  last: Day | null
  /** Whether will, next, planned or due stands in front, so that a date may lie ahead. */
  ahead: boolean
  order: 'mdy' | 'dmy'
}

export const anchorOf = ({ dateline, publishedAt, order = 'mdy' }: NewsTime): Anchor => ({
  today: parseDay(dateline) ?? parseDay(publishedAt),
  last: null,
  ahead: false,
  order,
})
