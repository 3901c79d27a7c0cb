import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableFault } from '@blotter/events'
import {
  type DispatchNews,
  type DispatchState,
  type Log,
  readDispatchNews,
  readHeadlines,
  translate,
  writeDispatch,
} from '@blotter/log'
import type { Queues } from '@blotter/queue'
import type { Logger } from './logger.ts'
import { type Renewed, repairQueues, type Swept, sweep } from './queue-repair.ts'
import { runExclusive } from './run-exclusive.ts'
import { stretchesOf } from './stretches.ts'
import { serveTimetable } from './timetable-service.ts'
import { eventStages } from './topology.ts'

export type DispatcherSettings = {
  /** ms between looks at the queues' epochs. */
  epochMs: number
  /** ms between sweeps for single lost jobs, and the age from which a position counts as lost. */
  sweepMs: number
  sweepAgeMs: number
  /** ISO 8601: entries of the timetable that are due later are left alone (`start --once`). */
  until?: string | undefined
}

export type Dispatcher = {
  log: Log
  queues: Queues
  logger: Logger
  settings: DispatcherSettings
  /** Told when this process becomes the one that works, and when it is that no more. */
  onLead?: (leads: boolean) => void
}

const BATCH = 1_000
// What comes within this time, in ms, goes out together; longer when much comes, since larger jobs cost less.
const GATHER = 20
const GATHER_BUSY = 100
const BUSY = 50
const IDLE_TO = 50

/**
 * The one hand that fills the queues: reads the log past its checkpoint, and the timetable, and adds one job per input;
 * the checkpoint moves only after the queue has acknowledged. One at a time by advisory lock, with takeover.
 * @returns when `signal` is aborted
 */
export const runDispatcher = (dispatcher: Dispatcher, signal: AbortSignal): Promise<void> =>
  runExclusive({ ...dispatcher, name: 'dispatcher' }, signal, async (held) => {
    dispatcher.onLead?.(true)
    await dispatch(dispatcher, held).finally(() => dispatcher.onLead?.(false))
  })

const dispatch = async (dispatcher: Dispatcher, signal: AbortSignal): Promise<void> => {
  const { logger } = dispatcher
  let next = { epoch: 0, sweep: Date.now() + dispatcher.settings.sweepMs }
  let pause = GATHER
  const renewed: Renewed = new Map()
  const swept: Swept = new Map()
  while (!signal.aborted) {
    try {
      if (Date.now() >= next.epoch) {
        await repairQueues(dispatcher, renewed, swept)
        next = { ...next, epoch: Date.now() + dispatcher.settings.epochMs }
      }
      if (Date.now() >= next.sweep) {
        await sweep(dispatcher, swept)
        next = { ...next, sweep: Date.now() + dispatcher.settings.sweepMs }
      }
      const now = dueUntil(dispatcher.settings)
      const news = await readDispatchNews(dispatcher.log.database, now)
      const moved = (await handOut(dispatcher, news)) + (await serveTimetable(dispatcher, now, news.due))
      pause = nextPause(pause, moved)
    } catch (error) {
      const known = translate(error)
      if (!isPassing(known)) throw known
      logger.warn({ error: (known as Error).message }, 'dispatcher waits')
      next.epoch = 0
      pause = 500
    }
    await sleep(pause, undefined, { signal }).catch(() => {})
  }
}

/** ms until the next look at the head: short after a little news, and at most 50 when nothing comes. */
export const nextPause = (pause: number, moved: number): number => {
  if (moved) return moved < BUSY ? GATHER : GATHER_BUSY
  return Math.min(pause * 1.5, IDLE_TO)
}

/** Faults of Postgres and of the queue's server pass; what is wiped under a running add shows as an SQL error. */
const isPassing = (error: unknown): boolean =>
  error instanceof RetryableFault || !(error instanceof Error && 'disposition' in error)

/** The moment until which entries of the timetable are due now; ISO 8601. */
const dueUntil = ({ until }: DispatcherSettings): string => {
  const now = new Date().toISOString()
  return until && until < now ? until : now
}

/** Adds the next batch of events to the queues of the stages that take them. */
const handOut = async ({ log, queues }: Dispatcher, { states, head }: DispatchNews): Promise<number> => {
  const after = Math.min(...eventStages.map(({ name }) => states.get(name)?.position ?? 0))
  const batch = head > after ? await readHeadlines(log.database, { after, to: Math.min(head, after + BATCH) }) : []
  const last = batch.at(-1)
  if (!last) return 0
  const moved: DispatchState[] = []
  for (const { name, takes } of eventStages) {
    const state = states.get(name)
    if (!state || state.position >= last.position) continue
    const fresh = batch.filter((event) => event.position > state.position)
    const mine = fresh.filter(({ type, stage, replayed }) => !replayed && (takes.includes(type) || stage === name))
    await queues.add(name, stretchesOf(mine.map(({ position }) => position)))
    moved.push({ ...state, position: last.position })
  }
  await writeDispatch(log.database, moved)
  return batch.length
}
