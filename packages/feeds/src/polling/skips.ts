import { HOUR } from './durations.ts'

/** When a feed asks not to be read (RSS 2.0 `skipHours`, `skipDays`), in GMT: hours 0 … 23, days 0 (Sunday) … 6. */
export type Skips = { hours: readonly number[]; days: readonly number[] }

const WEEK_HOURS = 7 * 24

/**
 * The first moment from `at` on that a feed does not ask us to skip; `at` itself where it skips everything.
 * @param at  ms since 1970
 */
export const pastSkips = (at: number, skips: Skips | undefined): number => {
  if (!skips || !isSkipped(at, skips)) return at
  const hour = Math.floor(at / HOUR) * HOUR
  for (let ahead = 1; ahead <= WEEK_HOURS; ahead += 1) {
    const moment = hour + ahead * HOUR
    // The part of the hour is kept, or all that wait for its end would come at once.
    if (!isSkipped(moment, skips)) return moment + (at - hour)
  }
  return at
}

const isSkipped = (at: number, { hours, days }: Skips): boolean => {
  const date = new Date(at)
  return hours.includes(date.getUTCHours()) || days.includes(date.getUTCDay())
}
