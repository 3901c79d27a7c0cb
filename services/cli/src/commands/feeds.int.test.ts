import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOpml } from '@blotter/feeds'
import { readEntry, savePoll } from '@blotter/log'
import { type FaultSite, startFaultSite } from '@blotter/test/fault-site/start.ts'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshFolder, ndjson } from '../../test/blotter.ts'
import { command } from '../../test/command.ts'

let site: FaultSite
beforeAll(async () => {
  site = await startFaultSite()
})
beforeEach(() => fetch(`${site.url}/__reset`, { method: 'POST' }))
afterAll(() => site.stop())
const seen = async (): Promise<{ server: string; path: string; status: number }[]> =>
  ndjson(await (await fetch(`${site.url}/__log`)).text())
const reaching = () => ({ FETCH_ALLOW: new URL(site.url).host, HOST_GAP_SECONDS: '0' })

describe('feeds test', () => {
  const test = async (path: string) => {
    const { code, out } = await command(['feeds', 'test', site.url + path, '--json'], reaching())
    return { code, ...JSON.parse(out) }
  }

  it('says what was found and when it would be polled, in two requests, the second with its validators', async () => {
    const probe = await test('/cache/etag.xml')
    expect(probe).toMatchObject({ code: 0, works: true, says: expect.stringContaining('feed of 10 items'), offers: [] })
    const found = Object.fromEntries(probe.facts.map(({ what, found }: Record<string, string>) => [what, found]))
    expect(found).toMatchObject({
      rhythm: 'something new every 90 min',
      'if unchanged': expect.stringContaining('304'),
      'told apart by': 'guid',
      'polled again': expect.stringMatching(/^in \d+ (min|h): /),
    })
    expect((await seen()).map(({ status }) => status)).toEqual([200, 304])
  })

  it('of a page names the feeds that it offers, and the exit code says that it is none', async () => {
    const probe = await test('/pages/home.html')
    expect(probe).toMatchObject({ code: 1, works: false, outcome: 'html-instead-of-feed' })
    expect(probe.offers.map(({ url }: { url: string }) => url.replace(site.url, ''))).toEqual([
      '/feeds/rss.xml',
      '/feeds/atom.xml',
      '/feeds/feed.json',
    ])
    expect(probe.advice).toBe(`Try ${site.url}/feeds/rss.xml`)
  })

  it.each([
    ['/pages/challenge.xml', 'challenge', 'Cloudflare'],
    ['/pages/challenge-503.xml', 'challenge', 'Imperva'],
    ['/status/404', 'not-found', '404'],
    ['/status/gone.xml', 'gone', '410'],
    ['/to/loopback-other-port', 'refused-address', 'not public'],
    ['/bomb/gzip.xml', 'bomb', 'unpacks'],
    ['/redirect/loop', 'redirect-loop', 'circles'],
  ])('of %s says %s in words, with what to do', async (path, outcome, words) => {
    const probe = await test(path)
    expect(probe).toMatchObject({ code: 1, works: false, outcome })
    expect(probe.says + JSON.stringify(probe.facts)).toContain(words)
    expect(probe.advice.length).toBeGreaterThan(20)
    expect((await seen()).filter(({ server }) => server === 'other')).toEqual([])
  })
})

describe('subscriptions', () => {
  const log = sharedLog()
  const feeds = (...args: string[]) => command(['feeds', ...args], { DATABASE_URL: log().url, ...reaching() })
  const listed = async () => ndjson((await feeds('list', '--json')).out)
  const dueOf = async (url: string) => (await listed()).find((row) => row.url === url)?.nextPollAt

  it('by a page take the feed that it offers, with one request, and refuse a page that offers none', async () => {
    const { code, err } = await feeds('add', '--find', `${site.url}/pages/home.html`)
    expect([code, err]).toEqual([0, expect.stringContaining(`offers ${site.url}/feeds/rss.xml and 2 more`)])
    expect((await seen()).map(({ path }) => path)).toEqual(['/pages/home.html'])
    expect((await listed()).map(({ url }) => url)).toEqual([`${site.url}/feeds/rss.xml`])
    const none = await feeds('add', '--find', `${site.url}/pages/consent.html`)
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('offers none')])
    await feeds('remove', `${site.url}/feeds/rss.xml`)
  })

  it('keep their folders and what a list says of them from import to export; a second import moves a feed', async () => {
    const file = join(freshFolder(), 'feeds.opml')
    const outline = (n: number) =>
      `<outline text="No. ${n}" title="Paper ${n}" xmlUrl="https://p${n}.example/rss" htmlUrl="https://p${n}.example/" category="/a,b"/>`
    const list = (inside: string) => writeFileSync(file, `<opml version="2.0"><body>${inside}</body></opml>`)
    list(
      `<outline text="West">${outline(3)}</outline>${outline(1)}<outline text="East">${outline(2)}<outline text="Ports">${outline(3)}</outline></outline>`,
    )
    await feeds('import', file)
    const exported = async () => readOpml((await feeds('export')).out).entries
    expect(await exported()).toEqual(readOpml(readFileSync(file)).entries)
    list(`<outline text="West">${outline(2)}</outline>${outline(3)}`)
    expect((await feeds('import', file)).err).toContain('0 added, 2 known already')
    expect((await exported()).map(({ url, folders }) => [url, folders])).toEqual([
      ['https://p3.example/rss', [[]]],
      ['https://p1.example/rss', [[]]],
      ['https://p2.example/rss', [['West']]],
    ])
    const again = join(freshFolder(), 'again.opml')
    await feeds('export', again)
    expect(readOpml(readFileSync(again, 'utf8'))).toEqual(readOpml((await feeds('export')).out))
  })

  it('keep from import to export whether their articles copy others, however that was said', async () => {
    const file = join(freshFolder(), 'feeds.opml')
    const outline = (n: number, copies = '') => `<outline text="q${n}" xmlUrl="https://q${n}.example/rss" ${copies}/>`
    const list = (inside: string) => writeFileSync(file, `<opml version="2.0"><body>${inside}</body></opml>`)
    const exported = async () =>
      readOpml((await feeds('export')).out).entries.flatMap(({ url, copies }) =>
        url.startsWith('https://q') ? [[url, copies]] : [],
      )
    list([outline(1, 'copies="alone"'), outline(2), outline(3)].join(''))
    await feeds('import', file)
    await feeds('copies', 'alone', 'https://q2.example/rss')
    const [alone, plain] = [
      [1, 2].map((n) => [`https://q${n}.example/rss`, 'alone']),
      [['https://q3.example/rss', undefined]],
    ]
    expect(await exported()).toEqual([...alone, ...plain])
    // A list that says nothing changes nothing; one that says otherwise does.
    list([outline(1), outline(2, 'copies="grouped"'), outline(3, 'copies="alone"')].join(''))
    await feeds('import', file)
    expect((await exported()).map(([, copies]) => copies)).toEqual(['alone', undefined, 'alone'])
  })

  it('are suspended, resumed and moved by hand, and a move can be taken back', async () => {
    const [url, home] = ['https://mover.example/rss', 'https://mover.example/new']
    await feeds('add', url)
    await feeds('suspend', url, '--reason', 'too noisy')
    expect((await listed()).find((row) => row.url === url)).toMatchObject({ verdict: 'suspended', nextPollAt: null })
    await feeds('resume', url)
    expect(await dueOf(url)).not.toBeNull()
    expect((await feeds('move', url, home)).code).toBe(0)
    expect((await listed()).map((row) => row.url)).toContain(home)
    expect((await feeds('add', home)).err).toContain('0 added, 1 known already')
    expect((await feeds('move', home, 'https://p1.example/rss')).err).toContain('another feed already')
    await feeds('move', home, url)
    const moves = await log().query<{ data: unknown }>(
      "SELECT data FROM blotter.event_log WHERE type = 'FeedMoved' ORDER BY position",
    )
    expect(moves.map(({ data }) => data)).toEqual([
      { from: url, to: home },
      { from: home, to: url },
    ])
    expect((await feeds('move', 'https://nowhere.example/', url)).err).toContain('No feed has the address')
  })

  it('are read back on demand: their archive stands in the timetable', async () => {
    await feeds('add', 'https://deep.example/rss')
    expect((await feeds('backfill', 'https://deep.example/rss', '--pages', '7')).code).toBe(0)
    const entries = await log().query<{ detail: unknown }>(
      "SELECT detail FROM blotter_work.schedule WHERE subject LIKE '%#archive'",
    )
    expect(entries).toEqual([{ detail: { left: 7 } }])
    expect((await feeds('backfill', 'https://deep.example/rss', '--pages', '0')).code).toBe(2)
  })

  it('show their health: the verdict, the last failure in words, what to do, and each poll', async () => {
    const url = 'https://sick.example/rss'
    await feeds('add', url)
    const { id: feedId } = (await listed()).find((row) => row.url === url)
    const at = '2026-03-04T12:00:00.000Z'
    const failing = {
      failures: 3,
      errorWeight: 1.5,
      lastOutcome: 'challenge',
      lastCause: 'Anubis asks',
      lastPollAt: at,
    }
    const poll = {
      ...{ at, url, finalUrl: url, status: 403, outcome: 'challenge', cause: 'Anubis asks', ms: 12 },
      ...{ wireBytes: 90, bytes: 90, items: 0, fresh: 0, known: 0, edited: 0, warnings: [], conditional: true },
      ...{ nextAt: at, why: 'it failed: less often each time', headers: {}, body: null },
    }
    const entry = await readEntry(log().database, 'poll', feedId)
    if (!entry) throw new Error('not subscribed')
    await savePoll(log().database, { entry, nextAt: at, health: failing, poll })
    const { out } = await feeds('health', url)
    expect(out).toContain('is failing: 3 polls in a row failed; A bot check stands before the feed.')
    expect(out).toMatch(/What to do: Ask the publisher/)
    expect(out).toMatch(/2026-03-04 12:00 +challenge +403 .*it failed: less often each time/)
    expect(JSON.parse((await feeds('health', url, '--json')).out)).toMatchObject({
      verdict: 'failing',
      polls: [{ outcome: 'challenge', conditional: true }],
    })
    expect((await feeds('health', 'https://nowhere.example/')).code).toBe(1)
  })
})
