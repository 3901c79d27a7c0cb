import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostEnding, HostGate, HostLease } from './host-gate.ts'
import { PassingWebFault } from './web-fault.ts'

/** What decides, and is shared by all workers; each call stands for itself and happens at once. */
export interface HostGateStore {
  /**
   * Asks for a start. `enter`: it is ours. `wait`: it is reserved, ask again in `waitMs` with `waited`. `full`: as many as
   * may be are inside. `held`: the turn would come in `waitMs`, which is over `patienceMs`.
   */
  enter(
    host: string,
    ask: {
      leastGapMs: number
      atOnce: number
      patienceMs: number
      lease: string
      /** after which the lease lapses unless it is renewed, for a worker that died with it */
      leaseMs: number
      waited: boolean
    },
  ): Promise<{ verdict: 'enter' | 'wait' | 'full' | 'held'; waitMs: number }>
  /** Makes a lease that has not lapsed last so long from now. */
  renew(host: string, held: { lease: string; leaseMs: number }): Promise<void>
  leave(host: string, left: { lease: string; ending: HostEnding; deadCapMs: number }): Promise<void>
  /** No start for so many ms from now. */
  quiet(host: string, ms: number): Promise<void>
  /** At least so many ms between starts. */
  slow(host: string, gapMs: number): Promise<void>
}

export type SharedPace = {
  hostGapMs: number
  perHost: number
  deadHostCapMs: number
  /** ms after which the place of a worker that died inside is another's; renewed while a request runs */
  leaseMs?: number
}

// Shorter than the patience of a first turn (`holdMs`), so that who waits for a dead worker's place gets it.
const LEASE = 10_000
const RENEWALS = 3

/** Between two looks at a host that is full: from a twentieth of a second to half of one. */
const FULL_MS = [50, 500] as const

/** A gate whose turns are decided in a store that other processes use too. */
export const sharedHostGate = (store: HostGateStore, pace: SharedPace): HostGate => ({
  enter: async (host, { patienceMs, signal }) => {
    const lease = randomUUID()
    const deadline = performance.now() + patienceMs
    const leaseMs = pace.leaseMs ?? LEASE
    const ask = { leastGapMs: pace.hostGapMs, atOnce: pace.perHost, lease, leaseMs }
    let waited = false
    for (let looks = 0; ; looks += 1) {
      signal?.throwIfAborted()
      const left = Math.max(Math.round(deadline - performance.now()), 0)
      const { verdict, waitMs } = await store.enter(host, { ...ask, waited, patienceMs: left })
      if (verdict === 'enter') return leaseOf(store, { host, lease, leaseMs, deadCapMs: pace.deadHostCapMs })
      if (verdict === 'held') throw held(host, waitMs)
      if (verdict === 'full' && left === 0) throw held(host, Math.max(pace.hostGapMs, 1000))
      waited ||= verdict === 'wait'
      await pause(verdict === 'wait' ? waitMs : fullPause(looks, left), signal)
    }
  },
  quiet: (host, until) => store.quiet(host, Math.max(until - Date.now(), 0)),
  slow: (host, gapMs) => store.slow(host, gapMs),
})

const fullPause = (looks: number, left: number): number => {
  const [least, most] = FULL_MS
  return Math.min(least * 1.5 ** looks * (0.75 + Math.random() / 2), most, left)
}

const pause = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  try {
    await sleep(ms, undefined, signal ? { signal } : {})
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  }
}

type Held = { host: string; lease: string; leaseMs: number; deadCapMs: number }

const leaseOf = (store: HostGateStore, { host, lease, leaseMs, deadCapMs }: Held): HostLease => {
  let left = false
  // A renewal that fails is made up for by the next; while the store is away nobody else enters either.
  const renewal = setInterval(() => void store.renew(host, { lease, leaseMs }).catch(() => {}), leaseMs / RENEWALS)
  renewal.unref()
  return {
    leave: async (ending) => {
      if (left) return
      left = true
      clearInterval(renewal)
      await store.leave(host, { lease, ending, deadCapMs })
    },
  }
}

const held = (host: string, retryAfterMs: number): PassingWebFault =>
  new PassingWebFault('host-held', `${host} takes no request for another ${retryAfterMs} ms`, { retryAfterMs })
