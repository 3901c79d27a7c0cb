/** Upper ends in ms of the counts below; what took longer stands behind the last one. */
export const TIME_ENDS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000, 3_600_000],
] as const

/** How many inputs waited and ran for how long at one worker within its last minutes, one count for each end and one more. */
export type WorkTimes = {
  wait: number[]
  run: number[]
  /** Attempts that failed and are made again later. */
  retries: number
}

/** Nothing counted yet. */
export const noTimes = (): WorkTimes => ({
  wait: new Array(TIME_ENDS.length + 1).fill(0),
  run: new Array(TIME_ENDS.length + 1).fill(0),
  retries: 0,
})

/** The count that a time belongs to. @param ms  ≥ 0 */
export const timeSlot = (ms: number): number => {
  const slot = TIME_ENDS.findIndex((end) => ms <= end)
  return slot < 0 ? TIME_ENDS.length : slot
}

/** What several workers, or several minutes, counted. */
export const addTimes = (all: readonly WorkTimes[]): WorkTimes => {
  const sum = noTimes()
  for (const { wait, run, retries } of all) {
    sum.retries += retries
    for (const slot of sum.wait.keys()) {
      sum.wait[slot] = (sum.wait[slot] ?? 0) + (wait[slot] ?? 0)
      sum.run[slot] = (sum.run[slot] ?? 0) + (run[slot] ?? 0)
    }
  }
  return sum
}

/**
 * The time that a share of what was counted stayed under, read between the ends of the slot that it falls into.
 * @param share  0 … 1
 * @returns ms; null of nothing; the last end for what took longer
 */
export const timeBelow = (counts: readonly number[], share: number): number | null => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (!total) return null
  let left = share * total
  for (const [slot, count] of counts.entries()) {
    const [from, to] = [TIME_ENDS[slot - 1] ?? 0, TIME_ENDS[slot] ?? TIME_ENDS.at(-1) ?? 0]
    if (count && left <= count) return from + (Math.max(0, to - from) * left) / count
    left -= count
  }
  return TIME_ENDS.at(-1) ?? null
}
