/**
 * Reads an HTTP date in one of its three forms (RFC 9110 section 5.6.7), all of which are in GMT.
 * @returns ms since 1970; undefined for anything else, which the machine's own zone or order would be read into
 */
export const httpDate = (value: string | undefined): number | undefined => {
  const text = value?.trim() ?? ''
  if (!HTTP_DATE.test(text)) return undefined
  const at = Date.parse(/GMT$/.test(text) ? text : `${text} GMT`)
  return Number.isNaN(at) ? undefined : at
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`; not `tomorrow`. */
const HTTP_DATE = /^[A-Z][a-z]{2,8},? [\w -]{6,12} (\d\d:\d\d:\d\d) (GMT|\d{4})$/
