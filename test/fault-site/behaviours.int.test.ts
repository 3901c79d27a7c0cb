import { readFeedPolls } from '@blotter/log'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientFor, type Seen, useNewsdesk } from '../../services/fetcher/test/newsdesk.ts'
import { sharedLog } from '../fresh-log.ts'
import { CONDITIONAL, FAILED, READ, RESTLESS } from './behaviours.ts'
import { routes } from './lib/routes.mjs'

const HOUR = 3_600_000
const START = Date.now()

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
