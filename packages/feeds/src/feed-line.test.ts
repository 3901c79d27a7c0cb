import { describe, expect, it } from 'vitest'
import { parseFeedLine } from './feed-line.ts'

const bodyBase64 = Buffer.from(
  '<rss version="2.0"><channel><title>F</title><ttl>5</ttl><item><link>/1</link></item></channel></rss>',
).toString('base64')

describe('a line of parse-feed', () => {
  it('is answered with the feed and its items, further keys ignored', async () => {
    const line = { id: 'a', url: 'https://a.example/feed', contentType: 'text/xml', bodyBase64, suite: 'x' }
    expect(await parseFeedLine(line)).toEqual({
      id: 'a',
      feed: { title: 'F' },
      items: [{ url: 'https://a.example/1' }],
    })
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
})
