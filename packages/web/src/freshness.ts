import { httpDate } from './http-date.ts'

import type { WebHeaders } from './web-headers.ts'

/**
 * For how long an answer counts as fresh (RFC 9111, 4.2): Cache-Control's max-age less Age, else Expires less Date.
 * @param headers lower-case names
 * @param now     ms since 1970, for an answer without a date
 * @returns ms, 0 where it says nothing, or not to keep it
 */
export const freshForMs = (headers: WebHeaders, now: number): number => {
  const control = headers['cache-control']?.toLowerCase() ?? ''
  // matches `no-cache`, `private, no-store`; not `no-transform`
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])/.test(control)) return 0
  // matches `max-age=60`, `public, max-age="60"`; not `s-maxage=60`
  const maxAge = /(?:^|[\s,])max-age="?(\d{1,10})/.exec(control)?.[1]
  if (maxAge !== undefined) return Math.max(Number(maxAge) - seconds(headers.age), 0) * 1000
  const expires = httpDate(headers.expires)
  return expires === undefined ? 0 : Math.max(expires - (httpDate(headers.date) ?? now), 0)
}

const seconds = (age: string | undefined): number => (/^\d{1,10}$/.test(age ?? '') ? Number(age) : 0)
