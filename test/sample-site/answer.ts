import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Resource } from './resource.ts'

/** Bytes and headers of a resource, made once: as they are, and as gzip. */
export type Prepared = { plain: Variant; gzip: Variant }

type Variant = { body: Buffer; headers: Record<string, string | number> }

// `gzip, br` and `br;q=1, gzip;q=0.5` match; `gzip;q=0` must not.
const TAKES_GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?:1|0\.\d*[1-9])\s*)?(?:,|$)/i

/** How long a feed and a page may be kept, in seconds. */
const FEED_AGE = 60
const PAGE_AGE = 300

/** Prepares both variants of a resource; each has a strong ETag of its own (RFC 9110, 8.8.3). */
export const prepare = (resource: Resource): Prepared => {
  const body = Buffer.from(resource.body, 'utf8')
  const tag = createHash('sha256').update(body).digest('hex').slice(0, 20)
  const headers = {
    'content-type': resource.type,
    'cache-control': `public, max-age=${resource.path.startsWith('/feeds/') ? FEED_AGE : PAGE_AGE}`,
    'last-modified': resource.changed.toUTCString(),
    vary: 'accept-encoding',
  }
  const packed = gzipSync(body)
  return {
    plain: { body, headers: { ...headers, etag: `"${tag}"`, 'content-length': body.length } },
    gzip: {
      body: packed,
      headers: { ...headers, etag: `"${tag}-gz"`, 'content-length': packed.length, 'content-encoding': 'gzip' },
    },
  }
}

/**
 * Answers with 200 or 304. A validator counts only when it comes back byte for byte as it was sent; If-None-Match is
 * asked before If-Modified-Since (RFC 9110, 13.2.2).
 */
export const answer = (request: IncomingMessage, response: ServerResponse, prepared: Prepared): void => {
  const variant = TAKES_GZIP.test(String(request.headers['accept-encoding'] ?? '')) ? prepared.gzip : prepared.plain
  if (isFresh(request, variant)) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...headers } = variant.headers
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, variant.headers)
  response.end(request.method === 'HEAD' ? undefined : variant.body)
}

const isFresh = (request: IncomingMessage, { headers }: Variant): boolean => {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === headers.etag)
  return request.headers['if-modified-since'] === headers['last-modified']
}
