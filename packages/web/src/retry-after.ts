import { httpDate } from './http-date.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Reads a Retry-After header (RFC 9110 section 10.2.3): seconds, or an HTTP date in one of its three forms.
 * @param now ms since 1970
 * @returns ms to wait, 0 … 24 h; undefined when it cannot be read
 */
export const retryAfterMs = (value: string | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? ''
  if (SECONDS.test(text)) return Math.min(Math.ceil(Number(text) * 1000), DAY)
  const at = httpDate(text)
  return at === undefined ? undefined : Math.min(Math.max(at - now, 0), DAY)
}

/** `120` and the fraction `1.5` that some send; not `-1`. */
const SECONDS = /^\d+(\.\d{1,9})?$/
