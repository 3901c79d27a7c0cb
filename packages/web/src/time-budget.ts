import { PassingWebFault } from './web-fault.ts'

/** One allowance of time for pieces of work; what lies between two pieces costs nothing. */
export type TimeBudget = {
  /** Does a piece; one that passes the allowance is aborted with PassingWebFault `timeout`. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  leftMs(): number
  /** Takes away what was spent elsewhere on its behalf. */
  charge(ms: number): void
}

/**
 * @param url     what the time is for, named in the fault
 * @param totalMs for all pieces together
 * @param stop    aborts a piece with its own reason
 */
export const timeBudget = (url: string, totalMs: number, stop: AbortSignal): TimeBudget => {
  let left = totalMs
  return {
    run: async (work) => {
      stop.throwIfAborted()
      const controller = new AbortController()
      const onStop = () => controller.abort(stop.reason)
      const expire = () => controller.abort(new PassingWebFault('timeout', `${url} took over its time`, { url }))
      stop.addEventListener('abort', onStop)
      const timer = setTimeout(expire, Math.max(left, 0))
      const began = performance.now()
      try {
        return await work(controller.signal)
      } finally {
        left -= performance.now() - began
        clearTimeout(timer)
        stop.removeEventListener('abort', onStop)
      }
    },
    leftMs: () => Math.max(left, 0),
    charge: (ms) => {
      left -= ms
    },
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
