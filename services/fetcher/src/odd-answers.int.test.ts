import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { failureOf } from '@blotter/feeds'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import type { WebClient } from '@blotter/web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFor, useNewsdesk } from '../test/newsdesk.ts'

describe('a poll that is answered oddly', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  const server = createServer((request, response) => {
    switch (request.url) {
      case '/always-304':
        return response.writeHead(304).end()
      case '/nothing-new': {
        if (request.headers['if-none-match']) return response.writeHead(304).end()
        const items = shown.map(
          (at) =>
            `<item><link>${origin}/${at}</link><title>News of ${at}</title><pubDate>${new Date(at).toISOString()}</pubDate></item>`,
        )
        response.writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${shown.length}"` })
        return response.end(`<rss version="2.0"><channel><title>Harbour Post</title>${items.join('')}</channel></rss>`)
      }
      case '/detour':
        return response.writeHead(302, { location: '/gone' }).end()
      case '/waf':
        return response.writeHead(202, { 'x-amzn-waf-action': 'challenge', 'content-type': 'text/html' }).end()
      default:
        return response.writeHead(410).end()
    }
  })
  let origin = ''
  let shown: number[] = []
  let client: WebClient
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a listening TCP server has no other kind
    client = clientFor([origin])
  })
  afterAll(async () => {
    await client.close()
    server.close()
    server.closeAllConnections()
  })
  const typesOf = async (feed: string) => (await log().readStream(`feed/${feed}`)).map(({ type }) => type)

  it('by 304 although it named nothing has failed', async () => {
    const feed = await desk.subscribe(`${origin}/always-304`)
    expect(await desk.poll(feed, { client })).toBe('unasked-304')
    expect(failureOf('unasked-304').says).toContain('304')
    expect(await desk.health(feed)).toMatchObject({ failures: 1, lastStatus: 304 })
  })

  it('by 304 to whatever is named is found out by what it kept back', async () => {
    const feed = await desk.subscribe(`${origin}/nothing-new`)
    const start = Date.now()
    const outcomes = []
    for (const hours of [0, 6, 12, 18, 24, 30]) {
      const at = start + hours * 3_600_000
      shown = [...shown, at - 60_000]
      outcomes.push(await desk.poll(feed, { client, now: () => at }))
    }
    expect(outcomes).toEqual(['read', 'unchanged', 'unchanged', 'unchanged', 'read', 'read'])
    expect(await desk.health(feed)).toMatchObject({ validatorsLie: true })
  })

  it('by 410 ends the feed at its own address, and not behind a redirect that may be taken back', async () => {
    const [detour, gone] = [await desk.subscribe(`${origin}/detour`), await desk.subscribe(`${origin}/gone`)]
    expect([await desk.poll(detour, { client }), await desk.poll(gone, { client })]).toEqual(['gone', 'gone'])
    expect(await typesOf(detour)).toEqual(['FeedAdded'])
    expect(await typesOf(gone)).toEqual(['FeedAdded', 'FeedSuspended'])
  })

  it('by a bot check without a body knows whose it is', async () => {
    const feed = await desk.subscribe(`${origin}/waf`)
    expect(await desk.poll(feed, { client })).toBe('challenge')
    expect((await desk.health(feed))?.lastCause).toContain('AWS WAF')
  })
})
