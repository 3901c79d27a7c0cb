import { setTimeout as sleep } from 'node:timers/promises'
import { openLog } from '@blotter/log'
import { runDispatcher } from '@blotter/pipeline'
import { openQueues } from '@blotter/queue'
import { articleEvents } from './article-events.ts'
import { atMost, type BenchRow, measured } from './bench.ts'
import { median } from './rounds.ts'
import { startRedis } from './temporary-redis.ts'

const SAMPLES = 25
const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const settings = { epochMs: 1_000, sweepMs: 60_000, sweepAgeMs: 120_000 }

/** How long an event of an idle log takes to be in a worker's hands, on both queue backends. */
export const pickupRows = async (
  freshDatabase: () => Promise<string>,
  { redisUrl, say }: { redisUrl: string | undefined; say: (text: string) => void },
): Promise<BenchRow[]> => {
  const redis = redisUrl ? null : await startRedis()
  const address = redisUrl ?? redis?.url
  try {
    const rows = await backendRows(await freshDatabase(), undefined, { name: 'Postgres', say })
    if (address) rows.push(...(await backendRows(await freshDatabase(), address, { name: 'Redis', say })))
    else say('neither REDIS_URL nor a redis-server: the Redis half does not run')
    return rows
  } finally {
    redis?.stop()
  }
}

const backendRows = async (
  databaseUrl: string,
  redisUrl: string | undefined,
  { name, say }: { name: string; say: (text: string) => void },
): Promise<BenchRow[]> => {
  say(`append to job taken, ${name}`)
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  await queues.migrate()
  const stop = new AbortController()
  const dispatcher = runDispatcher({ log, queues, logger: quiet, settings }, stop.signal)
  const waiting = new Map<number, () => void>()
  const worker = queues.work('fetch', async ({ data }) => void ('position' in data && waiting.get(data.position)?.()), {
    concurrency: 1,
    lockMs: 30_000,
    backoff: () => 1_000,
    onError: () => {},
  })
  const taken = (position: number): Promise<void> => new Promise((done) => void waiting.set(position, done))
  const times: { pickup: number[]; queue: number[]; append: number[] } = { pickup: [], queue: [], append: [] }
  for (let sample = 0; sample <= SAMPLES; sample += 1) {
    // Idle, and at no fixed point of anybody's rhythm.
    await sleep(120 + Math.random() * 120)
    const [discovered] = articleEvents(`pickup-${name}`, sample)
    if (!discovered) continue
    const next = taken((await log.head()) + 1)
    const began = performance.now()
    await log.append([discovered])
    const appended = performance.now()
    await next
    const ended = performance.now()
    await sleep(60)
    const alone = taken(1_000_000 + sample)
    const added = performance.now()
    await queues.add('fetch', [{ position: 1_000_000 + sample }])
    await alone
    if (!sample) continue
    times.pickup.push(ended - began)
    times.append.push(appended - began)
    times.queue.push(performance.now() - added)
  }
  stop.abort()
  await Promise.all([dispatcher, worker.close(1_000)])
  await queues.close()
  await log.close()
  return [
    atMost(`append to job taken, idle, median, ${name}`, median(times.pickup), { target: 60, unit: 'ms' }),
    measured(`calibration: the append alone, ${name}`, median(times.append), 'ms'),
    measured(`calibration: a job added to the queue alone until taken, ${name}`, median(times.queue), 'ms'),
  ]
}
