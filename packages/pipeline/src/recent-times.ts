import { addTimes, noTimes, timeSlot, type WorkTimes } from '@blotter/log'

const MINUTE = 60_000
/** A person who looks wants to know of now; five minutes hold enough to say 95 of 100. */
const KEPT = 5

/** What a worker counts of its last five minutes. */
export type RecentTimes = {
  waited: (ms: number) => void
  ran: (ms: number) => void
  retried: () => void
  read: () => WorkTimes
}

/** @param clock  ms since 1970 */
export const recentTimes = (clock: () => number): RecentTimes => {
  const minutes = new Map<number, WorkTimes>()
  const present = (): WorkTimes => {
    const minute = Math.floor(clock() / MINUTE)
    for (const old of minutes.keys()) if (old <= minute - KEPT) minutes.delete(old)
    const found = minutes.get(minute) ?? noTimes()
    minutes.set(minute, found)
    return found
  }
  const count = (counts: number[], ms: number): void => {
    const slot = timeSlot(Math.max(0, ms))
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return {
    waited: (ms) => count(present().wait, ms),
    ran: (ms) => count(present().run, ms),
    retried: () => {
      present().retries += 1
    },
    read: () => {
      present()
      return addTimes([...minutes.values()])
    },
  }
}
