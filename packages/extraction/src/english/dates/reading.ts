import type { Day, Range } from '../../dates/calendar.ts'
import type { DateMention } from '../../dates/mention.ts'

/** What a pattern makes of its match; `range` null where the text does not settle it. */
export type Reading = {
  range: Range | null
  precision: DateMention['precision']
  sense?: DateMention['sense']
  weekday?: number
  month?: number
  day?: number
}

export const onDay = (day: Day | null): Reading => ({
  range: day === null ? null : { start: day, end: day },
  precision: 'day',
})

export const within = (range: Range | null, precision: DateMention['precision']): Reading => ({ range, precision })
