import { feedVerdict } from '@blotter/feeds'
import { catchUp, feedsProjection, readEntry, readFeedPolls } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { useNewsdesk } from '../test/newsdesk.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.now()

describe('polls over days', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  beforeEach(() => desk.reset())

  const at = (feed: string, ms: number) => desk.poll(feed, { now: () => START + ms })
  const asked = async (path: string) => (await desk.seen()).filter((one) => one.path === path)
  const feedEvents = async (feed: string) =>
    (await log().readStream(`feed/${feed}`)).map(({ type, data }) => ({ type, data })).slice(1)
  const told = (feed: string) =>
    log().query<{ type: string; id: string }>(
      "SELECT type, event_id AS id FROM blotter.event_log WHERE data ->> 'feedId' = $1 ORDER BY position",
      [feed],
    )
  const countOf = async (feed: string, type: string) => (await told(feed)).filter((each) => each.type === type).length

  it('send validators back byte for byte, and an unchanged feed costs one request and no event', async () => {
    const feed = await desk.subscribe('/cache/etag.xml?days')
    await at(feed, 0)
    const head = await log().head()
    expect(await at(feed, HOUR)).toBe('unchanged')
    const [first, second] = await asked('/cache/etag.xml?days')
    expect(first?.headers).not.toHaveProperty('if-none-match')
    expect(second).toMatchObject({ status: 304, headers: { 'if-none-match': '"v1-a\\b"' } })
    expect(second?.headers).toHaveProperty('if-modified-since')
    expect(await desk.seen()).toHaveLength(2)
    expect(await log().head()).toBe(head)
  })

  it('find a server out that always says 304, within a day, and send it no validators from then on', async () => {
    const feed = await desk.subscribe('/cache/lying-etag.xml')
    await at(feed, 0)
    await desk.advance()
    const outcomes = []
    for (const hours of [6, 12, 18, 23.5, 24]) outcomes.push(await at(feed, hours * HOUR))
    expect(outcomes).toEqual(['unchanged', 'unchanged', 'unchanged', 'read', 'unchanged'])
    const requests = await asked('/cache/lying-etag.xml')
    expect(requests.map(({ status }) => status)).toEqual([200, 304, 304, 304, 200, 200])
    expect(requests.map(({ headers }) => 'if-none-match' in headers)).toEqual([false, true, true, true, false, false])
    expect(await countOf(feed, 'ArticleDiscovered')).toBeGreaterThan(0)
    expect(await desk.health(feed)).toMatchObject({ validatorsLie: true })
  })

  it('ask a feed that says so not before an hour', async () => {
    const feed = await desk.subscribe('/cache/max-age.xml')
    // As the site's newest article comes out; by its rhythm alone the feed would be asked again within the hour.
    const fresh = Date.UTC(2026, 0, 5, 6, 10)
    await desk.poll(feed, { now: () => fresh })
    const due = Date.parse((await readEntry(log().database, 'poll', feed))?.dueAt ?? '') - fresh
    expect(due).toBeGreaterThanOrEqual(HOUR)
    expect(due).toBeLessThan(1.2 * HOUR)
    const wishes = { ttlMs: HOUR, skips: { hours: [3], days: [] }, nextWhy: expect.stringContaining('ttl') }
    expect(await desk.health(feed)).toMatchObject(wishes)
  })

  it.each(['/redirect/moved.xml', '/redirect/moved-308.xml'])(
    'adopt the move of %s when it was seen ten times over three days, and ask at the new home alone',
    async (path) => {
      const feed = await desk.subscribe(path)
      for (let n = 0; n < 12; n += 1) await at(feed, n * 8 * HOUR)
      const moves = (await feedEvents(feed)).filter(({ type }) => type === 'FeedMoved')
      const move = { from: desk.address(path), to: desk.address('/redirect/new-home.xml') }
      expect(moves).toEqual([{ type: 'FeedMoved', data: move }])
      const before = (await asked(path)).length
      expect(before).toBeGreaterThanOrEqual(10)
      await at(feed, 5 * DAY)
      expect(await asked(path)).toHaveLength(before)
      expect((await desk.seen()).at(-1)?.path).toBe('/redirect/new-home.xml')
      await desk.remove(feed)
    },
  )

  it.each(['/redirect/moved-to-html.xml', '/redirect/permanent-then-temporary', '/redirect/302', '/feeds/rdf.xml'])(
    'adopt nothing of %s, however often it is seen',
    async (path) => {
      const feed = await desk.subscribe(path)
      for (let n = 0; n < 14; n += 1) await at(feed, n * 8 * HOUR)
      expect((await feedEvents(feed)).map(({ type }) => type)).not.toContain('FeedMoved')
    },
  )

  it('take a move back when the new home fails soon after, and read at the old address again', async () => {
    const path = '/redirect/moved-too-soon.xml'
    const feed = await desk.subscribe(path)
    for (let n = 0; n < 11; n += 1) await at(feed, n * 8 * HOUR)
    const [from, to] = [desk.address(path), desk.address('/redirect/short-lived.xml')]
    expect(await feedEvents(feed)).toEqual([{ type: 'FeedMoved', data: { from, to } }])
    await desk.advance()
    const outcomes = []
    for (let n = 0; n < 5; n += 1) outcomes.push(await at(feed, 4 * DAY + n * 8 * HOUR))
    expect(outcomes).toEqual(['not-found', 'not-found', 'not-found', 'not-found', 'read'])
    expect((await feedEvents(feed)).slice(1)).toEqual([{ type: 'FeedMoved', data: { from: to, to: from } }])
  })

  it('of a feed that moves to another feed of ours end, so that one address is asked for once', async () => {
    const home = await desk.subscribe('/redirect/new-home.xml')
    const feed = await desk.subscribe('/redirect/moved.xml?again')
    await catchUp(log(), feedsProjection)
    const before = (await asked('/redirect/new-home.xml')).length
    // The site's path is the redirect whatever follows the question mark.
    for (let n = 0; n < 12; n += 1) if (await readEntry(log().database, 'poll', feed)) await at(feed, n * 8 * HOUR)
    const [end] = (await feedEvents(feed)).slice(-1)
    expect(end).toMatchObject({ type: 'FeedSuspended', data: { reason: expect.stringContaining('another feed') } })
    expect(await readEntry(log().database, 'poll', feed)).toBeNull()
    expect(await readEntry(log().database, 'poll', home)).not.toBeNull()
    expect(await asked('/redirect/new-home.xml')).toHaveLength(before)
  })

  it('end at 410 with an event, after one request', async () => {
    const feed = await desk.subscribe('/status/gone.xml')
    expect(await at(feed, 0)).toBe('gone')
    expect(await feedEvents(feed)).toEqual([
      { type: 'FeedSuspended', data: { reason: expect.stringContaining('410') } },
    ])
    expect(await readEntry(log().database, 'poll', feed)).toBeNull()
    expect(await asked('/status/gone.xml')).toHaveLength(1)
  })

  it('of a feed that only fails come less and less often, and after months a month apart, never to an end', async () => {
    const feed = await desk.subscribe('/status/404')
    let now = 0
    const waits: number[] = []
    for (let n = 0; n < 75; n += 1) {
      await at(feed, now)
      const due = Date.parse((await readEntry(log().database, 'poll', feed))?.dueAt ?? '') - START
      waits.push(due - now)
      now = due
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits[0]).toBeLessThan(HOUR)
    expect(waits.at(-1)).toBeGreaterThan(26 * DAY)
    expect(waits.at(-1)).toBeLessThanOrEqual(30 * DAY)
    const { failures = 0, errorWeight = 0, lastOutcome = '' } = (await desk.health(feed)) ?? {}
    const standing = {
      suspended: false,
      polledAt: 0,
      lastNewAt: null,
      watchedSince: null,
      rhythm: null,
      failures,
      weight: errorWeight,
    }
    expect(feedVerdict({ ...standing, outcome: lastOutcome }, now).verdict).toBe('quarantined')
    const rows = await readFeedPolls(log().database, feed)
    expect(rows).toHaveLength(30)
    expect(rows[0]).toMatchObject({ outcome: 'not-found', status: 404, why: expect.stringContaining('quarantine') })
  })

  it('forget every failure at one good answer', async () => {
    const feed = await desk.subscribe('/status/flapping.xml')
    expect([await at(feed, 0), await at(feed, HOUR)]).toEqual(['server-error', 'read'])
    expect(await desk.health(feed)).toMatchObject({ failures: 0, errorWeight: 0, failingSince: null, lastCause: null })
  })

  it('of ten feeds that carry one article discover it once, see it ten times, and ask for one look at an edit', async () => {
    const feeds = []
    for (let n = 0; n < 10; n += 1) feeds.push(await desk.subscribe(`/items/edited.xml?copy=${n}`))
    const head = await log().head()
    for (const feed of feeds) await at(feed, 0)
    await desk.advance()
    for (const feed of feeds) await at(feed, HOUR)
    const trail = (await desk.trail('/articles/1.html')).filter(({ position }) => position > head)
    const count = (type: string) => trail.filter((event) => event.type === type).length
    expect([count('ArticleSeen'), count('ArticleRefetchDue')]).toEqual([20, 1])
  })

  it('leave a row each, with the exact answer where it was new', async () => {
    const feed = await desk.subscribe('/cache/weak-etag.xml?rows')
    await at(feed, 0)
    await at(feed, HOUR)
    const [second, first] = await readFeedPolls(log().database, feed)
    expect(first).toMatchObject({ outcome: 'read', status: 200, conditional: false, items: 10, fresh: 10, known: 0 })
    expect(first?.headers).toMatchObject({ etag: 'W/"v1"', 'content-type': expect.stringContaining('rss') })
    const direct = await (await fetch(desk.address('/cache/weak-etag.xml'))).text()
    expect(first?.body?.toString()).toBe(direct)
    expect(second).toMatchObject({ outcome: 'unchanged', status: 304, conditional: true, body: null, bytes: 0 })
    expect(second?.nextAt).not.toBeNull()
  })
})

describe('items over several polls', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  beforeEach(() => desk.reset())
  const at = (feed: string, ms: number) => desk.poll(feed, { now: () => START + ms })
  const told = async (feed: string) =>
    (
      await log().query<{ type: string; n: number }>(
        "SELECT type, count(*)::int AS n FROM blotter.event_log WHERE data ->> 'feedId' = $1 GROUP BY type ORDER BY type",
        [feed],
      )
    ).map(({ type, n }) => `${n} ${type}`)
  const identityOf = async (feed: string) =>
    (await log().readStream(`feed/${feed}`)).flatMap((event) =>
      event.type === 'FeedChanged' ? [event.data.changes.identity] : [],
    )

  it('whose guids change at each poll make no news, and are told apart by address from then on', async () => {
    const feed = await desk.subscribe('/items/rotating-guids.xml')
    for (const hours of [0, 1, 2, 3]) await at(feed, hours * HOUR)
    expect(await told(feed)).toEqual(['10 ArticleDiscovered', '10 ArticleSeen'])
    expect(await identityOf(feed)).toEqual(['url'])
  })

  it('that share a guid are all found, by guid and address', async () => {
    const feed = await desk.subscribe('/items/duplicate-guids.xml')
    for (const hours of [0, 25, 50]) await at(feed, hours * HOUR)
    expect((await told(feed)).at(-1)).toBe('10 ArticleSeen')
    expect(await identityOf(feed)).toEqual(['guid-url'])
  })

  it.each(['/items/no-guids.xml', '/items/date-bump.xml', '/items/tracking.xml', '/items/relative-links.xml'])(
    'of %s are told once',
    async (path) => {
      const feed = await desk.subscribe(path)
      for (const hours of [0, 25, 50]) await at(feed, hours * HOUR)
      expect((await told(feed)).at(-1)).toBe('10 ArticleSeen')
      expect(await identityOf(feed)).toEqual([])
    },
  )

  it('that are edited, taken back and edited again are seen each time', async () => {
    const feed = await desk.subscribe('/items/toggled.xml')
    const asks = async () =>
      (await desk.trail('/articles/1.html')).filter(({ type }) => type === 'ArticleRefetchDue').length
    const before = await asks()
    for (const hours of [0, 1, 2, 3, 4]) await at(feed, hours * HOUR)
    expect((await asks()) - before).toBe(4)
  })

  it('that feeds find edited in different words are fetched once, by the look after the last of them', async () => {
    await desk.reset()
    const first = await desk.discover('/articles/7.html?edits')
    expect(await desk.fetch(first)).toBe('fetched')
    const looks = []
    for (const n of [1, 2, 3]) looks.push(await desk.edit('/articles/7.html?edits', n))
    const outcomes = []
    for (const look of looks) outcomes.push(await desk.fetch(look))
    expect(outcomes).toEqual(['unchanged', 'asked since', 'asked since'])
    const pages = (await desk.seen()).filter(({ path }) => path.startsWith('/articles/7'))
    expect(pages).toHaveLength(2)
  })
})
