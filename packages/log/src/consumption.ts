/** What a worker took and ended lately; moments as ISO 8601. */
export type Consumption = {
  /** Since when it takes jobs; null: it takes none, and says why by its state. */
  workingSince: string | null
  takenAt: string | null
  settledAt: string | null
  running: number
  hands: number
}

type Waiting = {
  waiting: number
  paused: boolean
  /** ms since the oldest could be taken */
  oldestWaitingMs: number | null
}

/** ms without taking a job, while some could be taken and a hand is free, after which a worker counts as wedged. */
export const WEDGED = 20_000
// A page may take a minute and wait for its host as long; an input ends in some way before that, again and again.
const STANDS_STILL = 300_000

/**
 * Why a worker that lives does not do its work: it has a free hand and takes nothing, or its hands are full of what does
 * not end. That it is connected proves nothing.
 * @param now  ms since 1970
 * @returns null when it consumes, or has nothing to take
 */
export const notConsuming = (
  { workingSince, takenAt, settledAt, running, hands }: Consumption,
  { waiting, paused, oldestWaitingMs }: Waiting,
  now: number,
): string | null => {
  if (!workingSince) return null
  const idleFor = now - Math.max(...[workingSince, takenAt, settledAt].map((at) => (at ? Date.parse(at) : 0)))
  const seconds = Math.round(idleFor / 1_000)
  if (running >= hands)
    return idleFor >= STANDS_STILL ? `its hands are full, and nothing has come to an end for ${seconds} s` : null
  if (paused || !waiting || (oldestWaitingMs ?? 0) < WEDGED || idleFor < WEDGED) return null
  return `${waiting} ${waiting === 1 ? 'job waits' : 'jobs wait'} and it has taken none for ${seconds} s`
}
