import { PassingWebFault } from './web-fault.ts'

/** Runs pieces of work on one allowance of time; what lies between two pieces costs nothing. */
export type TimeBudget = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>

/**
 * @param url     what the time is for, named in the fault
 * @param totalMs for all pieces together; the one that passes it is aborted with PassingWebFault `timeout`
 * @param stop    aborts a piece with its own reason
 */
export const timeBudget = (url: string, totalMs: number, stop: AbortSignal): TimeBudget => {
  let left = totalMs
  return async (work) => {
    stop.throwIfAborted()
    const controller = new AbortController()
    const onStop = () => controller.abort(stop.reason)
    const expire = () => controller.abort(new PassingWebFault('timeout', `${url} took over ${totalMs} ms`, { url }))
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
