import { listenUntil, ownNames } from '@blotter/access'
import { historyProjection, type Log, openLog, readCheckpoint } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { createDatabase } from '@blotter/test/fresh-log.ts'
import type { backends } from '@blotter/test/queue-backends.ts'
import { afterAll, beforeAll, inject } from 'vitest'
import { apiApp } from '../src/app.ts'
import type { Opening } from '../src/guard.ts'
import { requestListener, unreadable } from '../src/request-listener.ts'

export type OpenApi = { log: Log; url: string }

type Options = {
  kind?: (typeof backends)[number]
  /** What stands in its log before any test. */
  told?: (log: Log) => Promise<void>
}

/**
 * An API over HTTP on a log and queues of its own, for all tests of a file or of a group.
 * @returns the API, once the tests run
 */
export const sharedApi = ({ kind = 'postgres', told }: Options = {}): (() => OpenApi) => {
  let api: OpenApi | undefined
  const closing: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const { url, drop } = await createDatabase()
    closing.push(drop)
    const log = await openLog({ url, name: 'test', poolSize: 8, readMs: 4_000 })
    closing.push(() => log.close())
    await readCheckpoint(log.database, historyProjection)
    await told?.(log)
    const served = await serveApi(log, { kind })
    closing.push(served.close)
    api = { log, url: served.url }
  })
  afterAll(async () => {
    for (const close of closing.reverse()) await close()
  })
  return () => {
    if (!api) throw new Error('The shared API is there once the tests run.')
    return api
  }
}

/** `opening`: where it believes to listen, and who may read there. */
type Serving = { kind?: (typeof backends)[number]; opening?: Opening; origins?: readonly string[]; lookMs?: number }

/** An API over HTTP on a log that is open. */
export const serveApi = async (
  log: Log,
  { kind = 'postgres', opening = { open: true, loopback: true }, origins = [], lookMs }: Serving,
): Promise<{ url: string; close: () => Promise<void> }> => {
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
  const listening = {
    host: '127.0.0.1',
    port: 0,
    name: 'api',
    setting: 'API_PORT',
    logger,
    signal: stop.signal,
    unreadable,
  }
  const app = apiApp(
    { log, queues, logger, signal: stop.signal, allow: ['127.0.0.1:9'] },
    { names: ownNames('127.0.0.1', []), opening, origins, lookMs },
  )
  const ended = listenUntil(requestListener(app), listening)
  const close = async () => {
    stop.abort()
    await ended
    await queues.close()
  }
  return { url: `http://127.0.0.1:${await listens}`, close }
}
