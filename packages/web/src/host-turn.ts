import type { HostEnding, HostGate, HostLease } from './host-gate.ts'
import { hostKey } from './host-key.ts'
import { isHostDead } from './undici-fault.ts'

/** The turns of one fetch: it holds one host at a time, and each request waits for a turn of its own. */
export type HostTurn = {
  /** Gives back what is held, and waits for the host of a URL. */
  take(url: URL): Promise<void>
  /** Gives back what is held, before something else is waited for. */
  rest(): Promise<void>
  /** Notes that the host which is held answered with a failure of its own. */
  struggle(): void
  /** Does the work and gives back what is held at its end, with the news whether the host answered. */
  during<T>(work: () => Promise<T>): Promise<T>
}

export type HostPatience = {
  /** for the first turn; a host that is later than this is left for another time */
  firstMs: number
  /** for each turn after it: to begin a journey again would cost its hosts more */
  onwardMs: number
  signal?: AbortSignal | undefined
}

export const hostTurn = (gate: HostGate, { firstMs, onwardMs, signal }: HostPatience): HostTurn => {
  let patienceMs = firstMs
  let held: { lease: HostLease; struggled: boolean } | undefined
  const leave = async (ending: HostEnding) => {
    const leaving = held
    held = undefined
    await leaving?.lease.leave(ending === 'answered' && leaving.struggled ? 'struggling' : ending)
  }
  return {
    take: async (url) => {
      const host = hostKey(url)
      await leave('answered')
      held = { lease: await gate.enter(host, { patienceMs, signal }), struggled: false }
      patienceMs = onwardMs
    },
    rest: () => leave('answered'),
    struggle: () => {
      if (held) held.struggled = true
    },
    during: async (work) => {
      try {
        const result = await work()
        await leave('answered')
        return result
      } catch (error) {
        await leave(isHostDead(error) ? 'dead' : 'answered')
        throw error
      }
    },
  }
}
