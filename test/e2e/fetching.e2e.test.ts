import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { addFeed } from '@blotter/acts'
import { openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
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

describe.each(backends)('two fetchers on %s', (kind) => {
  it('poll the fault site as one: apart, two at once, each feed by its name, and never its neighbour', async () => {
    const site = await startFaultSite()
    onTestFinished(() => site.stop())
    const databaseUrl = await freshDatabase()
    const log = await openLog({ url: databaseUrl, name: 'e2e' })
    onTestFinished(() => log.close())
    const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
    const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
    onTestFinished(() => queues.close())
    await queues.migrate()
    for (const path of Object.keys(FEEDS)) await addFeed(log, { url: site.url + path })
    const processes = ['dispatcher', 'fetcher', 'fetcher'].map((service) =>
      start(service, {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl ?? '',
        FETCH_ALLOW: new URL(site.url).host,
        HOST_GAP_SECONDS: String(GAP / 1_000),
        USER_AGENT: 'Blotter/0.1 (+https://example.org/blotter)',
        LOG_LEVEL: 'error',
      }),
    )
    onTestFinished(async () => {
      await Promise.all(processes.map(end))
    })
    const polled = () =>
      log.query<{ url: string; outcome: string }>('SELECT DISTINCT url, outcome FROM blotter_work.feed_poll')
    await expect
      .poll(async () => (await polled()).length, { timeout: 110_000, interval: 200 })
      .toBe(Object.keys(FEEDS).length)
    await Promise.all(processes.map(end))
    const outcomes = (await polled()).map(({ url, outcome }) => [url.slice(site.url.length), outcome])
    expect(Object.fromEntries(outcomes)).toEqual(FEEDS)
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
})

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
