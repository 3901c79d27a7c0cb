import type { HostGate, HostLease } from './host-gate.ts'
import { deadPauseMs, type HostState, hostStart, strugglesAfter } from './host-start.ts'
import { PassingWebFault } from './web-fault.ts'

type Waiter = { admit(lease: HostLease): void }
type Host = HostState & { waiting: Waiter[]; timer?: NodeJS.Timeout | undefined }
type Ask = Parameters<HostGate['enter']>[1]

/** Hosts are forgotten when more than this many are known and nothing keeps them. */
const MANY_HOSTS = 10_000

/**
 * A gate for the requests of one process: first come, first served on each host.
 * @param pace `hostGapMs` between starts, `perHost` at once, `deadHostCapMs` the longest rest of a host that is down
 */
export const processHostGate = (pace: { hostGapMs: number; perHost: number; deadHostCapMs: number }): HostGate => {
  const hosts = new Map<string, Host>()

  const hostOf = (name: string): Host => {
    const known = hosts.get(name)
    if (known) return known
    if (hosts.size > MANY_HOSTS) forgetIdle(hosts)
    const host = { active: 0, lastStart: 0, gapMs: pace.hostGapMs, quietUntil: 0, deaths: 0, struggles: 0, waiting: [] }
    hosts.set(name, host)
    return host
  }

  const leaseOf = (host: Host): HostLease => {
    let left = false
    return {
      leave: async (end) => {
        if (left) return
        left = true
        host.active -= 1
        host.deaths = end === 'dead' ? host.deaths + 1 : 0
        host.struggles = strugglesAfter(host.struggles, end)
        host.quietUntil = Math.max(host.quietUntil, Date.now() + deadPauseMs(host.deaths, pace.deadHostCapMs))
        admitWaiting(host)
      },
    }
  }

  const admitWaiting = (host: Host): void => {
    clearTimeout(host.timer)
    while (host.waiting.length > 0) {
      const next = hostStart(host, pace.perHost, Date.now())
      if (next.start === 'when-free') return
      if (next.start === 'at') {
        host.timer = setTimeout(() => admitWaiting(host), next.at - Date.now())
        return
      }
      host.active += 1
      host.lastStart = Date.now()
      host.waiting.shift()?.admit(leaseOf(host))
    }
  }

  return {
    enter: (name, ask) => {
      const host = hostOf(name)
      const wait = expectedWait(host, pace.perHost)
      if (wait > ask.patienceMs) return Promise.reject(held(name, wait))
      const turn = waitForTurn(host, name, ask)
      admitWaiting(host)
      return turn
    },
    quiet: async (name, until) => {
      const host = hostOf(name)
      host.quietUntil = Math.max(host.quietUntil, until)
    },
    slow: async (name, gapMs) => {
      hostOf(name).gapMs = Math.max(pace.hostGapMs, gapMs)
    },
  }
}

const waitForTurn = (host: Host, name: string, ask: Ask): Promise<HostLease> =>
  new Promise((resolve, reject) => {
    const giveUp = (reason: unknown) => {
      host.waiting = host.waiting.filter((other) => other !== waiter)
      settle()
      reject(reason)
    }
    const onAbort = () => giveUp(ask.signal?.reason)
    const patience = setTimeout(() => giveUp(held(name, Math.max(host.gapMs, 1000))), ask.patienceMs)
    const settle = () => {
      clearTimeout(patience)
      ask.signal?.removeEventListener('abort', onAbort)
    }
    const waiter: Waiter = {
      admit: (lease) => {
        settle()
        resolve(lease)
      },
    }
    if (ask.signal?.aborted) return onAbort()
    ask.signal?.addEventListener('abort', onAbort)
    host.waiting.push(waiter)
  })

/** At the earliest, were every request over at once. */
const expectedWait = (host: Host, perHost: number): number => {
  const now = Date.now()
  const next = hostStart(host, perHost, now)
  return (next.start === 'at' ? next.at - now : 0) + host.waiting.length * host.gapMs
}

const held = (host: string, retryAfterMs: number): PassingWebFault =>
  new PassingWebFault('host-held', `${host} takes no request for another ${retryAfterMs} ms`, { retryAfterMs })

const forgetIdle = (hosts: Map<string, Host>): void => {
  const now = Date.now()
  for (const [name, host] of hosts) {
    const idle = host.active === 0 && host.waiting.length === 0 && host.deaths === 0 && host.struggles === 0
    if (idle && Math.max(host.quietUntil, host.lastStart + host.gapMs) <= now) hosts.delete(name)
  }
}
