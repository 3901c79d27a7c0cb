import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@blotter/log'
import { type SentEvent, sentEvent } from './sent-event.ts'

/** Whoever reads along; gets events in order, each once. */
export type Listener = (batch: readonly SentEvent[], upTo: number) => void

/** Reads the log once for everybody who is at its end. */
export type EventHub = {
  /**
   * Joins whoever has read up to a position; gets at once what has come since.
   * @returns how to leave; null where that is too far back to be remembered
   */
  join: (after: number, listener: Listener) => (() => void) | null
}

/** So many events are remembered for those who come to the end while others come. */
const REMEMBERED = 5_000
/** Characters of them: a report of many claims has some hundred thousand. */
const MOST_TEXT = 8 << 20
const AGAIN_MS = 500

/** Opens a hub that reads while somebody listens. */
export const eventHub = (log: Pick<Log, 'head' | 'subscribe'>, signal: AbortSignal): EventHub => {
  const listeners = new Set<Listener>()
  let tail: SentEvent[] = []
  let weight = 0
  // Everything in (from, upTo] is in the tail.
  let [from, upTo] = [0, 0]
  let reading: AbortController | null = null

  const take = (batch: readonly SentEvent[]): void => {
    upTo = batch.at(-1)?.event.position ?? upTo
    tail.push(...batch)
    weight += weightOf(batch)
    if (tail.length > 2 * REMEMBERED || weight > 2 * MOST_TEXT) {
      tail = latest(tail)
      weight = weightOf(tail)
      from = (tail[0]?.event.position ?? upTo + 1) - 1
    }
    for (const listener of listeners) listener(batch, upTo)
  }

  const read = async (stop: AbortSignal): Promise<void> => {
    while (!stop.aborted) {
      try {
        for await (const batch of log.subscribe(upTo, stop)) {
          // What was under way when the last one left is none of the next one's.
          if (stop.aborted) return
          take(batch.map(sentEvent))
        }
      } catch {
        // A log that cannot be read now is read on when it can.
        await sleep(AGAIN_MS, undefined, { signal: stop }).catch(() => {})
      }
    }
  }

  const begin = (after: number): void => {
    ;[tail, weight, from, upTo] = [[], 0, after, after]
    reading = new AbortController()
    void read(AbortSignal.any([signal, reading.signal]))
  }

  const leave = (listener: Listener): void => {
    listeners.delete(listener)
    if (listeners.size) return
    reading?.abort()
    reading = null
  }

  return {
    join: (after, listener) => {
      if (!reading) begin(after)
      if (after < from) return null
      let reached = after
      // Who comes may have read further than the hub.
      const tell: Listener = (batch, to) => {
        if (to <= reached) return
        const fresh = batch.filter(({ event }) => event.position > reached)
        reached = to
        listener(fresh, to)
      }
      listeners.add(tell)
      tell(tail, upTo)
      return () => leave(tell)
    },
  }
}

const weightOf = (batch: readonly SentEvent[]): number => batch.reduce((sum, { text }) => sum + text.length, 0)

/** The last events that are few enough to be remembered. */
const latest = (tail: readonly SentEvent[]): SentEvent[] => {
  let [at, weight] = [tail.length, 0]
  while (at > 0 && tail.length - at < REMEMBERED && weight < MOST_TEXT) {
    at -= 1
    weight += tail[at]?.text.length ?? 0
  }
  return tail.slice(at)
}
