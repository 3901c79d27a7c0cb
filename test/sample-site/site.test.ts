import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDate } from './dates.ts'
import { rawGet } from './raw-get.ts'
import { type SampleSite, startSampleSite } from './site.ts'

const firstStart = new Date('2026-11-05T08:00:00Z') // a Thursday
let site: SampleSite

beforeAll(async () => {
  site = await startSampleSite({ port: 0, firstStart })
})
afterAll(() => site.close())

const get = (path: string, headers: Record<string, string> = {}) => rawGet(new URL(path, site.url), headers)
const textOf = async (path: string): Promise<string> => (await get(path)).body.toString()

/** Item addresses of the three feeds, read with patterns so that no parser of Blotter's is trusted here. */
const linksOf = async (): Promise<string[]> => {
  const [rss = '', atom = '', json = ''] = await Promise.all(site.feeds.map(({ url }) => textOf(url)))
  return [
    ...[...rss.matchAll(/<item>[\s\S]*?<link>([^<]+)<\/link>/g)].map((hit) => String(hit[1])),
    ...[...atom.matchAll(/<link rel="alternate" type="text\/html" href="([^"]+)"/g)].map((hit) => String(hit[1])),
    ...JSON.parse(json).items.map((item: { url: string }) => item.url),
  ]
}

describe('the feeds', () => {
  test('are one of each format and list at least 14 articles of four sites', async () => {
    const links = await linksOf()
    const types = await Promise.all(site.feeds.map(async ({ url }) => (await get(url)).headers['content-type']))
    expect(types.map((type) => type?.split(';')[0])).toEqual([
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
    ])
    const paths = new Set(links.map((link) => new URL(link).pathname))
    expect(paths.size).toBeGreaterThanOrEqual(14)
    expect(new Set([...paths].map((path) => path.split('/')[1])).size).toBe(4)
  })

  test('lead to pages that exist, except the one that was withdrawn', async () => {
    const links = await linksOf()
    const answers = await Promise.all(links.map(async (link) => ({ link, status: (await get(link)).status })))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([
      { link: `${site.url}/ferrow-courier/world/withdrawn-report-on-quarry-blast.html`, status: 404 },
    ])
  })

  test('name some articles twice, the second time with tracking parameters', async () => {
    const links = await linksOf()
    const tracked = links.filter((link) => link.includes('utm_source='))
    expect(tracked).toHaveLength(2)
    for (const link of tracked) expect(links).toContain(link.split('?')[0])
  })

  test('date every item within the three days before the first start', async () => {
    const dates = [...(await textOf(site.feeds[0]?.url ?? '')).matchAll(/<pubDate>([^<]+)</g)].map((hit) =>
      Date.parse(String(hit[1])),
    )
    expect(dates.length).toBeGreaterThan(8)
    for (const date of dates) {
      expect(date).toBeLessThan(firstStart.getTime())
      expect(date).toBeGreaterThanOrEqual(Date.parse('2026-11-02T00:00:00Z'))
    }
    expect(dates).toEqual(dates.toSorted((a, b) => b - a))
  })
})

describe('a conditional request', () => {
  test('is answered 304 without a body when its validator comes back as it was sent', async () => {
    const url = site.feeds[1]?.url ?? ''
    const first = await get(url)
    for (const headers of [
      { 'if-none-match': first.headers.etag ?? '' },
      { 'if-modified-since': first.headers['last-modified'] ?? '' },
    ]) {
      const second = await get(url, headers)
      expect(second.status).toBe(304)
      expect(second.body).toHaveLength(0)
      expect(second.headers.etag).toBe(first.headers.etag)
    }
  })

  test('is answered in full when the validator was changed on the way', async () => {
    const url = site.feeds[1]?.url ?? ''
    const tag = (await get(url)).headers.etag ?? ''
    expect((await get(url, { 'if-none-match': tag.replaceAll('"', '') })).status).toBe(200)
    expect((await get(url, { 'if-modified-since': 'Thu, 05 Nov 2026 08:00:00 +0000' })).status).toBe(200)
  })
})

test('gzip is sent only to those who ask, under an ETag of its own', async () => {
  const url = site.feeds[0]?.url ?? ''
  const plain = await get(url)
  expect(plain.headers['content-encoding']).toBeUndefined()
  const packed = await get(url, { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(packed.headers.etag).not.toBe(plain.headers.etag)
  expect(gunzipSync(packed.body)).toEqual(plain.body)
  expect((await get(url, { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined()
})

test('the same port and first start give the same bytes', async () => {
  const read = async (): Promise<string[]> =>
    Promise.all((await linksOf()).concat(site.feeds.map((f) => f.url)).map(textOf))
  const before = await read()
  const port = Number(new URL(site.url).port)
  await site.close()
  site = await startSampleSite({ port, firstStart: new Date('2026-11-05T21:30:00Z') })
  expect(await read()).toEqual(before)
})

test('no text leaves a date slot open, on any weekday of the first start', async () => {
  for (let day = 0; day < 7; day++) {
    const other = await startSampleSite({ port: 0, firstStart: new Date(Date.UTC(2028, 1, 27 + day, 5)) })
    const url = new URL('/palmgrove-daily/world/kigoma-search-called-off.html', other.url)
    const page = (await rawGet(url)).body.toString()
    expect(page).not.toMatch(/\{[a-zA-Z]+ \d/)
    expect(page).toContain(`on ${writeDate('weekday', new Date(Date.UTC(2028, 1, 24 + day)))}, after`)
    await other.close()
  }
})

describe('a page that is no story', () => {
  test('asks for consent with status 200', async () => {
    const page = await get('/kestrel-24/video/hotel-fire-footage.html')
    expect(page.status).toBe(200)
    expect(page.body.toString()).toContain('Accept all')
  })

  test('lists stories', async () => {
    const page = await textOf('/meridian-ledger/world/')
    expect([...page.matchAll(/<li class="card">/g)].length).toBeGreaterThan(4)
  })
})

test('a story drawn by script has its words in its JSON-LD and nowhere else', async () => {
  const page = await textOf('/meridian-ledger/world/landslide-coroico-road.html')
  const [, json = '{}'] = page.match(/<script type="application\/ld\+json">([^<]+)</) ?? []
  expect(JSON.parse(json).articleBody).toContain('eight people')
  expect(page.replace(json, '')).not.toContain('eight people')
})

test('the four sites share no tag or class that holds the story', async () => {
  const marks = ['<FONT FACE="Times" SIZE=3>', 'class="article-body"', 'class="entry-content"', 'class="css-5b1"']
  const pages = await Promise.all(
    [
      'ferrow-courier/world/earthquake-southern-peru',
      'meridian-ledger/world/gunmen-kill-six-celaya-bar',
      'palmgrove-daily/climate/sylhet-under-water',
      'kestrel-24/world/nine-zamfara-pupils-escape',
    ].map((slug) => textOf(`/${slug}.html`)),
  )
  expect(pages.map((page) => marks.filter((mark) => page.includes(mark)))).toEqual(marks.map((mark) => [mark]))
})
