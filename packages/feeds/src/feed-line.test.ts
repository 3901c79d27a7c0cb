import { describe, expect, it } from 'vitest'
import { parseFeedLine as parseLine } from './feed-line.ts'
import { openFeedReader } from './feed-reader.ts'
import { readFeed } from './read-feed.ts'

const parseFeedLine = (line: unknown) => parseLine(line, { parse: readFeed })

const bodyBase64 = Buffer.from(
  '<rss version="2.0"><channel><title>F</title><ttl>5</ttl><item><link>/1</link></item></channel></rss>',
).toString('base64')

describe('a line of parse-feed', () => {
  it('is answered with the feed and its items, further keys ignored', async () => {
    const line = { id: 'a', url: 'https://a.example/feed', contentType: 'text/xml', bodyBase64, suite: 'x' }
    expect(await parseFeedLine(line)).toEqual({
      id: 'a',
      feed: { title: 'F', url: '' },
      items: [{ url: 'https://a.example/1', title: '' }],
    })
  })

  it('is answered with addresses and titles as texts, empty where the feed gives none that can be used', async () => {
    const links = ['javascript:alert(1)', 'ftp://a.example/1', 'data:text/html,1', '/1', '']
    const body = `<rss version="2.0"><channel>${links.map((link) => `<item><guid isPermaLink="false">g</guid><link>${link}</link></item>`).join('')}</channel></rss>`
    const { feed, items } = await parseFeedLine({ id: 'a', bodyBase64: Buffer.from(body).toString('base64') })
    expect(feed).toEqual({ title: '', url: '' })
    expect(items).toEqual(links.map(() => ({ guid: 'g', title: '', url: '' })))
  })

  it('judges dates by when the feed was read, where the line says when', async () => {
    const dates = ['Wed, 04 Mar 2026 13:00:00', 'Wed, 04 Mar 2026 11:00:00 GMT', '2099-01-01']
    const body = `<rss version="2.0"><channel>${dates.map((date) => `<item><pubDate>${date}</pubDate></item>`).join('')}</channel></rss>`
    const line = { id: 'a', bodyBase64: Buffer.from(body).toString('base64') }
    const read = async (more: object) =>
      (await parseFeedLine({ ...line, ...more })).items.map((item) => item.publishedAt)
    expect(await read({ readAt: '2026-03-04T11:30:00Z' })).toEqual([
      ...['2026-03-04T11:00:00Z', '2026-03-04T11:00:00Z', undefined],
    ])
    expect(await read({})).toEqual(['2026-03-04T13:00:00Z', '2026-03-04T11:00:00Z', '2099-01-01T00:00:00Z'])
  })

  it.each([
    ['no object', 'text'],
    ['no body', { id: 'a' }],
    ['a body that is no Base64', { id: 'a', bodyBase64: '{"x": 1}' }],
    ['no id', { bodyBase64 }],
  ])('is refused as bad input for %s', async (_name, line) => {
    await expect(parseFeedLine(line)).rejects.toMatchObject({ name: 'InputFault', code: 'bad-input' })
  })

  it('hands on why a body is no feed', async () => {
    await expect(parseFeedLine({ id: 'a', bodyBase64: '' })).rejects.toMatchObject({ code: 'empty' })
  })

  it('that takes too long is ended', async () => {
    const reader = openFeedReader({ deadlineMs: 20 })
    try {
      const body = `<rss><channel>${'<item><title>x</title></item>'.repeat(5_000)}</channel></rss>`
      const line = { id: 'slow', bodyBase64: Buffer.from(body).toString('base64') }
      await expect(parseLine(line, reader)).rejects.toMatchObject({ name: 'InputFault', code: 'too-slow' })
    } finally {
      await reader.close()
    }
  })
})
