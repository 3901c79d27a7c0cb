import { readEntry, readWebSub } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clientFor, useNewsdesk } from '../test/newsdesk.ts'
import { type HubCallback, listenForHubs } from './hub-callback.ts'
import { type HubKeeper, hubKeeper } from './hub-keeper.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('a feed that names a hub', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  const told: string[] = []
  let listening: HubCallback
  let hubs: HubKeeper
  let web: ReturnType<typeof clientFor>
  beforeAll(async () => {
    const opened = await listenForHubs(log(), { port: 0, host: '127.0.0.1' })
    if (!opened) throw new Error('A free port was taken.')
    listening = opened
    web = clientFor([desk.address('')])
    const callback = `http://127.0.0.1:${listening.port}`
    hubs = hubKeeper({ log: log(), web, callback, warn: (_fields, message) => void told.push(message) })
  })
  beforeEach(() => desk.reset())
  afterAll(() => Promise.all([listening.close(), web.close()]))

  const poll = (feed: string, now = Date.now()) => desk.poll(feed, { hubs, now: () => now })
  const subOf = (feed: string) => readWebSub(log().database, feed)
  const active = async (feed: string) => {
    await expect.poll(async () => (await subOf(feed))?.state).toBe('active')
    return subOf(feed)
  }
  const dueOf = async (feed: string) => Date.parse((await readEntry(log().database, 'poll', feed))?.dueAt ?? '')
  const publish = async (query = ''): Promise<unknown> => {
    const answer = await fetch(desk.address(`/websub/publish${query}`), { method: 'POST' })
    return ((await answer.json()) as { statuses: unknown }).statuses // as the fault site answers
  }

  it('is subscribed to by its first poll, under a secret address and with a secret', async () => {
    const feed = await desk.subscribe('/websub/feed.xml')
    expect(await poll(feed)).toBe('read')
    const row = await active(feed)
    expect(row).toMatchObject({ hub: desk.address('/websub/hub'), topic: desk.address('/websub/feed.xml') })
    expect(Date.parse(row?.leaseUntil ?? '') - Date.now()).toBeGreaterThan(500_000)
    expect((await desk.seen()).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /websub/feed.xml',
      'POST /websub/hub',
    ])
  })

  it('is polled as soon as the hub pushes, and a forged push changes nothing', async () => {
    const feed = await desk.subscribe('/websub/feed.xml?push')
    await poll(feed)
    await active(feed)
    const before = await dueOf(feed)
    expect(before).toBeGreaterThan(Date.now() + 60_000)
    expect(await publish('?forge=1')).toEqual([202])
    expect(await dueOf(feed)).toBe(before)
    await desk.advance()
    expect(await publish()).toEqual([202])
    expect(await dueOf(feed)).toBeLessThanOrEqual(Date.now())
    expect(await poll(feed)).toBe('read')
    // Ten more within the minute make it one poll.
    for (let n = 0; n < 10; n += 1) await publish()
    expect(await dueOf(feed)).toBeGreaterThan(Date.now() + 30_000)
  })

  it('is polled once a day while a lease holds for longer, and renewed before it ends', async () => {
    const feed = await desk.subscribe('/websub/feed.xml?daily')
    const now = Date.now()
    await poll(feed, now)
    await active(feed)
    await log().query('UPDATE blotter_work.web_sub SET lease_until = $2 WHERE feed_id = $1', [
      feed,
      new Date(now + 5 * DAY).toISOString(),
    ])
    await poll(feed, now + HOUR)
    expect((await dueOf(feed)) - (now + HOUR)).toBeGreaterThan(21 * HOUR)
    const asked = async () => (await desk.seen()).filter(({ path }) => path === '/websub/hub').length
    expect(await asked()).toBe(1)
    await poll(feed, now + 4.5 * DAY)
    await expect.poll(asked).toBe(2)
  })

  it('is asked for again soon when a push told of something that is not to be seen yet', async () => {
    const feed = await desk.subscribe('/websub/feed.xml?stale')
    const now = Date.now()
    await poll(feed, now)
    await active(feed)
    const until = new Date(now + 9 * DAY).toISOString()
    await log().query('UPDATE blotter_work.web_sub SET lease_until = $2 WHERE feed_id = $1', [feed, until])
    await publish()
    expect(await poll(feed, now + HOUR)).toBe('unchanged')
    expect((await dueOf(feed)) - (now + HOUR)).toBeLessThan(7 * HOUR)
  })

  it('that cannot be asked is told of, and is polled as ever', async () => {
    const feed = await desk.subscribe('/websub/feed.xml?broken')
    const broken = hubKeeper({
      log: log(),
      web,
      callback: 'http://127.0.0.1:1',
      warn: (_f, message) => void told.push(message),
    })
    const refusing = {
      ...broken,
      follow: (id: string, _offer: unknown, now: number) =>
        broken.follow(id, { hub: desk.address('/status/500'), topic: 'x' }, now),
    }
    expect(await desk.poll(feed, { hubs: refusing })).toBe('read')
    expect(told.at(-1)).toBe('a hub did not take our wish to subscribe')
    expect(await subOf(feed)).toMatchObject({ state: 'asked', leaseUntil: null })
    const private10 = {
      ...broken,
      follow: (id: string, _offer: unknown, now: number) =>
        broken.follow(id, { hub: 'http://10.0.0.1/hub', topic: 'y' }, now),
    }
    await desk.poll(feed, { hubs: private10 })
    expect(told.at(-1)).toBe('a hub could not be asked to subscribe')
  })

  it('is listened for by one fetcher of a machine, and the others go on without', async () => {
    expect(await listenForHubs(log(), { port: listening.port, host: '127.0.0.1' })).toBeNull()
  })

  it.each([
    ['an unknown address', '/websub/nobody', 404],
    ['no address', '/', 404],
  ])('at %s answers %s', async (_what, path, status) => {
    const ask = `http://127.0.0.1:${listening.port}${path}?hub.mode=subscribe&hub.topic=x&hub.challenge=y`
    expect((await fetch(ask)).status).toBe(status)
    expect((await fetch(ask, { method: 'POST', body: 'x' })).status).toBe(status)
  })

  it('confirms nothing that was not asked for, takes a refusal, and confirms what it wants forgotten', async () => {
    const feed = await desk.subscribe('/websub/feed.xml?verify')
    await poll(feed)
    const row = await active(feed)
    const ask = (query: Record<string, string>) =>
      fetch(`http://127.0.0.1:${listening.port}/websub/${row?.token}?${new URLSearchParams(query)}`)
    const other = { 'hub.mode': 'subscribe', 'hub.topic': 'https://other.example/', 'hub.challenge': 'c' }
    expect((await ask(other)).status).toBe(404)
    expect((await ask({ ...other, 'hub.mode': 'unsubscribe', 'hub.topic': row?.topic ?? '' })).status).toBe(404)
    expect((await ask({ 'hub.mode': 'denied', 'hub.topic': row?.topic ?? '' })).status).toBe(200)
    expect(await subOf(feed)).toMatchObject({ state: 'refused' })
    await hubs.follow(feed, null, Date.now())
    expect(await subOf(feed)).toBeNull()
    const forgotten = await ask({ ...other, 'hub.mode': 'unsubscribe', 'hub.topic': row?.topic ?? '' })
    expect([forgotten.status, await forgotten.text()]).toEqual([200, 'c'])
  })
})
