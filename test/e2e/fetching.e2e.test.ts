import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { addFeed } from '@blotter/acts'
import { openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { CONDITIONAL, FAILED, READ, RESTLESS } from '../fault-site/behaviours.ts'
import { startFaultSite } from '../fault-site/start.ts'
import { freshDatabase } from '../fresh-log.ts'
import { backends } from '../queue-backends.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const GAP = 200
const FEEDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`/many/${n}.xml?ms=300`, 'read'])),
  '/cache/etag.xml': 'read',
  '/redirect/301': 'read',
  '/encoding/zstd.xml': 'read',
  '/status/gone.xml': 'gone',
  '/pages/challenge.xml': 'challenge',
  '/to/loopback-other-port': 'refused-address',
}

/** All that the site can do to a poll, less what takes a minute by default and the one that writes ten thousand events. */
const EVERY: Readonly<Record<string, string>> = Object.fromEntries(
  [...READ, ...CONDITIONAL, ...RESTLESS, ...FAILED]
    .filter(([path]) => !path.startsWith('/slow/') && path !== '/big/5000-items.xml')
    .map(([path, outcome]) => [path, outcome]),
)

describe.each(backends)('two fetchers on %s', (kind) => {
  it('poll the fault site as one: apart, two at once, each feed by its name, and never its neighbour', async () => {
    const { site, log, processes, polled } = await newsroom(kind, { feeds: FEEDS, fetchers: 2, gapMs: GAP })
    await expect
      .poll(async () => (await polled()).length, { timeout: 110_000, interval: 200 })
      .toBe(Object.keys(FEEDS).length)
    await Promise.all(processes.map(end))
    expect(Object.fromEntries(await polled())).toEqual(FEEDS)
    const seen: { server: string; path: string; time: string; concurrent: number }[] = (
      await (await fetch(`${site.url}/__log`)).text()
    )
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    expect(seen.filter(({ server }) => server === 'other')).toEqual([])
    expect(Math.max(...seen.map(({ concurrent }) => concurrent))).toBeLessThanOrEqual(2)
    for (const path of Object.keys(FEEDS))
      expect([path, seen.filter((one) => one.path === path).length]).toEqual([path, 1])
    // Hops of one redirect and a robots.txt belong to one turn; starts of feeds are turns of their own.
    const starts = seen.filter(({ path }) => path.startsWith('/many/')).map(({ time }) => Date.parse(time))
    // A process that is slow to send moves single starts together, and not all of them.
    const inOrder = starts.sort((a, b) => a - b)
    expect((inOrder.at(-1) ?? 0) - (inOrder[0] ?? 0)).toBeGreaterThanOrEqual((starts.length - 2) * GAP)
    const suspended = await log.query("SELECT 1 FROM blotter.event_log WHERE type = 'FeedSuspended'")
    expect(suspended).toHaveLength(1)
  }, 180_000)

  it('come to the same with every behaviour of the site as polls by themselves', async () => {
    const { site, processes, polled } = await newsroom(kind, { feeds: EVERY, fetchers: 2, gapMs: 0 })
    await expect
      .poll(async () => (await polled()).length, { timeout: 170_000, interval: 500 })
      .toBe(Object.keys(EVERY).length)
    await Promise.all(processes.map(end))
    expect(Object.fromEntries(await polled())).toEqual(EVERY)
    expect(await (await fetch(`${site.url}/__log`)).text()).not.toContain('"server":"other"')
  }, 200_000)
})

type Newsroom = { feeds: Readonly<Record<string, string>>; fetchers: number; gapMs: number }

/** The fault site, feeds that are its paths, and the processes that poll them. */
const newsroom = async (kind: (typeof backends)[number], { feeds, fetchers, gapMs }: Newsroom) => {
  const site = await startFaultSite()
  onTestFinished(() => site.stop())
  const databaseUrl = await freshDatabase()
  const log = await openLog({ url: databaseUrl, name: 'e2e' })
  onTestFinished(() => log.close())
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  onTestFinished(() => queues.close())
  await queues.migrate()
  // Polls alone: whoever fetches an article learns of the site's wish for two seconds between any two.
  await queues.pause('fetch')
  for (const path of Object.keys(feeds)) await addFeed(log, { url: site.url + path })
  const processes = ['dispatcher', ...Array<string>(fetchers).fill('fetcher')].map((service) =>
    start(service, {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl ?? '',
      FETCH_ALLOW: new URL(site.url).host,
      HOST_GAP_SECONDS: String(gapMs / 1_000),
      USER_AGENT: 'Blotter/0.1 (+https://example.org/blotter)',
      LOG_LEVEL: 'error',
    }),
  )
  onTestFinished(async () => {
    await Promise.all(processes.map(end))
  })
  /** Paths that were polled, and what came of it. */
  const polled = async (): Promise<[string, string][]> => {
    const rows = await log.query<{ url: string; outcome: string }>(
      'SELECT DISTINCT url, outcome FROM blotter_work.feed_poll',
    )
    return rows.map(({ url, outcome }) => [url.slice(site.url.length), outcome])
  }
  return { site, log, processes, polled }
}

const start = (service: string, env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [`${root}services/${service}/src/main.ts`], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
