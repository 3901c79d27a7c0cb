import { DAY, MINUTE } from './durations.ts'

/** Sum of weights (failures.ts) from which a feed is probed only: a month of daily hard failures. */
const QUARANTINE_WEIGHT = 30
/** A feed in quarantine is asked at least so often: sites come back after months. */
const LONGEST_PROBE = 30 * DAY

/** Whether a feed has failed so long that it is only probed. @param weight sum over its failures in a row */
export const isQuarantined = (weight: number): boolean => weight >= QUARANTINE_WEIGHT

/**
 * How long a failing feed is left alone: doubling with each unit of weight up to a day; in quarantine from two days to
 * thirty.
 * @param weight   sum of the weights of its failures in a row, ≥ 0
 * @param base     its cadence while it is well, ms
 * @returns ms, 5 min … 30 d
 */
export const backoff = (weight: number, base: number): number => {
  if (isQuarantined(weight)) return Math.min(DAY * 2 ** (1 + weight - QUARANTINE_WEIGHT), LONGEST_PROBE)
  return Math.min(Math.max(base * 2 ** Math.max(weight, 0), 5 * MINUTE), DAY)
}
