const DAY = 24 * 60 * 60 * 1000

/**
 * Reads a Retry-After header (RFC 9110 section 10.2.3): seconds, or an HTTP date in one of its three forms.
 * @param now ms since 1970
 * @returns ms to wait, 0 … 24 h; undefined when it cannot be read
 */
export const retryAfterMs = (value: string | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? ''
  if (SECONDS.test(text)) return Math.min(Math.ceil(Number(text) * 1000), DAY)
  if (!HTTP_DATE.test(text)) return undefined
  const at = Date.parse(/GMT$/.test(text) ? text : `${text} GMT`)
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - now, 0), DAY)
}

/** `120` and the fraction `1.5` that some send; not `-1`. */
const SECONDS = /^\d+(\.\d{1,9})?$/
/** `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`; not `tomorrow`. */
const HTTP_DATE = /^[A-Z][a-z]{2,8},? [\w -]{6,12} (\d\d:\d\d:\d\d) (GMT|\d{4})$/
