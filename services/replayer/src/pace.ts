import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@blotter/log'
import { openReplay } from '@blotter/log'
import type { Queues } from '@blotter/queue'

const LIVE = ['clean', 'extract', 'link'] as const
// While live work waits, a replay does a stretch in so many ms, so that it never stands still for good.
const TRICKLE = 5_000
const LOOK = 100
const PAUSED = 500

/**
 * Waits until the replay may go on: not while it is paused, and not while live stages have work that waits, though never
 * longer than five seconds for those.
 * @returns false when the signal came first
 */
export const turn = async ({ log, queues }: { log: Log; queues: Queues }, signal: AbortSignal): Promise<boolean> => {
  while (!signal.aborted && (await openReplay(log))?.paused) await sleep(PAUSED, undefined, { signal }).catch(() => {})
  for (const until = Date.now() + TRICKLE; Date.now() < until && !signal.aborted; ) {
    if (!(await isBusy(queues))) break
    lastBusy = Date.now()
    await sleep(LOOK, undefined, { signal }).catch(() => {})
  }
  return !signal.aborted
}

// Since when live work was last seen to wait; while it comes, the processors are mostly left to it.
let lastBusy = 0
const RECENT = 3_000
const SHARE = 5

/** Rests after an article, for longer than it took while live work keeps coming. */
export const breathe = async (tookMs: number): Promise<void> => {
  // A timer of 0 ms waits for one: at a few ms an article that is a lot.
  await (Date.now() - lastBusy < RECENT ? sleep(SHARE * tookMs) : setImmediate())
}

const isBusy = async (queues: Queues): Promise<boolean> => {
  const health = await Promise.all(LIVE.map((stage) => queues.health(stage).catch(() => null)))
  return health.some((each) => each !== null && !each.paused && each.waiting + each.active > 0)
}
