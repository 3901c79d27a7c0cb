import { setTimeout as sleep } from 'node:timers/promises'
import { addFeed } from '@blotter/acts'
import { type Log, openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { countOutcomes } from '@blotter/views'
import { supervise } from '../start/supervisor.ts'
import { type PageSite, servePages } from './page-site.ts'
import type { SamplePage } from './sample-pages.ts'

/** Everything that runs between a feed and the read tables, each a process of its own, as `blotter start` has it. */
const SERVICES = ['dispatcher', 'fetcher', 'cleaner', 'extractor', 'linker', 'projector'] as const
const PATIENCE = 180_000
// ms between looks, which cost the server as much as an article.
const LOOK = 100

export type PipelineRun = {
  /** An empty, migrated database. */
  databaseUrl: string
  /** undefined: queues on Postgres. */
  redisUrl: string | undefined
  /** Run before the clock does, so that processes have started and code is warm. */
  warmUp: readonly SamplePage[]
  pages: readonly SamplePage[]
}

/**
 * Runs the whole pipeline over pages.
 * @returns articles a second by the clock, from the moment that their feed is due to the last projection
 * @throws Error when an article did not come through
 */
export const pipelineRate = async ({ databaseUrl, redisUrl, warmUp, pages }: PipelineRun): Promise<number> => {
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  const sites = [await siteOf(warmUp), await siteOf(pages)]
  await queues.migrate()
  const processes = supervise({
    services: SERVICES,
    env: environmentFor({ databaseUrl, redisUrl }, sites),
    patienceMs: 3_000,
    onLine: () => {},
    onBroken: () => {},
  })
  try {
    await through(log, sites[0], warmUp.length)
    const started = performance.now()
    await through(log, sites[1], warmUp.length + pages.length)
    return (pages.length * 1_000) / (performance.now() - started)
  } finally {
    await processes.stop()
    await queues.close()
    await log.close()
    await Promise.all(sites.map((site) => site.close()))
  }
}

const environmentFor = (
  { databaseUrl, redisUrl }: Pick<PipelineRun, 'databaseUrl' | 'redisUrl'>,
  sites: readonly PageSite[],
) => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl ?? '',
  FETCH_ALLOW: sites.map(({ host }) => host).join(','),
  HOST_GAP_SECONDS: '0',
  LOG_LEVEL: 'warn',
})

/** Pages whose own addresses are those that they are served under, as on a real site. */
const siteOf = (pages: readonly SamplePage[]): Promise<PageSite> =>
  servePages((origin) =>
    pages.map(({ url, origin: own, title, publishedAt, contentType, body }, index) => ({
      path: new URL(url).pathname,
      contentType,
      // Latin-1 both ways leaves every byte as it is.
      body: Buffer.from(body.toString('latin1').replaceAll(own, `${origin}/${index}`), 'latin1'),
      title,
      publishedAt,
    })),
  )

/** Adds a site's feed and waits until so many articles in all are read, linked and projected. */
const through = async (log: Log, site: PageSite | undefined, articles: number): Promise<void> => {
  if (site) await addFeed(log, { url: site.feedUrl })
  for (const end = performance.now() + PATIENCE; ; await sleep(LOOK)) {
    const [row] = await log.query<{ read: number; behind: number }>(PROGRESS)
    if (row && row.read === articles && row.behind === 0) return
    if (performance.now() > end) {
      const outcomes = (await countOutcomes(log)).map(({ outcome, articles: count }) => `${count} ${outcome}`)
      throw new Error(`Of ${articles} articles, after ${PATIENCE / 1_000} s: ${outcomes.join(', ')}.`)
    }
  }
}

/** Articles that linking is done with, and how far the slowest projection is behind. */
const PROGRESS = `
  SELECT
    (SELECT count(*)::int FROM blotter_work.stage_effect WHERE stage = 'link' AND outcome <> 'parked') AS read,
    (SELECT (position - (SELECT min(position) FROM blotter_work.checkpoint WHERE status IN ('live', 'stopped')))::int FROM blotter.log_head) AS behind`
