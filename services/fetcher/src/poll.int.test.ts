import { articleIdOf, discoverFeeds, readFeed } from '@blotter/feeds'
import { EffectExists, hostGateStore, readEntry } from '@blotter/log'
import { perform } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { sharedHostGate } from '@blotter/web'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { clientFor, useNewsdesk } from '../test/newsdesk.ts'
import { pollStage } from './poll.ts'

const reader = { parse: readFeed, offers: async (page: Parameters<typeof discoverFeeds>[0]) => discoverFeeds(page) }

describe('a poll', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  const discoveredBy = async (feedId: string) =>
    log().query<{ type: string; stream: string }>(
      "SELECT type, stream_id AS stream FROM blotter.event_log WHERE data ->> 'feedId' = $1 ORDER BY position",
      [feedId],
    )
  const countsOf = async (feedId: string) => {
    const rows = await discoveredBy(feedId)
    return {
      discovered: rows.filter(({ type }) => type === 'ArticleDiscovered').length,
      seen: rows.filter(({ type }) => type === 'ArticleSeen').length,
    }
  }

  it('tells of every item that is new, once, and moves the next poll on', async () => {
    const feed = await desk.subscribe('/cache/etag.xml')
    expect(await desk.poll(feed)).toBe('read')
    expect(await countsOf(feed)).toEqual({ discovered: 10, seen: 10 })
    expect(await desk.health(feed)).toMatchObject({ lastStatus: 200, lastOutcome: 'read', failures: 0, items: 10 })
    const next = await readEntry(log().database, 'poll', feed)
    expect(Date.parse(next?.dueAt ?? '')).toBeGreaterThan(Date.now() + 5 * 60_000 - 1_000)
  })

  it('asks by what the feed gave it, and an unchanged feed gives no event', async () => {
    const feed = await desk.subscribe('/cache/weak-etag.xml')
    await desk.poll(feed)
    const head = await log().head()
    expect(await desk.poll(feed)).toBe('unchanged')
    expect(await desk.health(feed)).toMatchObject({ lastStatus: 304, lastOutcome: 'unchanged', failures: 0 })
    expect(await log().head()).toBe(head)
  })

  it('of a feed that has not changed costs one request, no event, and a statement each to read, enter, leave and write', async () => {
    const feed = await desk.subscribe('/cache/last-modified.xml?cost')
    const pace = { hostGapMs: 0, perHost: 2, deadHostCapMs: 0, leaseMs: 60_000 }
    const web = clientFor([desk.address('')], { gate: sharedHostGate(hostGateStore(log().database), pace) })
    const stage = pollStage({ web, feeds: reader, intervalMs: 900_000 })
    const poll = async () => {
      const entry = await readEntry(log().database, 'poll', feed)
      if (!entry) throw new Error('not subscribed')
      const statements = vi.spyOn(log().database.$client, 'query').mockClear()
      onTestFinished(() => statements.mockRestore())
      const outcome = await perform(stage, { entry }, { log: log(), signal: new AbortController().signal })
      return { outcome, statements: statements.mock.calls.map(([statement]) => (statement as { name?: string }).name) }
    }
    await poll()
    await desk.reset()
    const head = await log().head()
    expect(await poll()).toEqual({
      outcome: 'unchanged',
      statements: [
        ...['blotter feed state', 'blotter enter host', 'blotter leave host'],
        expect.stringMatching(/^blotter save poll/),
      ],
    })
    expect((await desk.seen()).map(({ status }) => status)).toEqual([304])
    expect(await log().head()).toBe(head)
    await web.close()
  })

  it('knows the same body again under a new ETag', async () => {
    const feed = await desk.subscribe('/cache/rotating-etag.xml')
    await desk.poll(feed)
    expect(await desk.poll(feed)).toBe('unchanged')
    expect(await desk.health(feed)).toMatchObject({ lastStatus: 200 })
  })

  it('makes one article of an item that two feeds bring, and tells of both sightings', async () => {
    const [rss, atom] = [await desk.subscribe('/feeds/rdf.xml'), await desk.subscribe('/feeds/atom.xml')]
    await desk.poll(rss)
    await desk.poll(atom)
    const trail = await desk.trail('/articles/0.html')
    expect(trail.filter(({ type }) => type === 'ArticleDiscovered')).toHaveLength(1)
    const seenBy = trail.flatMap((event) => (event.type === 'ArticleSeen' ? event.data.feedId : []))
    expect(seenBy).toEqual(expect.arrayContaining([rss, atom]))
    expect(await countsOf(atom)).toEqual({ discovered: 0, seen: 10 })
  })

  it('asks for another look at an article whose item was edited, and at no other', async () => {
    const feed = await desk.subscribe('/items/edited.xml')
    await desk.poll(feed)
    const head = await log().head()
    await desk.advance()
    await desk.poll(feed)
    const stream = `article/${articleIdOf(desk.address('/articles/1.html'))}`
    const told = (await log().readAfter(head, 100)).map(({ type, streamId, data }) => ({ type, streamId, data }))
    expect(told).toEqual([
      {
        type: 'ArticleSeen',
        streamId: stream,
        data: expect.objectContaining({ feedId: feed, previousHash: expect.any(String) }),
      },
      { type: 'ArticleRefetchDue', streamId: stream, data: { cause: 'edit', attempt: 1 } },
    ])
  })

  it.each([
    ['/status/404', 'not-found', 404],
    ['/status/500', 'server-error', 500],
    ['/redirect/self', 'redirect-loop', null],
    ['/to/private-10', 'refused-address', null],
    ['/big/40mb.xml', 'too-large', null],
    ['/broken/empty.xml', 'empty', 200],
    ['/pages/home.html', 'html-instead-of-feed', 200],
    ['/pages/challenge.xml', 'challenge', 403],
    ['/pages/challenge-200.xml', 'challenge', 200],
  ])('of %s is a failure with a name, counted, and the feed is asked again later', async (path, outcome, status) => {
    const feed = await desk.subscribe(path)
    const head = await log().head()
    const name = await desk.poll(feed)
    expect(name).toEqual(outcome)
    expect(name).not.toBe('read')
    expect(await desk.health(feed)).toMatchObject({ failures: 1, lastStatus: status, lastCause: expect.any(String) })
    await desk.poll(feed)
    expect(await desk.health(feed)).toMatchObject({ failures: 2 })
    expect(await log().head()).toBe(head)
    expect(await readEntry(log().database, 'poll', feed)).not.toBeNull()
  })

  it('of a page where the feed should be names the feed that the page offers', async () => {
    const feed = await desk.subscribe('/pages/html-as-feed.xml')
    expect(await desk.poll(feed)).toBe('html-instead-of-feed')
    expect((await desk.health(feed))?.lastCause).toContain(`It offers ${desk.address('/feeds/rss.xml')}.`)
  })

  it('that somebody else has done meanwhile leaves nothing', async () => {
    const feed = await desk.subscribe('/cache/last-modified.xml')
    const entry = await readEntry(log().database, 'poll', feed)
    if (!entry) throw new Error('not subscribed')
    await desk.poll(feed)
    const head = await log().head()
    const web = clientFor([desk.address('')])
    const again = perform(
      pollStage({ web, feeds: reader, intervalMs: 900_000 }),
      { entry },
      { log: log(), signal: new AbortController().signal },
    )
    await expect(again).rejects.toBeInstanceOf(EffectExists)
    await web.close()
    expect(await log().head()).toBe(head)
  })

  it('of a feed that was removed takes it off the timetable', async () => {
    const feed = await desk.subscribe('/feeds/feed.json')
    await log().append([
      {
        eventId: '3b6a27bc-ceb6-4a2d-92a3-a8d02a575a01',
        streamId: `feed/${feed}`,
        type: 'FeedRemoved',
        data: { reason: 'enough' },
        source: 'blotter/test',
      },
    ])
    expect(await desk.poll(feed)).toBe('not subscribed')
    expect(await readEntry(log().database, 'poll', feed)).toBeNull()
    expect(await discoveredBy(feed)).toEqual([])
  })
})
