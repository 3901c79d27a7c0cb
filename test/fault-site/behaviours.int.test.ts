import { readFeedPolls } from '@blotter/log'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientFor, type Seen, useNewsdesk } from '../../services/fetcher/test/newsdesk.ts'
import { sharedLog } from '../fresh-log.ts'
import { routes } from './lib/routes.mjs'

const HOUR = 3_600_000
const START = Date.now()

/** A feed's path, what a poll of it comes to, and the statuses that the site answered with (null: it gave none). */
type Row = readonly [path: string, outcome: string, statuses: readonly (number | null)[]]

/** Feeds that are read, and whose second poll finds the same body. */
const READ: readonly Row[] = [
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
const CONDITIONAL: readonly Row[] = [
  ['/cache/etag.xml', 'read', [200]],
  ['/cache/weak-etag.xml', 'read', [200]],
  ['/cache/last-modified.xml', 'read', [200]],
  ['/cache/lying-etag.xml', 'read', [200]],
  ['/cache/renewed-etag.xml', 'read', [200]],
]

/** Feeds that are another document each time, with nothing new in it. */
const RESTLESS: readonly Row[] = [
  ['/items/rotating-guids.xml', 'read', [200]],
  ['/items/date-bump.xml', 'read', [200]],
]

/** Feeds that fail, under which name. */
const FAILED: readonly Row[] = [
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

/** Of those, what is left with its socket closed before the site has sent all. */
const LEFT: ReadonlySet<string> = new Set([
  ...['/slow/headers.xml', '/slow/body.xml', '/slow/stall.xml', '/bomb/gzip.xml', '/big/40mb.xml'],
])

/** Pages that are fetched whatever they show (cleaning judges it), and how the site answers. */
const PAGES = `/articles/9001.html /pages/meta-refresh.html /pages/meta-refresh-loop.html /pages/paywall.html
  /pages/consent.html /pages/soft-404.html /pages/script-only.html /r?u=%2Farticles%2F4.html`.split(/\s+/)

/** Paths that have their own tests, and where. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '/status/429-seconds.xml': 'shared-host-gate.int.test.ts',
  '/status/429-date.xml': 'shared-host-gate.int.test.ts',
  '/status/429-bare.xml': 'shared-host-gate.int.test.ts',
  '/status/503.xml': 'shared-host-gate.int.test.ts',
  '/status/503-date.xml': 'shared-host-gate.int.test.ts',
  '/status/gone.xml': 'poll-policies.int.test.ts',
  '/status/flapping.xml': 'poll-policies.int.test.ts',
  '/items/toggled.xml': 'poll-policies.int.test.ts',
  '/websub/hub': 'web-sub.int.test.ts',
  '/websub/publish': 'web-sub.int.test.ts',
}

describe('every path of the fault site', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  let clients: Record<'patient' | 'impatient' | 'modest', ReturnType<typeof clientFor>>
  beforeAll(() => {
    clients = {
      patient: clientFor([desk.address('')]),
      impatient: clientFor([desk.address('')], { timeouts: { headersMs: 1_500, bodyMs: 2_500, totalMs: 3_000 } }),
      // What lies between this and 40 MB is more than the sockets hold.
      modest: clientFor([desk.address('')], { limits: { feedBytes: 4_000_000 } }),
    }
  })
  beforeEach(() => desk.reset())
  afterAll(() => Promise.all(Object.values(clients).map((client) => client.close())))

  // Only what is slow on purpose meets a short deadline: forty megabytes may take their time on a busy machine.
  const manner = (path: string) =>
    path.startsWith('/slow/') ? 'impatient' : path === '/big/40mb.xml' ? 'modest' : 'patient'
  const poll = (feed: string, ms: number, path = '') =>
    desk.poll(feed, { client: clients[manner(path)], now: () => START + ms })
  const statuses = (seen: readonly Seen[]) => seen.map(({ status }) => status)
  const isPolite = (seen: readonly Seen[]): void => {
    expect(seen.filter(({ server }) => server === 'other')).toEqual([])
    for (const { headers, method } of seen) {
      expect(method).toBe('GET')
      expect(headers['user-agent']).toContain('+https://')
      expect(headers.accept).toContain('*/*')
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
    }
  }

  it('has its behaviour in a table here, or a test of its own', () => {
    const known = [...READ, ...CONDITIONAL, ...RESTLESS, ...FAILED].map(([path]) => path)
    const paths = [...known, ...PAGES, ...Object.keys(ELSEWHERE)].map((path) => path.replace(/\?.*$/, ''))
    const patterns = routes.map(([pattern]) => pattern)
    const untested = patterns.filter((pattern) =>
      typeof pattern === 'string' ? !paths.includes(pattern) : !paths.some((path) => pattern.test(path)),
    )
    expect(untested.map(String)).toEqual([])
  })

  it.each(READ)('%s is read, and the same body again is no news', async (path, outcome, wanted) => {
    const feed = await desk.subscribe(path)
    expect(await poll(feed, 0)).toBe(outcome)
    const seen = await desk.seen()
    expect(statuses(seen)).toEqual(wanted)
    isPolite(seen)
    const head = await log().head()
    expect(await poll(feed, HOUR)).toBe('unchanged')
    expect(statuses(await desk.seen())).toEqual([...wanted, ...wanted])
    expect(await log().head()).toBe(head)
    const [, first] = await readFeedPolls(log().database, feed)
    expect(first?.items).toBeGreaterThanOrEqual(3)
    expect(first?.fresh).toBe(first?.items)
  })

  it.each(CONDITIONAL)('%s is read, and answers 304 the second and the third time', async (path, outcome, wanted) => {
    const feed = await desk.subscribe(path)
    expect(await poll(feed, 0)).toBe(outcome)
    const head = await log().head()
    expect(await poll(feed, HOUR)).toBe('unchanged')
    expect(await poll(feed, 2 * HOUR)).toBe('unchanged')
    expect(statuses(await desk.seen())).toEqual([...wanted, 304, 304])
    expect(await log().head()).toBe(head)
  })

  it.each(RESTLESS)('%s is read each time, and brings nothing new', async (path, outcome, wanted) => {
    const feed = await desk.subscribe(path)
    expect(await poll(feed, 0)).toBe(outcome)
    await poll(feed, HOUR)
    const articles = async () =>
      (await log().query('SELECT 1 FROM blotter.event_log WHERE type = $1', ['ArticleSeen'])).length
    const before = await articles()
    expect(await poll(feed, 2 * HOUR)).toBe(outcome)
    expect(await articles()).toBe(before)
    expect(statuses(await desk.seen())).toEqual([...wanted, ...wanted, ...wanted])
  })

  it.each(FAILED)('%s fails as %s, and nothing is told', async (path, outcome, wanted) => {
    const feed = await desk.subscribe(path)
    const head = await log().head()
    expect(await poll(feed, 0, path)).toBe(outcome)
    const seen = await desk.seen()
    expect(statuses(seen)).toEqual(wanted)
    isPolite(seen)
    expect(await log().head()).toBe(head)
    expect(await desk.health(feed)).toMatchObject({ failures: 1, lastOutcome: outcome, lastCause: expect.any(String) })
    if (LEFT.has(path)) expect(seen.map(({ aborted }) => aborted)).toEqual([true])
  })

  it.each(PAGES)('%s is fetched as a page, after its robots.txt', async (path) => {
    const outcome = await desk.fetch(await desk.discover(path))
    expect(outcome).toBe('fetched')
    const seen = await desk.seen()
    isPolite(seen)
    expect(seen.filter((one) => one.path.startsWith('/disallowed/'))).toEqual([])
    expect(seen.at(-1)?.status).toBe(200)
  })
})
