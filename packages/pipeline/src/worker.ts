import { setTimeout as sleep } from 'node:timers/promises'
import { type EventType, type Fault, RetryableFault } from '@blotter/events'
import { hasEffect, type Log, readEntry, translate } from '@blotter/log'
import type { Queues, StageJob, TakenJob } from '@blotter/queue'
import type { Logger } from './logger.ts'
import { park } from './park.ts'
import { type Input, perform } from './perform.ts'
import { backoff, verdictOn } from './retry.ts'
import type { Stage } from './stage.ts'
import { eventStages } from './topology.ts'
import { untilActive } from './version-gate.ts'
import { startHeartbeat } from './worker-heartbeat.ts'

export type WorkerSettings = {
  concurrency: number
  /** ms without a renewal after which a job goes to another worker. */
  lockMs: number
  /** ms that a shutdown waits for running jobs. */
  patienceMs: number
  /** Activates this worker's version at the first start, or whenever it differs (the sample). */
  activate: 'first' | 'always'
}

const ATTEMPTS = 5
// Only the read was stale; a few rounds settle any number of linkers.
const ROUNDS = 20

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
  }: {
    log: Log
    queues: Queues
    logger: Logger
    settings: WorkerSettings
    signal: AbortSignal
    onFatal: (fault: Error) => void
  },
): Promise<void> => {
  const heartbeat = startHeartbeat(log, stage, logger)
  try {
    while (!signal.aborted && (await untilActive(log, stage.version, { settings, logger, signal, heartbeat }))) {
      const hurry = new AbortController()
      const worker = queues.work(
        stage.name,
        (job) => heartbeat.during(job.id, () => handle(stage, job, { log, logger, signal: hurry.signal, onFatal })),
        {
          concurrency: settings.concurrency,
          lockMs: settings.lockMs,
          backoff,
          onError: (error) => logger.warn({ stage: stage.name, error: error.message }, 'queue fault'),
        },
      )
      heartbeat.state = 'working'
      await heartbeat.untilDeposed(signal)
      heartbeat.state = 'stopping'
      setTimeout(() => hurry.abort(), settings.patienceMs).unref()
      await worker.close(settings.patienceMs)
    }
  } finally {
    await heartbeat.stop()
  }
}

type Hands = { log: Log; logger: Logger; signal: AbortSignal; onFatal: (fault: Error) => void }

const handle = async (stage: Stage, job: TakenJob, hands: Hands): Promise<void> => {
  const started = performance.now()
  const input = await load(hands.log, stage.name, job.data).catch((error: unknown) => {
    throw translate(error)
  })
  if (!input) return
  const outcome = await attempt(stage, { input, job }, hands)
  hands.logger.info(
    { stage: stage.name, ...nameOf(input), outcome, attempt: job.attempt, ms: Math.round(performance.now() - started) },
    outcome,
  )
}

const attempt = async (
  stage: Stage,
  { input, job }: { input: Input; job: TakenJob },
  hands: Hands,
): Promise<string> => {
  for (let round = 1; ; round += 1) {
    try {
      return await perform(stage, input, hands)
    } catch (thrown) {
      const error = translate(thrown)
      const verdict = verdictOn(error, { attempt: job.attempt, attempts: stage.attempts ?? ATTEMPTS })
      if (verdict === 'drop') return 'done before'
      // Our own haste is no fault of the input; whoever takes the job next begins anew.
      if (hands.signal.aborted) throw error
      if (verdict === 'again' && round < ROUNDS) {
        await sleep(round * 5 * Math.random())
        continue
      }
      return settle(stage, { input, job, error, verdict }, hands)
    }
  }
}

type Failure = { input: Input; job: TakenJob; error: unknown; verdict: ReturnType<typeof verdictOn> }

const settle = async (stage: Stage, { input, job, error, verdict }: Failure, hands: Hands): Promise<string> => {
  const fields = {
    stage: stage.name,
    ...nameOf(input),
    attempt: job.attempt,
    error: error instanceof Error ? error.message : String(error),
  }
  if (verdict === 'fatal') {
    hands.logger.error(fields, 'fatal')
    hands.onFatal(error as Error)
    throw error
  }
  if (verdict === 'retry' || verdict === 'again') {
    hands.logger.warn(fields, 'will be tried again')
    throw error
  }
  if (verdict === 'give-up' && stage.giveUp) return giveUp(stage, { input, job, error }, hands)
  if ('entry' in input) throw new RetryableFault('poll-failed', fields.error, { cause: error })
  hands.logger.error({ ...fields, stack: error instanceof Error ? error.stack : undefined }, 'parked')
  await park(hands.log, stage.name, { input, error, attempts: job.attempt })
  return 'parked'
}

/** Ends an input under a name; where that fails too, it is treated as if its stage knew none. */
const giveUp = async (stage: Stage, { input, job, error }: Omit<Failure, 'verdict'>, hands: Hands): Promise<string> => {
  try {
    return await perform(stage, input, { ...hands, fault: error as Fault })
  } catch (thrown) {
    const second = translate(thrown)
    const verdict = verdictOn(second, { attempt: job.attempt, attempts: job.attempt })
    if (verdict === 'drop') return 'done before'
    const { giveUp: _, ...nameless } = stage
    return settle(nameless, { input, job, error: second, verdict }, hands)
  }
}

/** The input that a job names; null when it is done already, or the timetable has moved on. */
const load = async (log: Log, stage: string, data: StageJob): Promise<Input | null> => {
  if ('kind' in data) {
    const entry = await readEntry(log.database, data.kind, data.subject)
    return entry?.dueAt === data.dueAt ? { entry } : null
  }
  if (await hasEffect(log.database, stage, data.position)) return null
  const event = await log.readAt(data.position)
  // A job that outlived its log may name a position that now holds another stage's input.
  if (event?.type !== 'ArticleRetried')
    return event && taken(stage, event.type) ? { position: data.position, event } : null
  const retried = await log.readAt(event.data.position)
  return retried && { position: data.position, event: retried }
}

const taken = (stage: string, type: EventType): boolean =>
  eventStages.some(({ name, takes }) => name === stage && takes.includes(type))

const nameOf = (input: Input): Record<string, unknown> =>
  'event' in input ? { position: input.position, stream: input.event.streamId } : { feed: input.entry.subject }
