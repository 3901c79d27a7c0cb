import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, listedArticles, openReplay, whileExclusive, writeResults } from '@blotter/log'
import { backoff, type Logger, startHeartbeat } from '@blotter/pipeline'
import type { Queues, TakenJob } from '@blotter/queue'
import { deriveArticles } from './derive.ts'
import { canDerive, type Engines } from './engines.ts'
import { lead, QUEUE } from './lead.ts'
import { turn } from './pace.ts'

export type ReplayerParts = {
  log: Log
  queues: Queues
  engines: Engines
  logger: Logger
  signal: AbortSignal
  settings: {
    /** ms without a renewal after which a stretch goes to another worker. */
    lockMs: number
    /** ms that a shutdown waits for running stretches. */
    patienceMs: number
  }
}

// While one stretch is computed, the next one is read.
const CONCURRENCY = 2

/**
 * Does the open replay's work: any number of processes derive articles, one of them leads. Where no replay is open, or
 * it asks for versions that this checkout does not have, it waits.
 * @returns when `signal` is aborted
 */
export const runReplayer = async (parts: ReplayerParts): Promise<void> => {
  const { log, queues, engines, logger, signal, settings } = parts
  const heartbeat = startHeartbeat(log, { name: QUEUE }, logger)
  heartbeat.state = 'working'
  await heartbeat.write()
  const worker = queues.work(QUEUE, (job) => heartbeat.during(job.id, () => deriveStretch(parts, job)), {
    concurrency: CONCURRENCY,
    lockMs: settings.lockMs,
    backoff,
    onError: (error) => logger.warn({ stage: QUEUE, error: error.message }, 'queue fault'),
  })
  try {
    await whileExclusive(log.url, 'replayer', {
      signal,
      work: (held) => leadOn({ log, queues, engines, logger }, held),
    })
  } finally {
    heartbeat.state = 'stopping'
    await worker.close(settings.patienceMs)
    await heartbeat.stop()
  }
}

const AGAIN = 1_000

/** What fails may pass; the next try goes on from what is done. */
const leadOn = async (leading: Parameters<typeof lead>[0], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      await lead(leading, signal)
    } catch (error) {
      if (signal.aborted) return
      const known = error instanceof Error ? error : new Error(String(error))
      leading.logger.error({ error: known.message, stack: known.stack }, 'the replay will be tried again')
      await sleep(AGAIN, undefined, { signal }).catch(() => {})
    }
  }
}

/** @returns how many articles were derived */
const deriveStretch = async ({ log, queues, engines, signal }: ReplayerParts, { data }: TakenJob): Promise<number> => {
  const stretch = 'from' in data ? data : 'position' in data ? { from: data.position, to: data.position } : null
  if (!stretch || !(await turn({ log, queues }, signal))) return 0
  const replay = await openReplay(log)
  if (!replay || replay.paused || !(replay.undoes || canDerive(replay, engines))) return 0
  const articles = await listedArticles(log, replay.id, stretch)
  if (!articles.length) return 0
  const results = await deriveArticles(articles, { log, replay, engines, signal })
  await writeResults(log, replay.id, results)
  return results.length
}
