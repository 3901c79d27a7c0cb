import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readEntry } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFor, useNewsdesk } from '../test/newsdesk.ts'

const links = [
  'https://paper.example/1',
  'javascript:alert(1)',
  'ftp://paper.example/1',
  'data:text/html,1',
  '',
  `https://paper.example/${'a'.repeat(8_200)}`,
]
const item = (link: string, index: number): string =>
  `<item><title>Story ${index}</title><guid isPermaLink="false">${index}</guid><link>${link}</link></item>`
const feed = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title>${links.map(item).join('')}</channel></rss>`

describe('what a poll leaves out, or does not ask for', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  let asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/busy.xml') return void response.writeHead(429, { 'retry-after': '7200' }).end()
    response.setHeader('content-type', 'application/rss+xml').end(feed(`Paper ${asked.length}`))
  })
  let origin = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it('items without a usable address are counted with their reasons, and told when the count changes', async () => {
    const told: string[] = []
    const client = clientFor([origin])
    const id = await desk.subscribe(`${origin}/links.xml`)
    const warn = (_fields: object, message: string) => void told.push(message)
    expect(await desk.poll(id, { client, warn })).toBe('read')
    const why = '4 without an http(s) address, 1 with an address over 8,192 characters'
    expect(await desk.health(id)).toMatchObject({ items: 6, itemsSkipped: 5, skippedWhy: why, failures: 0 })
    expect(await desk.poll(id, { client, warn })).toBe('read')
    expect(told).toEqual([`items of a feed are left out: ${why}`])
    await client.close()
  })

  it('a feed of a host that asked for quiet waits, is not asked and has not failed', async () => {
    asked = []
    const client = clientFor([origin])
    const busy = await desk.subscribe(`${origin}/busy.xml`)
    const sibling = await desk.subscribe(`${origin}/sibling.xml`)
    const before = Date.now()
    expect(await desk.poll(busy, { client })).toBe('rate-limited')
    expect(await desk.poll(sibling, { client })).toBe('waiting')
    expect(asked).toEqual(['/busy.xml'])
    expect(await desk.health(sibling)).toMatchObject({
      failures: 0,
      lastPollAt: null,
      lastOutcome: 'waiting',
      lastCause: expect.stringMatching(/^its host takes no request until \d{4}-/),
    })
    for (const id of [busy, sibling]) {
      const due = Date.parse((await readEntry(log().database, 'poll', id))?.dueAt ?? '') - before
      expect(due).toBeGreaterThanOrEqual(7_200_000 - 1_000)
      expect(due).toBeLessThan(7_200_000 * 1.2)
    }
    await client.close()
  })
})
