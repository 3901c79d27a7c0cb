import { listenUntil, ownNames } from '@blotter/access'
import { historyProjection, type Log, openLog, readCheckpoint } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import type { backends } from '@blotter/test/queue-backends.ts'
import { getRequestListener } from '@hono/node-server'
import { inject, onTestFinished } from 'vitest'
import { apiApp } from '../src/app.ts'
import type { Opening } from '../src/guard.ts'

export type OpenApi = { log: Log; url: string }

/** `opening`: where it believes to listen, and who may read there. */
type Options = { kind?: (typeof backends)[number]; opening?: Opening }

/** An API over HTTP on a log and queues of its own, until the test ends. */
export const openApi = async ({ kind = 'postgres', opening }: Options = {}): Promise<OpenApi> => {
  const log = await openLog({ url: await freshDatabase(), name: 'test', poolSize: 8, readMs: 4_000 })
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
  await queues.migrate()
  await readCheckpoint(log.database, historyProjection)
  const stop = new AbortController()
  const { promise: listens, resolve, reject } = Promise.withResolvers<number>()
  const logger = {
    info: ({ port }: Record<string, unknown>) => (port ? resolve(Number(port)) : undefined),
    warn: ({ error }: Record<string, unknown>) => reject(error),
    error: (fields: Record<string, unknown>) => console.error(fields),
  }
  const sources = { log, queues, logger, signal: stop.signal }
  const listening = { host: '127.0.0.1', port: 0, name: 'api', setting: 'API_PORT', logger, signal: stop.signal }
  const app = apiApp(sources, { names: ownNames('127.0.0.1', []), opening: opening ?? { open: true, loopback: true } })
  const ended = listenUntil(getRequestListener(app.fetch), listening)
  onTestFinished(async () => {
    stop.abort()
    await ended
    await queues.close()
    await log.close()
  })
  return { log, url: `http://127.0.0.1:${await listens}` }
}
