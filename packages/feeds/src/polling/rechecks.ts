import { HOUR } from './durations.ts'

/**
 * When a young article is looked at again.
 * @param firstSeen  ms since 1970
 * @param hours      after it, each > 0
 * @returns ms since 1970, in order, each once
 */
export const recheckTimes = (firstSeen: number, hours: readonly number[]): number[] =>
  [...new Set(hours.map((after) => Math.round(firstSeen + after * HOUR)))].sort((a, b) => a - b)
