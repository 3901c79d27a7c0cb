import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWebClient } from './web-client.ts'

type Robots = { status?: number; headers?: Record<string, string>; body?: string | Buffer; silent?: boolean }
let robots: Robots = {}
const server = createServer((request, response) => {
  if (request.url !== '/robots.txt') return response.end('page')
  if (robots.silent) return request.socket.destroy()
  return response.writeHead(robots.status ?? 200, robots.headers ?? {}).end(robots.body)
})
let host = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}` // a listening TCP server has no other kind
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

const page = async (answer: Robots, path = '/page'): Promise<string> => {
  robots = answer
  const client = createWebClient({ userAgent: 'Blotter/0.1', allow: [host], hostGapMs: 0 })
  try {
    const response = await client.get(`http://${host}${path}`, { kind: 'page' })
    return new TextDecoder().decode(response.body)
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    await client.close()
  }
}

const padded = `User-agent: *\nDisallow: /early\n${'# nothing\n'.repeat(60_000)}Disallow: /late\n`

test.each<[string, Robots, string, string]>([
  ['not found opens everything', { status: 404 }, '/page', 'page'],
  ['forbidden opens everything', { status: 403 }, '/page', 'page'],
  ['a server error closes everything for now', { status: 500 }, '/page', 'robots-unreachable'],
  ['too many requests close everything for now', { status: 429 }, '/page', 'robots-unreachable'],
  ['no answer closes everything for now', { silent: true }, '/page', 'robots-unreachable'],
  [
    'a redirect without end counts as not found',
    { status: 302, headers: { location: '/robots.txt' } },
    '/page',
    'page',
  ],
  [
    'a redirect into our network is refused',
    { status: 302, headers: { location: 'http://10.0.0.1/' } },
    '/page',
    'refused-address',
  ],
  ['the first 500 KiB count', { body: padded }, '/early', 'robots'],
  ['what lies behind 500 KiB does not', { body: padded }, '/late', 'page'],
])('%s', async (_, answer, path, wanted) => {
  expect(await page(answer, path)).toBe(wanted)
})
