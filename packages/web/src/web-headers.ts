/**
 * Header names in lower case; a header sent more than once is joined with a comma (RFC 9110 section 5.3), Set-Cookie, which
 * holds commas itself, with a line break.
 */
export type WebHeaders = Record<string, string>

/** What is fetched: a feed or an article's page. Decides caps, Accept and whether robots.txt is asked. */
export type WebKind = 'feed' | 'page'

/** Headers that must not be joined; of two the first counts. */
const SINGLE = new Set('content-type content-length location etag last-modified date expires retry-after'.split(' '))

export const flatHeaders = (headers: Record<string, string | string[] | undefined>): WebHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] => {
      if (value === undefined) return []
      if (typeof value === 'string') return [[name, value]]
      if (name === 'set-cookie') return [[name, value.join('\n')]]
      return [[name, SINGLE.has(name) ? (value[0] ?? '') : value.join(', ')]]
    }),
  )

/** Both end in a wildcard: a server that is strict about Accept has no reason for 406. */
const ACCEPT: Record<WebKind, string> = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.8',
}

/**
 * The headers of a request. What the caller gives wins by name, in any case, but for those that belong to the client:
 * no cookies, no referrer, and its own name and encodings.
 */
export const requestHeaders = (ask: {
  userAgent: string
  kind: WebKind
  given?: WebHeaders | undefined
}): WebHeaders => ({
  accept: ACCEPT[ask.kind],
  ...Object.fromEntries(
    Object.entries(ask.given ?? {})
      .map(([name, value]): [string, string] => [name.toLowerCase(), value])
      .filter(([name]) => !OURS.has(name)),
  ),
  'user-agent': ask.userAgent,
  'accept-encoding': 'gzip, deflate, br, zstd',
})

const OURS = new Set('host cookie referer connection content-length transfer-encoding upgrade te expect'.split(' '))

/** What may follow a redirect to another origin: validators and tastes, no secrets. */
export const headersForOtherOrigin = (headers: WebHeaders): WebHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)))

const HARMLESS = new Set(
  'accept accept-encoding accept-language user-agent if-none-match if-modified-since cache-control'.split(' '),
)
