import { expect } from 'vitest'

/** A feed's path, what a poll of it comes to, and the statuses that the site answered with (null: it gave none). */
export type Row = readonly [path: string, outcome: string, statuses: readonly (number | null)[]]

/** Feeds that are read, and whose second poll finds the same body. */
export const READ: readonly Row[] = [
  ['/feeds/rss.xml', 'read', [200]],
  ['/feeds/atom.xml', 'read', [200]],
  ['/feeds/rdf.xml', 'read', [200]],
  ['/feeds/feed.json', 'read', [200]],
  ['/sitemaps/news.xml', 'read', [200]],
  ['/archive/feed.xml', 'read', [200]],
  ['/archive/paged.xml', 'read', [200]],
  ['/archive/loop.xml', 'read', [200]],
  ['/websub/feed.xml', 'read', [200]],
  ['/cache/max-age.xml', 'read', [200]],
  ['/cache/rotating-etag.xml', 'read', [200]],
  ['/status/406-strict.xml', 'read', [200]],
  ['/status/no-contact.xml', 'read', [200]],
  ['/redirect/301', 'read', [301, 200]],
  ['/redirect/302', 'read', [302, 200]],
  ['/redirect/303', 'read', [303, 200]],
  ['/redirect/307', 'read', [307, 200]],
  ['/redirect/308', 'read', [308, 200]],
  ['/redirect/chain/3', 'read', [308, 307, 302, 200]],
  ['/redirect/moved.xml', 'read', [301, 200]],
  ['/redirect/moved-308.xml', 'read', [308, 200]],
  ['/redirect/new-home.xml', 'read', [200]],
  ['/redirect/moved-too-soon.xml', 'read', [301, 200]],
  ['/redirect/short-lived.xml', 'read', [200]],
  ['/redirect/permanent-then-temporary', 'read', [301, 302, 200]],
  ['/encoding/gzip.xml', 'read', [200]],
  ['/encoding/br.xml', 'read', [200]],
  ['/encoding/deflate.xml', 'read', [200]],
  ['/encoding/zstd.xml', 'read', [200]],
  ['/encoding/deflate-raw.xml', 'read', [200]],
  ['/encoding/gzip-twice.xml', 'read', [200]],
  ['/encoding/gzip-unlabelled.xml', 'read', [200]],
  ['/encoding/not-gzip.xml', 'read', [200]],
  ['/charset/header-says-latin1-is-utf8.xml', 'read', [200]],
  ['/charset/header-says-utf8-is-latin1.xml', 'read', [200]],
  ['/charset/latin1-prolog-only.xml', 'read', [200]],
  ['/charset/utf16le.xml', 'read', [200]],
  ['/charset/utf16be.xml', 'read', [200]],
  ['/big/5000-items.xml', 'read', [200]],
  ['/big/quadratic.xml', 'read', [200]],
  ['/big/laughs.xml', 'read', [200]],
  ['/items/bad-dates.xml', 'read', [200]],
  ['/items/duplicate-guids.xml', 'read', [200]],
  ['/items/no-guids.xml', 'read', [200]],
  ['/items/edited.xml', 'read', [200]],
  ['/items/tracking.xml', 'read', [200]],
  ['/items/wrapped-links.xml', 'read', [200]],
  ['/items/relative-links.xml', 'read', [200]],
  ['/many/3.xml?ms=1', 'read', [200]],
]

/** Feeds whose validators save the second answer. */
export const CONDITIONAL: readonly Row[] = [
  ['/cache/etag.xml', 'read', [200]],
  ['/cache/weak-etag.xml', 'read', [200]],
  ['/cache/last-modified.xml', 'read', [200]],
  ['/cache/lying-etag.xml', 'read', [200]],
  ['/cache/renewed-etag.xml', 'read', [200]],
]

/** Feeds that are another document each time, with nothing new in it. */
export const RESTLESS: readonly Row[] = [
  ['/items/rotating-guids.xml', 'read', [200]],
  ['/items/date-bump.xml', 'read', [200]],
]

/** Feeds that fail, under which name. */
export const FAILED: readonly Row[] = [
  ['/status/404', 'not-found', [404]],
  ['/status/missing.xml', 'not-found', [404]],
  ['/status/500', 'server-error', [500]],
  ['/status/451', 'forbidden', [451]],
  ['/nowhere.xml', 'not-found', [404]],
  ['/redirect/loop', 'redirect-loop', [302, 302]],
  ['/redirect/loop-back', 'redirect-loop', [302, 302]],
  ['/redirect/self', 'redirect-loop', [301]],
  ['/redirect/chain/40', 'redirect-loop', Array(11).fill(expect.any(Number))],
  ['/redirect/no-location', 'bad-redirect', [302]],
  ['/redirect/moved-to-html.xml', 'html-instead-of-feed', [301, 200]],
  ...['file', 'ftp', 'javascript', 'data'].map((name): Row => [`/redirect/scheme/${name}`, 'bad-scheme', [302]]),
  ...`private-10 private-192 cgnat metadata link-local nat64 loopback-v6 loopback-other-port localhost decimal hex short
    zero mapped userinfo`
    .split(/\s+/)
    .map((name): Row => [`/to/${name}`, 'refused-address', [302]]),
  ['/to/no-dns', 'dns', [302]],
  ['/encoding/unknown.xml', 'bad-encoding', [200]],
  ['/encoding/gzip-truncated.xml', 'bad-encoding', [200]],
  ...['gzip', 'deflate', 'br', 'zstd', 'gzip-gzip'].map((name): Row => [`/bomb/${name}.xml`, 'bomb', [200]]),
  ['/slow/headers.xml', 'timeout', [null]],
  ['/slow/first-byte.xml', 'timeout', [null]],
  ['/slow/body.xml', 'timeout', [200]],
  ['/slow/stall.xml', 'timeout', [200]],
  ['/broken/truncated.xml', 'reset', [200]],
  ['/broken/reset.xml', 'reset', [200]],
  ['/broken/no-answer.xml', 'reset', [null]],
  ['/broken/not-http.xml', 'not-http', [null]],
  ['/broken/huge-header.xml', 'too-large', [200]],
  ['/broken/empty.xml', 'empty', [200]],
  ['/', 'html-instead-of-feed', [200]],
  ['/robots.txt', 'not-a-feed', [200]],
  ['/disallowed/a.html', 'html-instead-of-feed', [200]],
  ['/pages/home.html', 'html-instead-of-feed', [200]],
  ['/pages/html-as-feed.xml', 'html-instead-of-feed', [200]],
  ['/pages/challenge.xml', 'challenge', [403]],
  ['/pages/challenge-503.xml', 'challenge', [503]],
  ['/pages/challenge-200.xml', 'challenge', [200]],
  ['/big/40mb.xml', 'too-large', [200]],
  ['/big/deep.xml', 'too-deep', [200]],
  ['/big/deep-xhtml.xml', 'too-deep', [200]],
  ['/big/attributes.xml', 'too-many-attributes', [200]],
  ['/sitemaps/plain.xml', 'not-a-feed', [200]],
]
