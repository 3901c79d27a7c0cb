import type { Log } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { Redis } from 'ioredis'
import { inject, onTestFinished } from 'vitest'
import { freshLog } from './fresh-log.ts'

/** The backends that this run can test. */
export const backends = (['postgres', 'redis'] as const).filter((kind) => kind === 'postgres' || inject('redisUrl'))

/** Queues on a database of their own and, on Redis, under a prefix of their own. */
export const freshQueues = async (kind: (typeof backends)[number]): Promise<Queues> => {
  const log = await freshLog()
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
  onTestFinished(() => queues.close())
  await queues.migrate()
  return queues
}

/** Removes all queues of a log, as an operator might by mistake. */
export const wipeQueues = async (kind: (typeof backends)[number], log: Log): Promise<void> => {
  if (kind === 'postgres') return void (await log.query('DROP SCHEMA bullmq CASCADE'))
  const redis = new Redis(inject('redisUrl') ?? '')
  const keys = await redis.keys(`blotter:${log.id}:*`)
  if (keys.length) await redis.del(...keys)
  redis.disconnect()
}
