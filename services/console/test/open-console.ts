import { type Log, openLog } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { freshDatabase, sharedLog } from '@blotter/test/fresh-log.ts'
import type { backends } from '@blotter/test/queue-backends.ts'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { accessOf } from '../src/access/persons.ts'
import { serve } from '../src/serve.ts'

export const TOKEN = 'a-token-of-amina'
export const READ_TOKEN = 'a-token-to-read-with'

export type OpenConsole = { log: Log; queues: Queues; url: string }

type Options = { kind?: (typeof backends)[number]; tokens?: string[]; readToken?: string; host?: string }

/** A console over HTTP on a log and queues of its own, for one test. `host`: where it believes to listen. */
export const openConsole = async (options: Options = {}): Promise<OpenConsole> => {
  const { close, ...desk } = await open(await freshDatabase(), options)
  onTestFinished(close)
  return desk
}

/** One that all tests of a group share. @returns it, once the tests run */
export const sharedConsole = (options: Options, prepare: (desk: OpenConsole) => Promise<void>): (() => OpenConsole) => {
  const log = sharedLog()
  let desk: (OpenConsole & { close: () => Promise<void> }) | undefined
  beforeAll(async () => {
    desk = await open(log().url, options)
    await prepare(desk)
  })
  afterAll(() => desk?.close())
  return () => {
    if (!desk) throw new Error('The shared console is there once the tests run.')
    return desk
  }
}

const open = async (
  databaseUrl: string,
  { kind = 'postgres', tokens = [`amina:${TOKEN}`], readToken, host = '127.0.0.1' }: Options,
) => {
  const log = await openLog({ url: databaseUrl, name: 'test', poolSize: 6 })
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
  await queues.migrate()
  const stop = new AbortController()
  const { promise: listens, resolve, reject } = Promise.withResolvers<number>()
  const logger = {
    info: ({ port }: Record<string, unknown>) => (port ? resolve(Number(port)) : undefined),
    warn: ({ error }: Record<string, unknown>) => reject(error),
    error: () => {},
  }
  const access = accessOf({ tokens, readToken, host, anonymousRead: false })
  const options = { host: '127.0.0.1', port: 0, names: [], access, logger, signal: stop.signal }
  const ended = serve({ log, queues }, options)
  const close = async (): Promise<void> => {
    stop.abort()
    await ended
    await queues.close()
    await log.close()
  }
  return { log, queues, url: `http://127.0.0.1:${await listens}`, close }
}
