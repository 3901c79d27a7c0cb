import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { articleIdOf, articleIdsOf } from '@blotter/feeds'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import type { WebClient } from '@blotter/web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFor, useNewsdesk } from '../test/newsdesk.ts'

type Entry = { guid: string; link: string; title: string; body?: string; date?: string }

describe('an item that comes with another address', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  let entries: Entry[] = []
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (!request.url?.startsWith('/feed')) {
      const status = request.url?.includes('missing') ? 404 : 200
      return response.writeHead(status, { 'content-type': 'text/html' }).end(`<p>The page of ${request.url}</p>`)
    }
    const items = entries.map(
      ({ guid, link, title, body = title, date }) =>
        `<item><guid isPermaLink="false">${guid}</guid><link>${link}</link><title>${title}</title>${body && `<description>${body}</description>`}${date ? `<pubDate>${date}</pubDate>` : ''}</item>`,
    )
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    return response.end(`<rss version="2.0"><channel><title>Harbour Post</title>${items.join('')}</channel></rss>`)
  })
  let origin = ''
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

  const poll = async (feed: string, shown: Entry[]) => {
    entries = shown
    return desk.poll(feed, { client })
  }
  const discovered = async (feed: string) =>
    (
      await log().query<{ url: string }>(
        "SELECT data ->> 'url' AS url FROM blotter.event_log WHERE type = 'ArticleDiscovered' AND data ->> 'feedId' = $1 ORDER BY position",
        [feed],
      )
    ).map(({ url }) => new URL(url).pathname)
  const identityOf = async (feed: string) =>
    (await log().readStream(`feed/${feed}`)).flatMap((event) =>
      event.type === 'FeedChanged' ? [event.data.changes.identity] : [],
    )
  /** Does the newest fetch that an article is in for. */
  const fetchNewest = async (path: string) => {
    const trail = await desk.trail(origin + path)
    const event = trail.findLast(({ type }) => type === 'ArticleDiscovered' || type === 'ArticleRefetchDue')
    if (!event) throw new Error(`${path} was never discovered`)
    return desk.fetch({ position: event.position, event }, undefined, client)
  }

  it('and other words is another article, though its guid is used again', async () => {
    const feed = await desk.subscribe(`${origin}/feed/top`)
    for (const n of [1, 2, 3])
      await poll(feed, [{ guid: 'top-story', link: `${origin}/top/${n}`, title: `Storm number ${n} passes` }])
    expect(await discovered(feed)).toEqual(['/top/1', '/top/2', '/top/3'])
    expect(await identityOf(feed)).toEqual([])
  })

  it.each<[string, string, { slug?: string; date?: string }]>([
    ['that was made for one article', 'https://a.example/?p=8271', {}],
    ['and its date', 'breaking', { date: 'Thu, 05 Mar 2026 10:00:00 GMT' }],
    ['and the number in its address', 'breaking-news', { slug: '-71234567' }],
  ])('and another headline is one article under a guid %s, and no reason to doubt guids', async (_why, guid, same) => {
    const { slug = '', ...dated } = same
    const feed = await desk.subscribe(`${origin}/feed/rewritten${slug}?${guid}`)
    const before = `/ferry-sinks${slug}-${guid.length}`
    const after = `/ferry-toll-rises${slug}-${guid.length}`
    await poll(feed, [{ guid, link: origin + before, title: 'A ferry sinks', body: 'Two dead.', ...dated }])
    expect(await fetchNewest(before)).toBe('fetched')
    await poll(feed, [{ guid, link: origin + after, title: 'Toll of ferry rises', body: 'Nine dead.', ...dated }])
    expect(await discovered(feed)).toEqual([before])
    expect(await identityOf(feed)).toEqual([])
    await fetchNewest(before)
    expect(asked).toContain(after)
  })

  it.each<[string, string, ...Partial<Entry & { slug: string }>[]]>([
    ['another day', '', { date: 'Wed, 04 Mar 2026 06:00:00 GMT' }, { date: 'Thu, 05 Mar 2026 06:00:00 GMT' }],
    ['another day, without a word beside it', '', { date: '2026-03-04', body: '' }, { date: '2026-03-05', body: '' }],
    ['another number in its address', 'n', { slug: '-71234567' }, { slug: '-71239999' }],
  ])('and a headline that comes every day is another article: %s', async (why, name, ...days) => {
    const feed = await desk.subscribe(`${origin}/feed/stock/${why.length}`)
    for (const [day, { slug = '', ...more }] of days.entries()) {
      const link = `${origin}/briefing-${why.length}${name}-${day}${slug}`
      await poll(feed, [{ guid: 'briefing', link, title: 'Morning briefing', body: `News of day ${day}`, ...more }])
    }
    expect(await discovered(feed)).toHaveLength(2)
    expect(await identityOf(feed)).toEqual([])
  })

  it('is another article where the old page has gone to another item', async () => {
    const feed = await desk.subscribe(`${origin}/feed/shift`)
    const one = { link: `${origin}/shift-1`, title: 'One' }
    const others = [1, 2, 3].map((n) => ({ guid: `kept-${n}`, link: `${origin}/kept-${n}`, title: `Kept ${n}` }))
    await poll(feed, [{ guid: 'lead', ...one }, ...others])
    await poll(feed, [{ guid: 'lead', link: `${origin}/shift-2`, title: 'One' }, { guid: 'second', ...one }, ...others])
    expect(await discovered(feed)).toHaveLength(5)
    expect((await desk.trail(`${origin}/shift-1`)).map(({ type }) => type)).not.toContain('ArticleRefetchDue')
  })

  it('two edits with other addresses in one poll of many items are no reason to doubt guids', async () => {
    const feed = await desk.subscribe(`${origin}/feed/edits`)
    const list = (edited: number) =>
      [1, 2, 3, 4, 5].map((n) => {
        const version = n <= edited ? 2 : 1
        return { guid: `post-10${n}`, link: `${origin}/edits-${n}-${version}`, title: `Edition ${n}, ${version}` }
      })
    await poll(feed, list(0))
    await poll(feed, list(2))
    expect(await discovered(feed)).toHaveLength(5)
    expect(await identityOf(feed)).toEqual([])
  })

  it('is known by its words where all items share a page, and each new one is a look at that page', async () => {
    const feed = await desk.subscribe(`${origin}/feed/live`)
    const live = (titles: string[]) => titles.map((title) => ({ guid: '', link: `${origin}/live`, title }))
    await poll(feed, live(['Two', 'One']))
    expect(await identityOf(feed)).toEqual(['hash'])
    expect(await discovered(feed)).toEqual(['/live'])
    await poll(feed, live(['Three', 'Two', 'One']))
    await poll(feed, live(['Three', 'Two', 'One', '']).slice(0, 3))
    const trail = await desk.trail(`${origin}/live`)
    expect(trail.filter(({ type }) => type === 'ArticleRefetchDue')).toHaveLength(1)
  })

  it('is another article each where guids number the places of the list', async () => {
    const feed = await desk.subscribe(`${origin}/feed/places`)
    const list = (round: number) =>
      [1, 2, 3].map((n) => ({
        guid: `pos-${n}`,
        link: `${origin}/place/${round}-${n}`,
        title: `News ${n} of round ${round}`,
      }))
    await poll(feed, list(1))
    await poll(feed, list(2))
    expect(await discovered(feed)).toHaveLength(6)
    await poll(feed, list(2).toReversed())
    expect(await discovered(feed)).toHaveLength(6)
  })

  it('and the same words is looked for there, once, when its page could not be had', async () => {
    const feed = await desk.subscribe(`${origin}/feed/corrected`)
    const entry = { guid: 'quay', title: 'The quay is mended' }
    await poll(feed, [{ ...entry, link: `${origin}/missing-1` }])
    expect(await fetchNewest('/missing-1')).toBe('unavailable: not-found')
    await poll(feed, [{ ...entry, link: `${origin}/right-1` }])
    expect(await fetchNewest('/missing-1')).toBe('fetched')
    expect(asked).toContain('/right-1')
    const head = await log().head()
    await poll(feed, [
      { ...entry, link: `${origin}/right-1` },
      { guid: 'other', link: `${origin}/other-1`, title: 'Other' },
    ])
    expect((await desk.trail(`${origin}/missing-1`)).filter(({ position }) => position > head)).toEqual([])
    expect(await discovered(feed)).toEqual(['/missing-1', '/other-1'])
    expect(await identityOf(feed)).toEqual([])
  })

  it('and the same headline is an edit, and fetched where it now is', async () => {
    const feed = await desk.subscribe(`${origin}/feed/edited`)
    const entry = { guid: 'ferry', title: 'The ferry is late' }
    await poll(feed, [{ ...entry, link: `${origin}/ferry-1`, body: 'By an hour' }])
    expect(await fetchNewest('/ferry-1')).toBe('fetched')
    await poll(feed, [{ ...entry, link: `${origin}/ferry-2`, body: 'By two hours' }])
    expect(await fetchNewest('/ferry-1')).toBe('fetched')
    expect(asked).toContain('/ferry-2')
    expect(await discovered(feed)).toEqual(['/ferry-1'])
  })

  it('is the article that the log has had since each spelling of an address had an id of its own', async () => {
    const link = `${origin}/older`
    const [today, former] = articleIdsOf(link)
    const data = { url: link, feedId: 'older', itemKey: 'older', contentHash: '00', title: 'Older' }
    const stream = { eventId: former, streamId: `article/${former}`, source: 'blotter/test' }
    await log().append([{ ...stream, type: 'ArticleDiscovered', data }])
    const feed = await desk.subscribe(`${origin}/feed/older`)
    const entry = { guid: 'lead', link, title: 'Older', body: 'Two dead', date: 'Wed, 04 Mar 2026 06:00:00 GMT' }
    await poll(feed, [entry])
    await poll(feed, [{ ...entry, title: 'Old', body: 'Nine dead', date: 'Thu, 05 Mar 2026 06:00:00 GMT' }])
    expect(await discovered(feed)).toEqual([])
    expect((await log().readStream(`article/${former}`)).map(({ type }) => type)).toEqual([
      ...['ArticleDiscovered', 'ArticleSeen', 'ArticleSeen', 'ArticleRefetchDue'],
    ])
    expect(await log().readStream(`article/${today}`)).toEqual([])
  })

  it('on another site is no way to put words into an article', async () => {
    const feed = await desk.subscribe(`${origin}/feed/elsewhere`)
    const entry = { guid: 'bell', title: 'The bell is back' }
    await poll(feed, [{ ...entry, link: `${origin}/bell` }])
    await poll(feed, [{ ...entry, link: 'http://bell.example/bell', body: 'Other words' }])
    const elsewhere = await log().readStream(`article/${articleIdOf('http://bell.example/bell')}`)
    expect(elsewhere.map(({ type }) => type)).toContain('ArticleDiscovered')
    expect((await desk.trail(`${origin}/bell`)).map(({ type }) => type)).not.toContain('ArticleRefetchDue')
  })
})
