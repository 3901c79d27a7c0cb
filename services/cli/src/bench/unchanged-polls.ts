import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { addFeed } from '@blotter/acts'
import { type Log, openLog, pollAllNow } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { supervise } from '../start/supervisor.ts'
import { atMost, type BenchRow, measured } from './bench.ts'
import { feedDocuments } from './feed-documents.ts'
import type { TemporaryPostgres } from './temporary-postgres.ts'
import { workerUsage } from './worker-usage.ts'

const PATIENCE = 120_000
const TICKS = 100

export type UnchangedPolls = { server: TemporaryPostgres; redisUrl?: string | undefined; feeds: number; rounds: number }

/**
 * What polling a feed that has not changed costs: a dispatcher and a fetcher as processes of their own, all their work
 * counted, against a site on loopback that answers 304.
 */
export const unchangedPolls = async ({ server, redisUrl, feeds, rounds }: UnchangedPolls): Promise<BenchRow[]> => {
  const databaseUrl = await server.freshDatabase()
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  const site = await startSite()
  await queues.migrate()
  const processes = supervise({
    services: ['dispatcher', 'fetcher'],
    env: environmentFor({ databaseUrl, redisUrl, host: site.host }),
    patienceMs: 3_000,
    onLine: () => {},
    onBroken: () => {},
  })
  try {
    for (let n = 0; n < feeds; n += 1) await addFeed(log, { url: `http://${site.host}/${n}` })
    await untilPolled(log, feeds)
    const costs: Cost[] = []
    // The first round warms the code up.
    for (let round = 0; round <= rounds; round += 1) costs.push(await costOf(log, { feeds, asked: site.asked }))

    return rowsOf(costs.slice(1), redisUrl ? 'Redis' : 'Postgres')
  } finally {
    await processes.stop()
    await queues.close()
    await log.close()
    await site.close()
  }
}

type Cost = { fetcherMs: number; postgresMs: number; requests: number; events: number }

const costOf = async (log: Log, { feeds, asked }: { feeds: number; asked: () => number }): Promise<Cost> => {
  const measure = async () => ({
    fetcher: (await workerUsage(log, 'poll'))?.seconds ?? Number.NaN,
    postgres: await postgresSeconds(log),
    asked: asked(),
    head: await log.head(),
  })
  const polls = await countPolls(log)
  const before = await measure()
  await pollAllNow(log.database)
  await untilPolled(log, polls + feeds)
  const after = await measure()
  return {
    fetcherMs: ((after.fetcher - before.fetcher) * 1_000) / feeds,
    postgresMs: ((after.postgres - before.postgres) * 1_000) / feeds,
    requests: (after.asked - before.asked) / feeds,
    events: after.head - before.head,
  }
}

const rowsOf = (costs: readonly Cost[], backend: string): BenchRow[] => {
  // Whoever else uses the machine adds to what a round costs, and nobody takes away from it.
  const least = (name: 'fetcherMs' | 'postgresMs'): number => Math.min(...costs.map((cost) => cost[name]))
  const most = (name: 'requests' | 'events'): number => Math.max(...costs.map((cost) => cost[name]))
  return [
    atMost('processor time of the fetcher, queue included', least('fetcherMs'), { target: 3, unit: 'ms' }),
    measured('processor time of Postgres beside it', least('postgresMs'), 'ms'),
    atMost('requests, at most', most('requests'), { target: 1 }),
    atMost('events, at most', most('events'), { target: 0 }),
  ].map((row) => ({
    ...row,
    table: `polling a feed that has not changed, the best of ${costs.length} rounds, queues on ${backend}`,
  }))
}

/** Polls that are kept; no feed comes to the thirty past which older ones go. */
const countPolls = async (log: Log): Promise<number> =>
  (await log.query<{ polls: number }>('SELECT count(*)::int AS polls FROM blotter_work.feed_poll'))[0]?.polls ?? 0

const untilPolled = async (log: Log, polls: number): Promise<void> => {
  for (const end = performance.now() + PATIENCE; (await countPolls(log)) < polls; await sleep(100))
    if (performance.now() > end) throw new Error(`${await countPolls(log)} of ${polls} polls after two minutes`)
}

/** Processor time of all that serves connections. */
const postgresSeconds = async (log: Log): Promise<number> => {
  const rows = await log.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'",
  )
  const ticks = rows.map(({ pid }) => {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number)
    return user + system
  })
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS
}

/** The same feed under every path, of items that stand nowhere; unchanged for whoever names its ETag. */
const startSite = async () => {
  let requests = 0
  const body = feedDocuments()[0]?.xml.replaceAll('https://paper.example/', 'http://127.0.0.1:9/')
  const etag = '"one"'
  const server = createServer((request, response) => {
    requests += 1
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on TCP
    asked: () => requests,
    close: async (): Promise<void> => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const environmentFor = ({
  databaseUrl,
  redisUrl,
  host,
}: {
  databaseUrl: string
  redisUrl: string | undefined
  host: string
}) => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl ?? '',
  FETCH_ALLOW: host,
  HOST_GAP_SECONDS: '0',
})
