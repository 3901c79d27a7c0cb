import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createWebClient } from './web-client.ts'

/** A server whose answers are given, and when each path was asked for. */
const serve = async (answer: RequestListener) => {
  const asked: { path: string; at: number }[] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', at: performance.now() })
    return answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked } // a listening TCP server has no other kind
}

const clientFor = (hosts: string[], hostGapMs: number, totalMs = 20_000) => {
  const timeouts = { holdMs: 2_000, totalMs }
  const client = createWebClient({ userAgent: 'Blotter/0.1', allow: hosts, hostGapMs, timeouts })
  onTestFinished(() => client.close())
  return client
}

const GAP = 200
const gapsOf = (asked: { at: number }[]) => asked.slice(1).map(({ at }, n) => at - (asked[n]?.at ?? 0))

test('the gap stands between robots.txt and the page, and between the hops of one host', async () => {
  const { host, asked } = await serve((request, response) => {
    if (request.url === '/first') return response.writeHead(302, { location: '/second' }).end()
    return response.end('')
  })
  await clientFor([host], GAP).get(`http://${host}/first`, { kind: 'page' })
  expect(asked.map(({ path }) => path)).toEqual(['/robots.txt', '/first', '/second'])
  for (const gap of gapsOf(asked)) expect(gap).toBeGreaterThan(GAP * 0.5)
})

test('a robots.txt that is elsewhere is asked for by the pace of the host where it is', async () => {
  const there = await serve((_request, response) => response.end(''))
  const here = await serve((request, response) => {
    if (request.url !== '/robots.txt') return response.end('page')
    return response.writeHead(301, { location: `http://${there.host}/robots.txt` }).end()
  })
  const client = clientFor([here.host, there.host], GAP)
  await Promise.all([
    client.get(`http://${there.host}/feed`, { kind: 'feed' }),
    client.get(`http://${here.host}/page`, { kind: 'page' }),
  ])
  expect(there.asked).toHaveLength(2)
  expect(gapsOf(there.asked)[0]).toBeGreaterThan(GAP * 0.5)
})

test.each([429, 503])('%i for robots.txt keeps the whole host quiet for as long as it says', async (status) => {
  const { host, asked } = await serve((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(status, { 'retry-after': '3600' })
    return response.end('')
  })
  const client = clientFor([host], 0)
  const page = await client.get(`http://${host}/page`, { kind: 'page' }).catch((error) => error)
  expect(page).toMatchObject({ code: 'robots-unreachable' })
  expect(page.retryAfterMs).toBeGreaterThan(3_500_000)
  await expect(client.get(`http://${host}/feed`, { kind: 'feed' })).rejects.toMatchObject({ code: 'host-held' })
  expect(asked.map(({ path }) => path)).toEqual(['/robots.txt'])
})

test('a bot check that comes as 429 keeps its host quiet, too', async () => {
  const headers = { 'cf-mitigated': 'challenge', 'content-type': 'text/html' }
  const { host, asked } = await serve((_request, response) => response.writeHead(429, headers).end('Just a moment'))
  const client = clientFor([host], 0)
  expect((await client.get(`http://${host}/a`, { kind: 'feed' })).status).toBe(429)
  await expect(client.get(`http://${host}/b`, { kind: 'feed' })).rejects.toMatchObject({ code: 'host-held' })
  expect(asked).toHaveLength(1)
})

test('one deadline stands over robots.txt and the page, for whoever waits for the file', async () => {
  const { host, asked } = await serve((request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).write(' ')
    if (request.url === '/robots.txt') setTimeout(() => response.end(), 1_500)
  })
  const client = clientFor([host], 0, 2_000)
  const began = performance.now()
  const ends = await Promise.all(
    ['/a', '/b'].map((path) => client.get(`http://${host}${path}`, { kind: 'page' }).catch((error) => error.code)),
  )
  expect(ends).toEqual(['timeout', 'timeout'])
  // With a deadline for each it would take 3,500 ms.
  expect(performance.now() - began).toBeLessThan(3_200)
  expect(asked.map(({ path }) => path)[0]).toBe('/robots.txt')
})
