import { retryAfterMs } from './retry-after.ts'
import type { WebHeaders } from './web-headers.ts'

export type ResponseOutcome =
  | 'ok'
  | 'unchanged'
  | 'gone'
  | 'not-found'
  | 'forbidden'
  | 'rate-limited'
  | 'client-error'
  | 'server-error'
  | 'bad-redirect'

/**
 * What a status means for us. `cause` names it for the console: `http-404`, or `challenge` for a bot check.
 * `retryAfterMs` is set when the host asked for quiet (any status), 0 … 24 h.
 */
export type ResponseClass = { outcome: ResponseOutcome; cause: string; retryAfterMs?: number }

/**
 * Classifies an answer by status and headers alone (lower-case names).
 * @param now ms since 1970, for a Retry-After that is a date
 */
export const classifyResponse = (status: number, headers: WebHeaders, now: number): ResponseClass => {
  const wait = retryAfterMs(headers['retry-after'], now)
  const outcome = outcomeOf(status, wait !== undefined)
  const challenged = headers['cf-mitigated'] === 'challenge' && outcome !== 'ok'
  return {
    outcome: challenged ? 'forbidden' : outcome,
    cause: challenged ? 'challenge' : `http-${status}`,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  }
}

const NAMED: Record<number, ResponseOutcome> = {
  304: 'unchanged',
  401: 'forbidden',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  410: 'gone',
  429: 'rate-limited',
  451: 'forbidden',
}

const outcomeOf = (status: number, asksForQuiet: boolean): ResponseOutcome => {
  if (status === 503 && asksForQuiet) return 'rate-limited'
  const named = NAMED[status]
  if (named) return named
  if (status >= 200 && status < 300) return 'ok'
  if (status >= 300 && status < 400) return 'bad-redirect'
  return status >= 400 && status < 500 ? 'client-error' : 'server-error'
}
