import type { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { Backend, Telemetry } from './backend.ts'
import { loadBullmq } from './drivers.ts'
import type { QueueHealth } from './queue-health.ts'
import { type QueuedJob, type QueuedState, queuedJob } from './queued-job.ts'
import type { QueueServer } from './queues.ts'
import { connectRedis, isOutage, type QueueNews } from './redis-connection.ts'
import { inputsOfJob, type StageJob } from './stage-job.ts'

/**
 * Queues on Redis, Valkey or Dragonfly through ioredis.
 * @param url     redis:// or rediss:// address
 * @param prefix  of every key; holds the log's id, so that two logs share a server without meeting
 * @param news    told of outages
 */
export const openRedisBackend = (
  url: string,
  { prefix, telemetry = {}, news }: { prefix: string; telemetry?: Telemetry; news?: QueueNews | undefined },
): Backend => {
  const { createRedisBackend, withBackend } = loadBullmq()
  const bullmq = withBackend(createRedisBackend)
  const { redis, answered, close } = connectRedis(url, news)
  const epochKey = (stage: string): string => `${prefix}:epoch:${stage}`
  const queue = (stage: string) =>
    new bullmq.Queue<StageJob>(stage, { ...telemetry, connection: redis, prefix }) as unknown as Queue<StageJob> // as in postgres-backend.ts
  const open = new Map<string, Queue<StageJob>>()
  const reader = (stage: string): Queue<StageJob> => {
    const known = open.get(stage)
    if (known) return known
    const fresh = queue(stage)
    // BullMQ prints an error that nobody listens to.
    fresh.on('error', () => {})
    open.set(stage, fresh)
    return fresh
  }
  return {
    kind: 'redis',
    bulkFrom: 2,
    // There is nothing to create; what can go wrong is that nobody answers.
    migrate: async () => {
      await answered(() => redis.ping())
    },
    isOutage,
    queue,
    worker: (stage, run, options) =>
      new bullmq.Worker<StageJob>(stage, run as never, {
        ...telemetry,
        ...options,
        prefix,
        connection: redis,
      }) as unknown as Worker<StageJob>,
    heldIds: (stage) => answered(() => readHeldIds(redis, `${prefix}:${stage}`)),
    healthOf: (stages) =>
      answered(() => Promise.all(stages.map((stage) => readHealth(reader(stage), redis, `${prefix}:${stage}`)))),
    peek: (stage, state, limit) => answered(() => peek(reader(stage), state, limit)),
    server: () => answered(() => readServer(redis)),
    readEpoch: (stage) => redis.get(epochKey(stage)),
    writeEpoch: async (stage, epoch) => {
      await redis.set(epochKey(stage), epoch)
    },
    close: async () => {
      await Promise.all([...open.values()].map((each) => each.close().catch(() => {})))
      close()
    },
  }
}

const peek = async (queue: Queue<StageJob>, state: QueuedState, limit: number): Promise<QueuedJob[]> => {
  const jobs = await queue.getJobs([state], 0, limit - 1, true)
  return jobs.flatMap((job) => (job ? [queuedJob(job, state)] : [])).slice(0, limit)
}

const readServer = async (redis: Redis): Promise<QueueServer> => {
  const info = await redis.info()
  const field = (name: string): string | null => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1] ?? null
  return { version: field('redis_version') ?? '', whenFull: field('maxmemory_policy') }
}

const readHeldIds = async (redis: Redis, base: string): Promise<string[]> => {
  const held = await Promise.all([
    ...['wait', 'paused', 'active'].map((list) => redis.lrange(`${base}:${list}`, 0, -1)),
    ...['delayed', 'prioritized'].map((set) => redis.zrange(`${base}:${set}`, '0', '-1')),
  ])
  return held.flat()
}

const readHealth = async (queue: Queue<StageJob>, redis: Redis, base: string): Promise<QueueHealth> => {
  const now = Date.now()
  const [counts, paused, due, oldest, active, ids] = await Promise.all([
    queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    queue.isPaused(),
    redis.zcount(`${base}:delayed`, 0, now * 0x1000 + 0xfff),
    queue.getJobs(['waiting'], 0, 0, true),
    redis.lrange(`${base}:active`, 0, -1),
    readWaitingIds(redis, base),
  ])
  const locks = active.length ? await redis.mget(active.map((id) => `${base}:${id}:lock`)) : []
  const first = oldest[0]
  const waiting = (counts.waiting ?? 0) + (counts.prioritized ?? 0) + due
  const inputs = ids.reduce((sum, id) => sum + inputsOfJob(id), 0)
  return {
    stage: queue.name,
    waiting,
    waitingInputs: ids.length ? Math.round((waiting * inputs) / ids.length) : waiting,
    active: counts.active ?? 0,
    stalled: locks.filter((lock) => lock === null).length,
    delayed: (counts.delayed ?? 0) - due,
    failed: counts.failed ?? 0,
    paused,
    oldestWaitingMs: first ? Math.max(0, now - first.timestamp - (first.delay ?? 0)) : null,
  }
}

const SAMPLE = 1_000

/** Ids of waiting jobs: all of a few, and as many from both ends of a long list. */
const readWaitingIds = async (redis: Redis, base: string): Promise<string[]> => {
  const lists = await Promise.all(
    ['wait', 'paused'].map(async (list) => {
      const length = await redis.llen(`${base}:${list}`)
      if (length <= 2 * SAMPLE) return redis.lrange(`${base}:${list}`, 0, -1)
      const ends = [redis.lrange(`${base}:${list}`, 0, SAMPLE - 1), redis.lrange(`${base}:${list}`, -SAMPLE, -1)]
      return (await Promise.all(ends)).flat()
    }),
  )
  return lists.flat()
}
