import { answerWithin, type Log, notConsuming } from '@blotter/log'
import type { Queues } from '@blotter/queue'
import pLimit from 'p-limit'
import { doJob } from './job.ts'
import type { Logger } from './logger.ts'
import { backoff } from './retry.ts'
import { type ServiceProbes, unasked } from './service-probes.ts'
import type { Stage } from './stage.ts'
import { openStageMeter } from './stage-meter.ts'
import { untilActive } from './version-gate.ts'
import { startHeartbeat } from './worker-heartbeat.ts'

export type WorkerSettings = {
  /** Jobs in hand, and inputs that run, at a time. */
  concurrency: number
  /** ms without a renewal after which a job goes to another worker. */
  lockMs: number
  /** ms that a shutdown waits for running jobs. */
  patienceMs: number
  /** Activates this worker's version at the first start, or whenever it differs (the sample). */
  activate: 'first' | 'always'
}

// ms that a probe waits for the queue.
const PROBED = 3_000

/**
 * The loop around every stage: takes jobs, runs the stage, appends, retries, parks, and says that it lives.
 * @returns when `signal` is aborted and the running jobs are finished or given back
 */
export const runWorker = async (
  stage: Stage,
  {
    log,
    queues,
    logger,
    settings,
    signal,
    onFatal,
    probes = unasked(),
  }: {
    log: Log
    queues: Queues
    logger: Logger
    settings: WorkerSettings
    signal: AbortSignal
    onFatal: (fault: Error) => void
    probes?: ServiceProbes
  },
): Promise<void> => {
  const meter = openStageMeter(stage.name, { hands: settings.concurrency, meter: probes.meter })
  const heartbeat = startHeartbeat(log, stage, logger, meter.consumption)
  probes.mustLive(async () => {
    // A queue that does not answer is not cured by starting this process anew.
    const health = await answerWithin(PROBED, () => queues.health(stage.name)).catch(() => null)
    const why = health && notConsuming(meter.consumption(), health, Date.now())
    return why && `${stage.name}: ${why}`
  })
  probes.mustBeReady(async () => (heartbeat.state === 'working' ? null : `${stage.name}: ${heartbeat.state}`))
  try {
    while (!signal.aborted && (await untilActive(log, stage, { settings, logger, signal, heartbeat }))) {
      const hurry = new AbortController()
      const turn = pLimit(settings.concurrency)
      const hands = { log, queues, logger, onFatal, signal: hurry.signal, turn, meter }
      const worker = queues.work(stage.name, (job) => heartbeat.during(job.id, () => doJob(stage, job, hands)), {
        concurrency: settings.concurrency,
        lockMs: settings.lockMs,
        backoff,
        onError: (error) => logger.warn({ stage: stage.name, error: error.message }, 'queue fault'),
      })
      meter.works(true)
      heartbeat.state = 'working'
      await heartbeat.untilDeposed(signal)
      meter.works(false)
      heartbeat.state = 'stopping'
      await worker.close(settings.patienceMs)
      // What still runs was given back by now, and would only fail.
      hurry.abort()
    }
  } finally {
    await heartbeat.stop()
  }
}
