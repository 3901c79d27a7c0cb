import { MONTH, ODD_MONTH } from '@blotter/log'
import type { Values } from './conditions.ts'
import type { Months } from './months.ts'

/** A stretch of days that a list reads at a time; `months`: those in it, null where they cannot be counted. */
export type Window = { from: string | null; before: string | null; months: string[] | null }

type Wish = { wanted: number; narrowed: boolean; start: string | null }

/** Times as much as is wanted, since some of what is found is older, or not meant for another reason. */
const AMPLE = 2
/** Where the first window would hold more, one look at everything costs less than two. */
const MOST = 0.6
/** Days ahead of nearly all others, such as wrong ones, have a window of their own. */
const AHEAD = 0.002
const MOST_MONTHS = 240

/**
 * Windows in the order of days, the newest first; together they are all days. Which ones is for speed alone.
 * @param wanted    share of what is looked for that a page takes; where it is most of it, there are no windows
 * @param narrowed  whether more is asked for, so that a page may take more than it seems
 * @param start     the day that a list goes on from; null: it begins
 */
export const windowsOf = (months: Months, { wanted, narrowed, start }: Wish): Window[] => {
  const ample = wanted * AMPLE
  if (ample > MOST) return []
  const left = start === null ? behindOutliers(months) : months.filter(({ month }) => month <= start.slice(0, 7))
  const [newest] = left
  if (!newest) return []
  const top = monthAfter(newest.month)
  const below: Window[] = []
  let [before, sum] = [top, 0]
  for (const { month, share } of left.slice(0, -1)) {
    sum += share
    if (sum < (below.length ? ample * 5 : ample) || below.length > (narrowed ? 1 : 0)) continue
    const listed = monthsBetween(month, before)
    if (listed.length > MOST_MONTHS) break
    below.push({ from: month, before, months: listed })
    before = month
  }
  const ahead = start === null || start >= top ? [{ from: top, before: null, months: null }] : []
  return [...ahead, ...below, { from: null, before, months: null }]
}

const behindOutliers = (months: Months): Months => {
  let sum = 0
  const first = months.findIndex(({ share }) => {
    sum += share
    return sum > AHEAD
  })
  return first < 0 ? [] : months.slice(first)
}

/** Conditions over a row `r` that lies in a window. */
export const inWindow = ({ from, before, months }: Window, { add }: Pick<Values, 'add'>): string[] => [
  ...(from === null ? [] : [`r.day >= ${add(from)}`]),
  ...(before === null ? [] : [`r.day < ${add(before)}`]),
  ...(months === null ? [] : [`${MONTH} && ${add([...months, ODD_MONTH])}::text[]`]),
]

const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`
}

/** From one month on, before another. */
const monthsBetween = (from: string, before: string): string[] => {
  const listed: string[] = []
  for (let month = from; month < before && listed.length <= MOST_MONTHS; month = monthAfter(month)) listed.push(month)
  return listed
}
