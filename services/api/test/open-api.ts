import { type Log, openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import type { backends } from '@blotter/test/queue-backends.ts'
import { inject, onTestFinished } from 'vitest'
import { serve } from '../src/serve.ts'

export type OpenApi = { log: Log; url: string }

/** An API over HTTP on a log and queues of its own, until the test ends. */
export const openApi = async ({ kind = 'postgres' }: { kind?: (typeof backends)[number] } = {}): Promise<OpenApi> => {
  const log = await openLog({ url: await freshDatabase(), name: 'test', poolSize: 8, readMs: 4_000 })
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
  await queues.migrate()
  const stop = new AbortController()
  const { promise: listens, resolve, reject } = Promise.withResolvers<number>()
  const logger = {
    info: ({ port }: Record<string, unknown>) => (port ? resolve(Number(port)) : undefined),
    warn: ({ error }: Record<string, unknown>) => reject(error),
    error: (fields: Record<string, unknown>) => console.error(fields),
  }
  const sources = { log, queues, logger, signal: stop.signal }
  const ended = serve(sources, { host: '127.0.0.1', port: 0, names: [] })
  onTestFinished(async () => {
    stop.abort()
    await ended
    await queues.close()
    await log.close()
  })
  return { log, url: `http://127.0.0.1:${await listens}` }
}
