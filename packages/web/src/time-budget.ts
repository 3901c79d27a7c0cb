import { PassingWebFault } from './web-fault.ts'

/** Runs pieces of work on one allowance of time; what lies between two pieces costs nothing. */
export type TimeBudget = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>

/**
 * @param url   what the time is for, for the fault
 * @param totalMs for all pieces together; the one that passes it is aborted with PassingWebFault `timeout`
 * @param signals that abort a piece with their own reason
 */
export const timeBudget = (url: string, totalMs: number, signals: readonly AbortSignal[]): TimeBudget => {
  let left = totalMs
  return async (work) => {
    const controller = new AbortController()
    const end = (event: Event) =>
      controller.abort(event.target instanceof AbortSignal ? event.target.reason : undefined)
    const expire = () =>
      controller.abort(new PassingWebFault('timeout', `${url} was not there within ${totalMs} ms`, { url }))
    for (const signal of signals) {
      if (signal.aborted) throw signal.reason
      signal.addEventListener('abort', end)
    }
    const timer = setTimeout(expire, Math.max(left, 0))
    const began = performance.now()
    try {
      return await work(controller.signal)
    } finally {
      left -= performance.now() - began
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', end)
    }
  }
}

/** Stops waiting for work that others wait for too when the signal says so; the work itself goes on. */
export const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const aborted = Promise.withResolvers<never>()
  const onAbort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
