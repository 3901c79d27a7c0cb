import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { addFeed } from '@blotter/acts'
import { type Log, migrate, openLog } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { untilIdle } from '../../services/cli/src/start/idle.ts'
import type { SampleSite } from '../sample-site/site.ts'

const STAGES = ['dispatcher', 'fetcher', 'cleaner', 'extractor', 'linker', 'projector'] as const
const root = fileURLToPath(new URL('../..', import.meta.url))

/** A whole Blotter in processes of its own, on a database and queues of its own. */
export type System = {
  log: Log
  queues: Queues
  /** Starts one process a stage. */
  start: () => void
  /** SIGKILL to every process at once, and waits until they are gone. */
  kill: () => Promise<void>
  /** Waits until the log has passed a position. */
  reach: (position: number) => Promise<void>
  /** Waits until no job is ready. */
  finish: () => Promise<void>
  close: () => Promise<void>
}

export type SystemOptions = { databaseUrl: string; redisUrl?: string | undefined; site: SampleSite }

/** Prepares a system that is subscribed to the sample site's feeds; nothing runs yet. */
export const prepareSystem = async ({ databaseUrl, redisUrl, site }: SystemOptions): Promise<System> => {
  await migrate(databaseUrl)
  const log = await openLog({ url: databaseUrl, name: 'e2e' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  await queues.migrate()
  for (const feed of site.feeds) await addFeed(log, feed)
  const until = new Date(Date.now() + 1_000).toISOString()
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    FETCH_ALLOW: new URL(site.url).host,
    HOST_GAP_SECONDS: '0',
    // Short, so that what a dead worker held comes back within a test's time.
    JOB_LOCK_SECONDS: '3',
    SWEEP_SECONDS: '5',
    SWEEP_AGE_SECONDS: '10',
    DISPATCH_UNTIL: until,
    LOG_LEVEL: 'error',
  }
  let processes: ChildProcess[] = []
  const start = (): void => {
    processes = STAGES.map((stage) =>
      spawn(process.execPath, [`${root}services/${stage}/src/main.ts`], {
        env,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    )
  }
  const kill = async (): Promise<void> => {
    const alive = processes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    const gone = Promise.all(alive.map((each) => once(each, 'exit')))
    for (const each of alive) each.kill('SIGKILL')
    await gone
  }
  return {
    log,
    queues,
    start,
    kill,
    reach: async (position) => {
      while ((await log.head()) < position) await sleep(5)
    },
    finish: async () => {
      await untilIdle({ log, queues, until, signal: new AbortController().signal })
    },
    close: async () => {
      await kill()
      await queues.close()
      await log.close()
    },
  }
}
