import type { HostGate, HostLease } from './host-gate.ts'
import { hostKey } from './host-key.ts'
import { isHostDead } from './undici-fault.ts'

/** The turn of one fetch: it holds one host at a time and changes it when a redirect leads elsewhere. */
export type HostTurn = {
  /** Waits for the host of a URL, unless it is the one that is held. */
  take(url: URL): Promise<void>
  /** Does the work and gives back what is held at its end, with the news whether the host answered. */
  during<T>(work: () => Promise<T>): Promise<T>
}

export const hostTurn = (gate: HostGate, ask: { patienceMs: number; signal?: AbortSignal | undefined }): HostTurn => {
  let held: { host: string; lease: HostLease } | undefined
  const leave = async (end: 'answered' | 'dead') => {
    const leaving = held
    held = undefined
    await leaving?.lease.leave(end)
  }
  return {
    take: async (url) => {
      const host = hostKey(url)
      if (held?.host === host) return
      await leave('answered')
      held = { host, lease: await gate.enter(host, ask) }
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
