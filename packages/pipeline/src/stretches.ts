import type { StageJob, Stretch } from '@blotter/queue'

// A job costs its queue about as much as ten inputs cost their stage, so a backlog goes out in stretches.
const MANY = 4
const MOST = 32

/**
 * Jobs for positions in order: one each for a few, stretches of up to 32 for many. What lies between and
 * is in another job too is done by whoever is first.
 */
export const stretchesOf = (positions: readonly number[]): StageJob[] => {
  if (positions.length < MANY) return positions.map((position) => ({ position }))
  const jobs: StageJob[] = []
  for (let start = 0; start < positions.length; start += MOST) {
    const mine = positions.slice(start, start + MOST)
    const [from = 0, to = from] = [mine[0], mine.at(-1)]
    jobs.push(from === to ? { position: from } : { from, to, inputs: mine.length })
  }
  return jobs
}

/** Whether a position lies in one of the stretches. */
export const among = (stretches: readonly Stretch[]): ((position: number) => boolean) => {
  const sorted = stretches.toSorted((a, b) => a.from - b.from)
  // Stretches may overlap, so each remembers how far those up to it reach.
  let furthest = 0
  const reach = sorted.map(({ to }) => (furthest = Math.max(furthest, to)))
  return (position) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.from ?? 0) <= position) low = middle + 1
      else high = middle
    }
    return low > 0 && (reach[low - 1] ?? 0) >= position
  }
}
