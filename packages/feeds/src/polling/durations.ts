export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A duration for reading: `40 min`, `3 h`, `5 d`; rounded, never below a minute. */
export const printDuration = (ms: number): string => {
  if (ms < 2 * HOUR) return `${Math.max(Math.round(ms / MINUTE), 1)} min`
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`
}
