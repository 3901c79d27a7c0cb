import { beforeEach, expect, test } from 'vitest'
import { useFaultSite } from './fault-site.setup.ts'
import { memoryRobotsStore } from './robots-store.ts'
import { conditionalHeaders, validatorsOf } from './validators.ts'

const site = useFaultSite()
beforeEach(() => site.control('/__reset'))

test('an answer tells where it came from, as what, and with which bytes', async () => {
  const response = await site.get('/redirect/permanent-then-temporary')
  expect(response).toMatchObject({
    url: site.url('/redirect/permanent-then-temporary'),
    finalUrl: site.url('/feeds/rss.xml'),
    redirects: [
      { from: site.url('/redirect/permanent-then-temporary'), to: site.url('/redirect/302'), status: 301 },
      { from: site.url('/redirect/302'), to: site.url('/feeds/rss.xml'), status: 302 },
    ],
    status: 200,
    contentType: 'application/rss+xml; charset=utf-8',
  })
  expect(response.wireBytes).toBe(response.body.length)
})

test.each(['301', '302', '303', '307', '308', 'chain/10'])('redirect/%s is followed', async (name) => {
  expect(await site.get(`/redirect/${name}`)).toMatchObject({ status: 200, finalUrl: site.url('/feeds/rss.xml') })
})

test.each([
  ['chain/11', 11],
  ['loop', 2],
  ['self', 1],
])('redirect/%s is given up after %i requests', async (name, requests) => {
  await expect(site.get(`/redirect/${name}`)).rejects.toMatchObject({ code: 'redirect-loop' })
  expect(await site.seen()).toHaveLength(requests)
})

test('a redirect without a target is an answer', async () => {
  expect(await site.get('/redirect/no-location')).toMatchObject({ status: 302, redirects: [] })
})

test.each([404, 410, 403, 500, 418])('status %i is a value', async (status) => {
  expect(await site.get(`/status/${status}`)).toMatchObject({ status, body: new TextEncoder().encode(String(status)) })
})

test.each(['etag', 'weak-etag', 'last-modified'])(
  'with the validators of %s the second answer is 304',
  async (name) => {
    const path = `/cache/${name}.xml`
    const first = await site.get(path)
    const headers = conditionalHeaders(validatorsOf(first.headers))
    expect(await site.client().get(site.url(path), { kind: 'feed', headers })).toMatchObject({
      status: 304,
      wireBytes: 0,
    })
  },
)

test('a request accepts everything, says who it is, and nothing about where it was', async () => {
  await site.get('/redirect/301')
  for (const { headers } of await site.seen()) {
    expect(headers.accept).toMatch(/\*\/\*/)
    expect(headers).toMatchObject({ 'user-agent': 'Blotter/0.1 (+https://example.org/blotter)' })
    expect(headers['accept-encoding']).toBe('gzip, deflate, br, zstd')
    expect(Object.keys(headers)).not.toContain('referer')
    expect(Object.keys(headers)).not.toContain('cookie')
  }
})

test('a host gets no more requests at once than allowed, with a gap between starts', async () => {
  const client = site.client({ perHost: 2, hostGapMs: 100 })
  const paths = [1, 2, 3, 4].map((n) => `/many/${n}.xml?ms=350`)
  const began = Date.now()
  await Promise.all(paths.map((path) => client.get(site.url(path), { kind: 'feed' })))
  const seen = await site.seen()
  const starts = seen.map(({ time }) => Date.parse(time) - began)
  expect(Math.max(...seen.map(({ concurrent }) => concurrent))).toBe(2)
  for (const [n, start] of starts.entries()) expect(start).toBeGreaterThanOrEqual(n * 100)
})

test.each(['429-seconds', '429-date', '503', '503-date'])(
  'after %s the whole host is left alone for that time',
  async (name) => {
    const client = site.client({ timeouts: { holdMs: 100 } })
    const refusal = await client.get(site.url(`/status/${name}.xml?after=60`), { kind: 'feed' })
    expect([429, 503]).toContain(refusal.status)
    const held = await client.get(site.url('/feeds/rss.xml'), { kind: 'feed' }).catch((error) => error)
    expect(held).toMatchObject({ code: 'host-held', disposition: 'retry' })
    expect(held.retryAfterMs).toBeGreaterThan(58_000)
    expect(await site.seen()).toHaveLength(1)
  },
)

test('a journey that has begun is ended, however long its host lets the next step wait', async () => {
  const client = site.client({ hostGapMs: 400, timeouts: { holdMs: 100 } })
  expect(await client.get(site.url('/redirect/301'), { kind: 'feed' })).toMatchObject({ status: 200 })
  const paths = (await site.seen()).map(({ path }) => path)
  expect(paths.filter((path) => path === '/redirect/301')).toHaveLength(1)
  await expect(client.get(site.url('/feeds/rss.xml'), { kind: 'feed' })).rejects.toMatchObject({ code: 'host-held' })
})

test('a short Retry-After is waited for', async () => {
  const client = site.client()
  await client.get(site.url('/status/429-seconds.xml?after=1'), { kind: 'feed' })
  await client.get(site.url('/feeds/rss.xml'), { kind: 'feed' })
  const [first, second] = await site.seen()
  expect((second?.ms ?? 0) - (first?.ms ?? 0)).toBeGreaterThan(950)
})

test('robots.txt is asked once for pages and never for feeds', async () => {
  const client = site.client()
  await client.get(site.url('/feeds/rss.xml'), { kind: 'feed' })
  const pages = [1, 2, 3].map((n) => client.get(site.url(`/articles/${n}.html`), { kind: 'page' }))
  for (const page of await Promise.all(pages)) expect(page.status).toBe(200)
  const paths = (await site.seen()).map(({ path }) => path)
  expect(paths.filter((path) => path === '/robots.txt')).toHaveLength(1)
})

test('a page that robots.txt closes is not asked for, also behind a redirect', async () => {
  const refused = { code: 'robots', disposition: 'park' }
  const redirected = `/r?u=${encodeURIComponent(site.url('/disallowed/a.html'))}`
  await expect(site.get('/disallowed/a.html', {}, 'page')).rejects.toMatchObject(refused)
  await expect(site.get(redirected, {}, 'page')).rejects.toMatchObject(refused)
  expect((await site.seen()).filter(({ path }) => path.startsWith('/disallowed/'))).toEqual([])
  expect(await site.get('/disallowed/but-allowed.html', {}, 'page')).toMatchObject({ status: 200 })
})

test('a page known to be closed is refused without waiting for its host', async () => {
  const client = site.client({ timeouts: { holdMs: 0 } })
  await client.get(site.url('/articles/1.html'), { kind: 'page' })
  await client.get(site.url('/status/429-seconds.xml?after=60'), { kind: 'feed' })
  const closed = client.get(site.url('/disallowed/a.html'), { kind: 'page' })
  await expect(closed).rejects.toMatchObject({ code: 'robots' })
})

test("a site's Crawl-delay is the gap between its pages, up to our cap", async () => {
  const client = site.client({ crawlDelayCapMs: 300 })
  const began = Date.now()
  for (const n of [1, 2]) await client.get(site.url(`/articles/${n}.html`), { kind: 'page' })
  const second = (await site.seen()).find(({ path }) => path === '/articles/2.html')
  expect(Date.parse(second?.time ?? '') - began).toBeGreaterThanOrEqual(300)
})

test('a host that is down twice is left alone, and forgiven where the operator says so', async () => {
  const nobody = 'no-such-host.invalid'
  const visit = (client: ReturnType<typeof site.client>) =>
    client.get(`http://${nobody}/`, { kind: 'feed' }).catch((error) => error.code)
  const client = site.client()
  expect([await visit(client), await visit(client), await visit(client)]).toEqual(['dns', 'dns', 'host-held'])
  const stubborn = site.client({ deadHostCapMs: 0 })
  expect([await visit(stubborn), await visit(stubborn), await visit(stubborn)]).toEqual(['dns', 'dns', 'dns'])
})

test('rules that another process has fetched are good, and a closed origin stays closed', async () => {
  const robots = memoryRobotsStore()
  const until = Date.now() + 60_000
  await robots.write(site.url(''), { state: 'rules', text: 'User-agent: blotter\nDisallow: /articles/2', until })
  const client = site.client({ robots })
  expect(await client.get(site.url('/articles/1.html'), { kind: 'page' })).toMatchObject({ status: 200 })
  await expect(client.get(site.url('/articles/2.html'), { kind: 'page' })).rejects.toMatchObject({ code: 'robots' })
  await robots.write(site.url(''), { state: 'closed', text: '', until })
  const closed = client.get(site.url('/articles/1.html'), { kind: 'page' })
  await expect(closed).rejects.toMatchObject({ code: 'robots-unreachable', retryAfterMs: expect.any(Number) })
  expect((await site.seen()).map(({ path }) => path)).toEqual(['/articles/1.html'])
})
