import { setTimeout as sleep } from 'node:timers/promises'
import type { ConsoleSources } from '../sources.ts'
import { type Overview, openLook } from './overview.ts'

/** The first screen as it is now, for one who asks and for those who watch. */
export type LiveOverview = {
  /** As it was within the last second. */
  now: () => Promise<Overview>
  /** As it is now, then again when something was appended, and at least every two seconds; however many watch, one looks. */
  watch: (signal: AbortSignal) => AsyncGenerator<Overview>
  /** Something was done just now: what was seen before no longer holds. */
  moved: () => void
}

const FRESH = 1_000
// ms between two looks: at least so many, so that a busy log costs the database a fifth of one connection at most.
const GAP = 200
const SHARE = 4
const AT_LEAST_EVERY = 2_000
const LOOK_FOR_NEWS = 40

/** Opens the one look that all share. */
export const liveOverview = (sources: ConsoleSources): LiveOverview => {
  const look = openLook(sources)
  let last: { at: number; overview: Promise<Overview>; spent: number } | null = null
  const again = (): Promise<Overview> => {
    const overview = look()
    const mine = { at: Date.now(), overview, spent: 0 }
    last = mine
    overview.then(
      ({ spent }) => {
        mine.spent = spent.database
        mine.at = Date.now()
      },
      () => {
        if (last === mine) last = null
      },
    )
    return overview
  }
  let coming: Promise<Overview> | null = null
  const next = (position: number, signal: AbortSignal): Promise<Overview> => {
    coming ??= whenMoved(position, signal)
      .then(again)
      .finally(() => {
        coming = null
      })
    return coming
  }
  /** Waits for news, or for two seconds, and for the database's rest. */
  const whenMoved = async (position: number, signal: AbortSignal): Promise<void> => {
    const began = last?.at ?? 0
    const rest = Math.max(GAP, SHARE * (last?.spent ?? 0))
    await sleep(Math.max(0, began + rest - Date.now()))
    while (!signal.aborted && Date.now() - began < AT_LEAST_EVERY && (await sources.log.head()) <= position)
      await sleep(LOOK_FOR_NEWS)
  }
  const now = (): Promise<Overview> => (last && Date.now() - last.at < FRESH ? last.overview : again())
  return {
    now,
    moved: () => {
      last = null
    },
    watch: async function* (signal) {
      let overview = await now()
      while (!signal.aborted) {
        yield overview
        const behind = overview.projections.some(({ lag, status }) => lag > 0 && status === 'live')
        overview = await next(behind ? -1 : overview.position, signal)
      }
    },
  }
}
