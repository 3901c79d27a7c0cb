import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { addReplay, changeReplay, type Log, openLog, type Replay, readProgress, replayNamed } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { afterEach, expect, inject } from 'vitest'
import { freshDatabase } from '../fresh-log.ts'
import { changesFromOlder, writeHistory } from './history.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const patient = { timeout: 240_000, interval: 100 }

export type System = { log: Log; queues: Queues; env: Record<string, string | undefined> }

let running: ChildProcess[] = []
/** Starts processes of a system; whatever still runs at a test's end is killed. */
export const run = (services: readonly string[], { env }: System): ChildProcess[] => {
  const children = services.map((service) =>
    spawn(process.execPath, [`${root}services/${service}/src/main.ts`], {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  running.push(...children)
  return children
}
/** Ends processes, and waits for their exit. */
export const end = async (children: readonly ChildProcess[], signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
  const alive = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  const gone = Promise.all(alive.map((each) => once(each, 'exit')))
  for (const each of alive) each.kill(signal)
  await gone
}
/** Ends all that `run` started. */
export const endAll = async (): Promise<void> => {
  await end(running, 'SIGKILL')
  running = []
}
afterEach(endAll)

/** A log with a history of `articles` of which `read` have been read, and its queues. */
export const prepare = async (kind: 'postgres' | 'redis', articles: number, read: number): Promise<System> => {
  const databaseUrl = await freshDatabase()
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? '') : ''
  const log = await openLog({ url: databaseUrl, name: 'e2e' })
  const queues = openQueues({ databaseUrl, redisUrl: redisUrl || undefined, logId: log.id })
  await queues.migrate()
  await writeHistory(log, { articles, read })
  // Short, so that what a dead worker held comes back within a test's time.
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JOB_LOCK_SECONDS: '2',
    LOG_LEVEL: 'error',
  }
  return { log, queues, env }
}

/** Lets go of connections. */
export const close = async ({ log, queues }: System): Promise<void> => {
  await queues.close()
  await log.close()
}

/** Wishes a replay from extraction on; what becomes of it is its replayers' work. */
export const start = async ({ log }: System): Promise<string> => {
  const id = randomUUID()
  const versions = changesFromOlder()
  await addReplay(log, {
    ...{ id, stage: 'extract', selection: {}, versions, undoes: null, listed: 0, gold: null, who: 'amina', why: null },
  })
  return id
}

/** Where a replay stands. */
export const state = async ({ log }: System, id: string): Promise<Replay['state']> => (await replayNamed(log, id)).state

/** Whatever a replay has done so far. */
export const mark = async (system: System, id: string): Promise<string> =>
  JSON.stringify([await state(system, id), (await readProgress(system.log, id)).steps])

/** Waits until a replay has come to rest there. */
export const through = async (system: System, id: string, rest: 'diffed' | 'promoted'): Promise<void> => {
  await expect.poll(() => state(system, id), patient).toBe(rest)
}

/** Says yes to what a replay found. */
export const approve = async ({ log }: System, id: string): Promise<void> => {
  expect(await changeReplay(log, { id, from: ['diffed'] }, { state: 'approved' })).toBe(true)
}
