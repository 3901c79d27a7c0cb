import type { Job, Queue } from 'bullmq'
import type { Backend } from './backend.ts'
import { loadTelemetry } from './drivers.ts'
import { jobOptions, MAX_STALLED } from './job-options.ts'
import { openPostgresBackend } from './postgres-backend.ts'
import type { QueueHealth } from './queue-health.ts'
import { queuedJob } from './queued-job.ts'
import type { Queues, TakenJob } from './queues.ts'
import { openRedisBackend } from './redis-backend.ts'
import type { QueueNews } from './redis-connection.ts'
import { jobId, type StageJob, stretchOf } from './stage-job.ts'
import { steadyWorker } from './steady-worker.ts'

/**
 * The queues of a log: on Redis when there is an address for it, otherwise on the log's own Postgres.
 * @param logId  keeps two logs on one Redis apart
 * @param traced  BullMQ's own spans go to whatever OpenTelemetry's API was given
 * @param news   told when Redis is lost and when it is back, once an outage
 */
export const openQueues = ({
  databaseUrl,
  redisUrl,
  logId,
  traced = false,
  news,
}: {
  databaseUrl: string
  redisUrl?: string | undefined
  logId: string
  traced?: boolean
  news?: QueueNews
}): Queues => {
  const telemetry = traced ? { telemetry: new (loadTelemetry().BullMQOtel)({ tracerName: 'bullmq' }) } : {}
  return queuesOn(
    redisUrl
      ? openRedisBackend(redisUrl, { prefix: `blotter:${logId}`, telemetry, news })
      : openPostgresBackend(databaseUrl, telemetry),
  )
}

const queuesOn = (backend: Backend): Queues => {
  const open = new Map<string, Queue<StageJob>>()
  const queueOf = (stage: string): Queue<StageJob> => {
    const known = open.get(stage)
    if (known) return known
    const queue = backend.queue(stage)
    // A backend that goes away is met by the next call; BullMQ reconnects.
    queue.on('error', () => {})
    open.set(stage, queue)
    // BullMQ remembers for ever that the backend was not there at a queue's start; the next call makes a new one.
    queue.waitUntilReady().catch(() => {
      open.delete(stage)
      void queue.close().catch(() => {})
    })
    return queue
  }
  const add = async (stage: string, jobs: readonly StageJob[], delay?: number): Promise<void> => {
    const queue = queueOf(stage)
    const options = delay === undefined ? jobOptions : { ...jobOptions, delay }
    // BullMQ's types tell a job's name from those that a queue was declared with; ours has one.
    const named = jobs.map((data) => ({ name: stage, data, opts: { ...options, jobId: jobId(data) } })) as never[]
    if (named.length >= backend.bulkFrom) await queue.addBulk(named)
    else for (const { name, data, opts } of named) await queue.add(name, data, opts)
  }
  return {
    kind: backend.kind,
    migrate: backend.migrate,
    health: async (stage) => {
      const [health] = await backend.healthOf([stage])
      return health as QueueHealth // one for each that is asked about
    },
    healthOf: backend.healthOf,
    peek: backend.peek,
    server: backend.server,
    readEpoch: backend.readEpoch,
    writeEpoch: backend.writeEpoch,
    add,
    addLater: (stage, job, delayMs) => add(stage, [job], delayMs),
    held: async (stage) => (await backend.heldIds(stage)).flatMap((id) => stretchOf(id) ?? []),
    work: (stage, handle, { concurrency, lockMs, backoff, onError }) => {
      const active = new Map<Job<StageJob>, Promise<void>>()
      const run = (job: Job<StageJob>): Promise<void> => {
        const running = handle(takenJob(job)).finally(() => active.delete(job))
        active.set(job, running)
        return running
      }
      const create = () =>
        backend.worker(stage, run, {
          concurrency,
          lockDuration: lockMs,
          // On Redis the stalled check is shared by all workers, so every worker has the same interval.
          stalledInterval: lockMs,
          maxStalledCount: MAX_STALLED,
          metrics: { maxDataPoints: 60 },
          settings: { backoffStrategy: (attempt, _type, error) => backoff(attempt, error ?? new Error('unknown')) },
        })
      const tell = (error: Error): void => {
        if (!backend.isOutage(error)) onError(error)
      }
      // By the queue's own connection, since the worker's is closed by then.
      const giveBack = async ({ id = '', token }: Job<StageJob>): Promise<void> => {
        await (await queueOf(stage).getJob(id))?.moveToWait(token)
      }
      return steadyWorker({ create, active, giveBack, onError: tell })
    },
    find: async (stage, id) => {
      const job = await queueOf(stage).getJob(id)
      return job ? queuedJob(job, await job.getState()) : null
    },
    raw: queueOf,
    pause: (stage) => queueOf(stage).pause(),
    resume: (stage) => queueOf(stage).resume(),
    drain: (stage) => queueOf(stage).drain(true),
    close: async () => {
      await Promise.all([...open.values()].map((queue) => queue.close().catch(() => {})))
      await backend.close()
    },
  }
}

const takenJob = (job: Job<StageJob>): TakenJob => ({
  id: job.id ?? '',
  data: job.data,
  attempt: job.attemptsMade + 1,
  waitedMs: Math.max(0, (job.processedOn ?? Date.now()) - job.timestamp - (job.delay ?? 0)),
})
