import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { useFaultSite } from './fault-site.setup.ts'

const site = useFaultSite()

const REFUSED =
  `private-10 private-192 cgnat metadata link-local nat64 loopback-v6 loopback-other-port localhost decimal hex
  short zero mapped userinfo`.split(/\s+/)

test.each(REFUSED)('a redirect to %s is refused', async (name) => {
  await expect(site.get(`/to/${name}`)).rejects.toMatchObject({ code: 'refused-address', disposition: 'park' })
  await expect(site.get(`/to/${name}`, {}, 'page')).rejects.toMatchObject({ code: 'refused-address' })
})

test('the neighbour is refused as a first address too', async () => {
  const port = site.other().split(':')[1]
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '[::ffff:127.0.0.1]']) {
    const fetching = site.client().get(`http://${host}:${port}/`, { kind: 'feed' })
    await expect(fetching).rejects.toMatchObject({ code: 'refused-address' })
  }
})

test('nothing of all this reached the neighbour, and an open door would have shown', async () => {
  expect((await site.seen()).filter(({ server }) => server === 'other')).toEqual([])
  const open = site.client({ allow: [site.host(), site.other()] })
  await open.get(site.url('/to/loopback-other-port'), { kind: 'feed' })
  const reached = (await site.seen()).filter(({ server }) => server === 'other')
  expect(reached).toHaveLength(1)
})

test('an allowed name opens the door for that name alone', async () => {
  const port = site.other().split(':')[1]
  const client = site.client({ allow: [`localhost:${port}`] })
  expect(await client.get(`http://localhost:${port}/`, { kind: 'feed' })).toMatchObject({ status: 200 })
  const refused = client.get(`http://127.0.0.1:${port}/`, { kind: 'feed' })
  await expect(refused).rejects.toMatchObject({ code: 'refused-address' })
})

test('a name that does not exist is a fault of DNS, to be tried again', async () => {
  await expect(site.get('/to/no-dns')).rejects.toMatchObject({ code: 'dns', disposition: 'retry' })
})

test.each(['file', 'ftp', 'javascript', 'data'])('a redirect to a %s address is refused', async (scheme) => {
  await expect(site.get(`/redirect/scheme/${scheme}`)).rejects.toMatchObject({ code: 'bad-scheme' })
})

test('to another origin go validators and tastes, no secrets; user names are never sent', async () => {
  const seen: Record<string, string | string[] | undefined>[] = []
  const elsewhere = createServer((request, response) => {
    seen.push(request.headers)
    response.end('ok')
  })
  const start = createServer((request, response) => {
    seen.push(request.headers)
    response.writeHead(302, { location: `http://me:pw@${address(elsewhere)}/` }).end()
  })
  for (const server of [elsewhere, start]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const client = site.client({ allow: [address(elsewhere), address(start)] })
  const headers = { Authorization: 'Bearer x', 'If-None-Match': '"a"', Cookie: 'c=1', Referer: 'http://example.org/' }
  const response = await client.get(`http://user:pw@${address(start)}/`, { kind: 'feed', headers })
  expect(response.redirects).toEqual([
    { from: `http://${address(start)}/`, to: `http://${address(elsewhere)}/`, status: 302 },
  ])
  expect(seen[0]).toMatchObject({ authorization: 'Bearer x', 'if-none-match': '"a"' })
  expect(seen[1]).toMatchObject({ 'if-none-match': '"a"', 'user-agent': expect.stringContaining('Blotter') })
  expect(seen[1]).not.toHaveProperty('authorization')
  for (const one of seen) expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['cookie']))
  for (const one of seen) expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['referer']))
  for (const server of [elsewhere, start]) server.close()
})

const address = (server: ReturnType<typeof createServer>): string => {
  const { port } = server.address() as AddressInfo // a listening TCP server has no other kind
  return `127.0.0.1:${port}`
}
