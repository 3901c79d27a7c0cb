import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { type Log, openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { supervise } from '../start/supervisor.ts'
import { backendUsage } from './backend-usage.ts'
import { atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { appendToPage } from './console-append.ts'
import { writeCrowd } from './console-crowd.ts'
import { freePort } from './free-port.ts'
import { median } from './rounds.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'
import { startRedis } from './temporary-redis.ts'

const CROWD = { waiting: 100_000, dead: 10_000, feeds: 10_000, incidents: 2_000, effects: 60_000 }
// Above what the console takes for fresh, so that each request looks anew.
const APART = 1_100
/** Names under which the console's reads stand in pg_stat_activity. */
const BACKENDS = ['blotter console', 'blotter queues']

/** The first screen with much to show: server time, database time, weight, and how soon an append is on the open page. */
export const consoleBench: Bench = async ({ full, redisUrl, say }) => {
  const looks = full ? 60 : 20
  const redis = redisUrl ? null : await startRedis()
  try {
    return await withTemporaryPostgres(async ({ freshDatabase, settings }) => {
      const rows = await backendRows(await freshDatabase(), undefined, { looks, say })
      const address = redisUrl ?? redis?.url
      if (address) rows.push(...(await backendRows(await freshDatabase(), address, { looks, say })))
      else say('neither REDIS_URL nor a redis-server: the Redis half does not run')
      const { waiting, dead, feeds } = CROWD
      return { size: `${waiting} waiting, ${dead} dead, ${feeds} feeds; ${looks} looks`, rows, settings }
    })
  } finally {
    redis?.stop()
  }
}

type Run = { looks: number; say: (text: string) => void }

const backendRows = async (databaseUrl: string, redisUrl: string | undefined, run: Run): Promise<BenchRow[]> => {
  const name = redisUrl ? 'Redis' : 'Postgres'
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  await queues.migrate()
  await writeCrowd({ log, queues }, CROWD, (text) => run.say(`${name}: ${text}`))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const console = supervise({
    services: ['console'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl ?? '',
      CONSOLE_PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    patienceMs: 3_000,
    onLine: () => {},
    onBroken: () => {},
  })
  try {
    await answers(url)
    run.say(`${name}: the first screen`)
    return (await screenRows(url, { log, looks: run.looks })).map((row) => ({ ...row, table: `queues on ${name}` }))
  } finally {
    await console.stop()
    await queues.close()
    await log.close()
  }
}

const answers = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (
      await fetch(`${url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  throw new Error('the console did not answer within a minute')
}

const screenRows = async (url: string, { log, looks }: { log: Log; looks: number }): Promise<BenchRow[]> => {
  // The first two make the code warm and read the hour that is kept from then on.
  for (const _ of [1, 2]) await look(url, '/')
  const screens: Look[] = []
  const before = await backendUsage(log, BACKENDS)
  for (let each = 0; each < looks; each += 1) {
    await sleep(APART)
    screens.push(await look(url, '/'))
  }
  const after = await backendUsage(log, BACKENDS)
  const assets = await Promise.all(
    ['/console.css', '/console.js', '/icon.svg', '/map/world.svg'].map((path) => look(url, path)),
  )
  const weight = (screens.at(-1)?.bytes ?? 0) + assets.reduce((sum, { bytes }) => sum + bytes, 0)
  const delays = await appendToPage(url, log, looks)
  const others = await Promise.all(
    ['/stages/clean', '/dead', '/feeds', '/incidents', '/log'].map(
      async (path) => [path, await look(url, path)] as const,
    ),
  )
  return [
    atMost('first screen, server time, median', median(screens.map(({ server }) => server)), {
      target: 100,
      unit: 'ms',
    }),
    measured(
      'first screen, server time, p95',
      share(
        screens.map(({ server }) => server),
        0.95,
      ),
      'ms',
    ),
    measured('first screen, until its last byte, median', median(screens.map(({ whole }) => whole)), 'ms'),
    atMost('database time of a refresh, median', median(screens.map(({ database }) => database)), {
      target: 50,
      unit: 'ms',
    }),
    ...(before === null || after === null
      ? []
      : [measured('processor time of Postgres for it, mean', (after - before) / looks, 'ms')]),
    measured(
      'database time of a refresh, p95',
      share(
        screens.map(({ database }) => database),
        0.95,
      ),
      'ms',
    ),
    atMost('weight of the first screen with style, script and map, compressed', weight / 1_000, {
      target: 60,
      unit: 'kB',
    }),
    atMost('append to the open page, p95', share(delays, 0.95), { target: 500, unit: 'ms' }),
    measured('append to the open page, median', median(delays), 'ms'),
    ...others.map(([path, { whole }]) => measured(`${path}, until its last byte`, whole, 'ms')),
  ]
}

/** What one request took: by the console's own clock, by ours, of the database, and in bytes over the line. */
type Look = { server: number; whole: number; database: number; bytes: number }

const look = async (url: string, path: string): Promise<Look> => {
  const started = performance.now()
  const { body, timing } = await getPacked(url + path)
  const whole = performance.now() - started
  const part = (name: string): number => Number(new RegExp(`${name};dur=([\\d.]+)`).exec(timing)?.[1] ?? whole)
  return { server: part('page'), database: part('db'), whole, bytes: body.length }
}

/** fetch() unpacks by itself, and what counts is what went over the line. */
const getPacked = async (url: string): Promise<{ body: Buffer; timing: string }> => {
  const { get } = await import('node:http')
  const { promise, resolve, reject } = Promise.withResolvers<{ body: Buffer; timing: string }>()
  get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
    const pieces: Buffer[] = []
    response.on('data', (piece) => pieces.push(piece))
    response.on('error', reject)
    response.on('end', () => {
      const body = Buffer.concat(pieces)
      if (response.headers['content-encoding'] === 'gzip') gunzipSync(body)
      resolve({ body, timing: String(response.headers['server-timing'] ?? '') })
    })
  }).on('error', reject)
  return promise
}

/** The value that a share of them stays under. */
const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(part * values.length) - 1)] ?? Number.NaN
