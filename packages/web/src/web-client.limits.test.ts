import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { useFaultSite } from './fault-site.setup.ts'

const site = useFaultSite()
const short = { timeouts: { headersMs: 300, bodyMs: 300, totalMs: 600 } }
const text = (body: Uint8Array) => new TextDecoder().decode(body)

test.each('gzip br deflate zstd deflate-raw gzip-twice gzip-unlabelled not-gzip'.split(' '))(
  '%s comes out as the same feed',
  async (name) => {
    const plain = await site.get('/feeds/rss.xml')
    const response = await site.get(`/encoding/${name}.xml`)
    expect(text(response.body)).toBe(text(plain.body))
    expect(response.wireBytes).toBe(Number(response.headers['content-length']))
  },
)

test.each(['unknown', 'gzip-truncated'])('%s is named as a bad encoding', async (name) => {
  const url = site.url(`/encoding/${name}.xml`)
  await expect(site.get(`/encoding/${name}.xml`)).rejects.toMatchObject({
    code: 'bad-encoding',
    disposition: 'park',
    url,
  })
})

test.each(['gzip', 'deflate', 'br', 'zstd', 'gzip-gzip'])('a %s bomb is left before it fills memory', async (name) => {
  const before = process.memoryUsage().rss
  await expect(site.get(`/bomb/${name}.xml`)).rejects.toMatchObject({ code: 'bomb', disposition: 'park' })
  expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024)
})

test('a body over its cap is refused, announced or not, packed or not', async () => {
  const big = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n.toString(36)).join(' '))
  const answers: [Record<string, string>, Buffer][] = [
    [{ 'content-length': String(big.length) }, big],
    [{}, big],
    [{ 'content-encoding': 'gzip' }, zlib.gzipSync(big)],
  ]
  for (const [headers, body] of answers) {
    const server = await serving((_, response) => response.writeHead(200, headers).end(body))
    const client = site.client({ allow: [server.host], limits: { feedBytes: 500_000, wireBytes: 1_000_000 } })
    await expect(client.get(server.url, { kind: 'feed' })).rejects.toMatchObject({ code: 'too-large' })
    server.close()
  }
})

test('an answer that unpacks to nothing is still counted', async () => {
  const nothing = Buffer.concat(Array(20_000).fill(zlib.gzipSync('')))
  const server = await serving((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(nothing))
  const client = site.client({ allow: [server.host], limits: { wireBytes: 100_000 } })
  await expect(client.get(server.url, { kind: 'feed' })).rejects.toMatchObject({ code: 'too-large' })
  server.close()
})

test('a body that announces too much is not waited for', async () => {
  const path = '/slow/stall.xml?announced'
  await expect(site.get(path, { limits: { wireBytes: 50_000 } })).rejects.toMatchObject({ code: 'too-large' })
  const seen = await site.seen((all) => all.some((one) => one.path === path && one.aborted !== undefined))
  expect(seen.find((one) => one.path === path)).toMatchObject({ aborted: true })
})

test('a page of spaces is no bomb', async () => {
  const spaces = zlib.gzipSync(Buffer.alloc(900_000, ' '))
  const server = await serving((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(spaces))
  const response = await site.client({ allow: [server.host] }).get(server.url, { kind: 'feed' })
  expect(response.body.length).toBe(900_000)
  server.close()
})

test('a refusal keeps its status whatever its body is, and is cut', async () => {
  const bodies: RequestListener[] = [
    (_, response) => response.writeHead(500).end(Buffer.alloc(5_000_000, 'x')),
    (_, response) => response.writeHead(500, { 'content-encoding': 'gzip' }).end('\x1f\x8b\x08 not gzip'),
    (_, response) => response.writeHead(500, { 'content-length': 100 }).write('x', () => response.destroy()),
  ]
  for (const body of bodies) {
    const server = await serving(body)
    const response = await site.client({ allow: [server.host] }).get(server.url, { kind: 'feed' })
    expect(response.status).toBe(500)
    expect(response.body.length).toBeLessThanOrEqual(65_536)
    server.close()
  }
})

test.each(['body', 'stall', 'headers', 'first-byte'])(
  'slow/%s ends at its deadline with the socket closed',
  async (name) => {
    const path = `/slow/${name}.xml`
    const began = performance.now()
    await expect(site.get(path, short)).rejects.toMatchObject({ code: 'timeout', disposition: 'retry' })
    expect(performance.now() - began).toBeLessThan(3000) // the slow first byte comes after that
    const seen = await site.seen((all) => all.some((one) => one.path === path && one.aborted !== undefined))
    expect(seen.filter((one) => one.path === path)).toMatchObject([{ aborted: true }])
  },
)

test('an abort ends a running answer with its reason and closes the socket', async () => {
  const controller = new AbortController()
  const path = '/slow/body.xml?every=5'
  const fetching = site.client().get(site.url(path), { kind: 'feed', signal: controller.signal })
  await site.seen((all) => all.some((one) => one.path === path))
  controller.abort(new Error('no longer needed'))
  await expect(fetching).rejects.toThrow('no longer needed')
  const seen = await site.seen((all) => all.some((one) => one.path === path && one.aborted !== undefined))
  expect(seen.find((one) => one.path === path)).toMatchObject({ aborted: true })
})

test('an abort is no fault of what was being unpacked', async () => {
  const server = await serving((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).write(zlib.gzipSync('begun').subarray(0, 15))
  })
  const controller = new AbortController()
  const reason = new Error('no longer needed')
  const client = site.client({ allow: [server.host] })
  const fetching = client.get(server.url, { kind: 'feed', signal: controller.signal })
  setTimeout(() => controller.abort(reason), 100)
  await expect(fetching).rejects.toBe(reason)
  server.close()
})

test('closing the client ends what is under way', async () => {
  const client = site.client()
  const path = '/slow/headers.xml?closing'
  const fetching = client.get(site.url(path), { kind: 'feed' })
  await site.seen((all) => all.some((one) => one.path === path))
  const ended = expect(fetching).rejects.toMatchObject({ code: 'closed' })
  await client.close()
  await ended
  await expect(client.get(site.url('/feeds/rss.xml'), { kind: 'feed' })).rejects.toMatchObject({ code: 'closed' })
})

test.each([
  ['truncated', 'reset'],
  ['reset', 'reset'],
  ['no-answer', 'reset'],
  ['not-http', 'not-http'],
  ['huge-header', 'too-large'],
])('broken/%s is named %s', async (name, code) => {
  await expect(site.get(`/broken/${name}.xml`)).rejects.toMatchObject({ code })
})

test('an empty body is an answer', async () => {
  expect(await site.get('/broken/empty.xml')).toMatchObject({ status: 200, wireBytes: 0, body: new Uint8Array() })
})

test('a closed port is unreachable, and plain HTTP is no TLS', async () => {
  const server = await serving((_, response) => response.end('ok'))
  const client = site.client({ allow: [server.host] })
  await expect(client.get(`https://${server.host}/`, { kind: 'feed' })).rejects.toMatchObject({ code: 'tls' })
  server.close()
  await expect(client.get(server.url, { kind: 'feed' })).rejects.toMatchObject({ code: 'unreachable' })
})

const serving = async (listener: RequestListener) => {
  const server = createServer(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a listening TCP server has no other kind
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/`, close }
}
