import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, undonePositions } from '@blotter/log'
import { eventStages, stageNames } from '@blotter/pipeline'
import type { QueueHealth, Queues } from '@blotter/queue'
import { type Remaining, remaining } from '@blotter/views'
import { outageIn } from '../patient-follow.ts'

/** What was left for later when no job was ready any more. */
export type Left = { rechecks: number; retries: number }

type Watch = { log: Log; queues: Queues; until: string; signal: AbortSignal }
type Sight = { rest: Remaining; health: QueueHealth[] }

/**
 * Waits until no job is ready: nothing due, dispatched, waiting or running, every input done or waiting for its retry,
 * and every projection at the head.
 * @param watch.until  ISO 8601: what is due later is left
 * @returns null when the signal came first
 */
export const untilIdle = async (watch: Watch): Promise<Left | null> => {
  for (let quiet = 0; !watch.signal.aborted; ) {
    const sight = await orNull(() => look(watch))
    quiet = sight && !readyIn(sight) ? quiet + 1 : 0
    // Twice in a row: between two readings a job may have been on its way.
    if (sight && quiet >= 2 && (await orNull(() => isDone(watch.log, sight)))) {
      return {
        rechecks: sight.rest.laterRechecks,
        retries: sight.health.reduce((sum, { delayed }) => sum + delayed, 0),
      }
    }
    await sleep(100, undefined, { signal: watch.signal }).catch(() => {})
  }
  return null
}

const look = async ({ log, queues, until }: Watch): Promise<Sight> => {
  const names = eventStages.map(({ name }) => name)
  const rest = await remaining(log, until, names)
  return { rest, health: await Promise.all(stageNames.map((stage) => queues.health(stage))) }
}

/** Null while the queues are being made anew, or Postgres or Redis does not answer. */
const orNull = async <T>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read()
  } catch (error) {
    outageIn(error)
    return null
  }
}

const readyIn = ({ rest, health }: Sight): number => {
  const inQueues = health.reduce((sum, { waiting, active }) => sum + waiting + active, 0)
  // A poll that waits for its retry stays due in the timetable.
  const waitingPolls = health.find(({ stage }) => stage === 'poll')?.delayed ?? 0
  const polls = Math.max(0, rest.duePolls - waitingPolls)
  return polls + rest.dueRechecks + rest.undispatched + rest.unprojected + inQueues
}

/** A queue that was just wiped looks idle; the effect marks know better. */
const isDone = async (log: Log, { health }: Sight): Promise<boolean> => {
  const until = await log.head()
  for (const { name, takes } of eventStages) {
    const retries = health.find(({ stage }) => stage === name)?.delayed ?? 0
    const undone = await undonePositions(log.database, { stage: name, takes }, { after: 0, until, limit: retries + 1 })
    if (undone.length > retries) return false
  }
  return true
}
