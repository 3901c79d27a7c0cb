import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FaultSite, startFaultSite } from './start.ts'

let site: FaultSite

beforeAll(async () => {
  site = await startFaultSite()
})
beforeEach(() => fetch(`${site.url}/__reset`, { method: 'POST' }))
afterAll(() => site.stop())

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(site.url + path, { headers, redirect: 'manual' })

test('every group of paths in the README is served, and what is not listed is not found', async () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8')
  const groups = new Set([...readme.matchAll(/^\| `(\/[a-z]+\/)/gm)].map((hit) => String(hit[1])))
  const listed = (await (await get('/')).text()).replaceAll('\\', '')
  expect(groups.size).toBeGreaterThan(10)
  expect([...groups].filter((group) => !listed.includes(group))).toEqual([])
  expect((await get('/nowhere')).status).toBe(404)
})

test('a validator is honoured until the feed advances', async () => {
  const tag = (await get('/cache/etag.xml')).headers.get('etag') ?? ''
  expect((await get('/cache/etag.xml', { 'if-none-match': tag })).status).toBe(304)
  await fetch(`${site.url}/__advance`, { method: 'POST' })
  expect((await get('/cache/etag.xml', { 'if-none-match': tag })).status).toBe(200)
})

test('the log shows every request, and which of them reached the neighbour', async () => {
  await get('/feeds/rss.xml', { 'user-agent': 'probe' })
  await fetch(site.other)
  const log = (await (await get('/__log')).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(log.map(({ server, path }) => [server, path])).toEqual([
    ['site', '/feeds/rss.xml'],
    ['other', '/'],
  ])
  expect(log[0].headers['user-agent']).toBe('probe')
})

test('a refusal that passes is answered in full the second time', async () => {
  const first = await get('/status/429-seconds.xml')
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '2'])
  expect((await get('/status/429-seconds.xml')).status).toBe(200)
})
