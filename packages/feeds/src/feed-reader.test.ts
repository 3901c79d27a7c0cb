import { describe, expect, it, onTestFinished } from 'vitest'
import { openFeedReader } from './feed-reader.ts'
import { parseFeed } from './parse-feed.ts'
import { readFeed } from './read-feed.ts'

const rss = (inside: string) => ({
  body: Buffer.from(`<rss version="2.0"><channel><title>Harbour Post</title>${inside}</channel></rss>`),
  url: 'https://paper.example/feed',
  contentType: 'application/rss+xml',
})
const item =
  '<item><title>One</title><link>/1</link><description>&lt;p&gt;Two &amp;amp; three&lt;/p&gt;</description></item>'
const good = rss(item)
/** Inside every cap, and seconds of work on a slow machine. */
const heavy = rss(`<item><title>x</title><description>${'<p>a<b>c</b></p>'.repeat(80_000)}</description></item>`)

const open = (bounds?: Parameters<typeof openFeedReader>[0]) => {
  const reader = openFeedReader(bounds)
  onTestFinished(() => reader.close())
  return reader
}

describe('reading a feed in a thread of its own', () => {
  it('gives what readFeed gives, to many callers at once, each its own', async () => {
    const reader = open()
    const feeds = [good, rss(item.repeat(3)), rss('')]
    const read = await Promise.all(feeds.map((feed) => reader.parse(feed)))
    expect(read).toEqual(await Promise.all(feeds.map(readFeed)))
  })

  it('hands on why a body is no feed, and reads the next one', async () => {
    const reader = open()
    const bad = [{ body: Buffer.from('hello') }, { body: Buffer.from('') }]
    for (const input of bad) {
      const { code, message } = await parseFeed(input).catch((error) => error)
      await expect(reader.parse(input)).rejects.toMatchObject({
        name: 'InputFault',
        disposition: 'park',
        code,
        message,
      })
    }
    expect((await reader.parse(good)).items).toHaveLength(1)
  })

  it.each([
    ['a million nested elements', rss('<a>'.repeat(1_000_000)), 'too-deep'],
    ['an attribute of 20 MB', rss(`<item><link href="${'a'.repeat(20_000_000)}"/></item>`), null],
    [
      '200,000 attributes',
      rss(`<item ${Array.from({ length: 200_000 }, (_, n) => `a${n}="x"`).join(' ')}/>`),
      'too-many-attributes',
    ],
    ['half a million elements', rss('<x/>'.repeat(500_000)), 'too-many-nodes'],
  ])('of %s leaves this thread free', async (_what, feed, code) => {
    const reader = open()
    await reader.parse(good)
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const outcome = await reader.parse(feed).then(
      () => null,
      (error) => error.code,
    )
    clearInterval(timer)
    expect(outcome).toBe(code)
    expect(longest).toBeLessThan(500)
    expect((await reader.parse(good)).title).toBe('Harbour Post')
  })

  it('looks for the feeds of a page there as well, and is ended like one', async () => {
    const page = {
      body: Buffer.from('<link rel="alternate" type="application/rss+xml" href="/feed">'),
      url: 'https://paper.example/',
    }
    const offers = [{ url: 'https://paper.example/feed', how: 'offered' }]
    expect(await open().offers(page)).toEqual(offers)
    const long = { ...page, body: Buffer.from('<a href="/rss">x</a>'.repeat(90_000)) }
    await expect(open({ deadlineMs: 5 }).offers(long)).rejects.toMatchObject({ name: 'InputFault', code: 'too-slow' })
  })

  it('ends one that takes too long, and reads those behind it', async () => {
    const reader = open({ deadlineMs: 30 })
    const slow = reader.parse(heavy)
    const behind = expect
      .poll(() => reader.parse(good).catch(() => null), { timeout: 20_000 })
      .toMatchObject({ title: 'Harbour Post' })
    await expect(slow).rejects.toMatchObject({ name: 'InputFault', code: 'too-slow' })
    await behind
  })

  it('ends one that takes too much memory, and reads those behind it', async () => {
    const reader = open({ memoryMb: 24 })
    await expect(reader.parse(heavy)).rejects.toMatchObject({ name: 'InputFault', code: 'too-much-memory' })
    expect((await reader.parse(good)).title).toBe('Harbour Post')
  })

  it('that was closed refuses, also what waits', async () => {
    const reader = openFeedReader()
    const waiting = [reader.parse(heavy), reader.parse(good)].map((each) => each.catch(({ code }) => code))
    await reader.close()
    expect(await Promise.all(waiting)).toEqual(['closed', 'closed'])
    await expect(reader.parse(good)).rejects.toMatchObject({ name: 'RetryableFault', code: 'closed' })
  })
})
