import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@blotter/log'
import { eventStages, stageNames } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'
import { remaining } from '@blotter/views'

/** What was left for later when no job was ready any more. */
export type Left = { rechecks: number; retries: number }

type Work = { ready: number; left: Left }

/**
 * Waits until no job is ready: nothing due, dispatched, waiting or running, and every projection at the head.
 * @param until  ISO 8601: what is due later is left
 * @returns null when the signal came first
 */
export const untilIdle = async ({
  log,
  queues,
  until,
  signal,
}: {
  log: Log
  queues: Queues
  until: string
  signal: AbortSignal
}): Promise<Left | null> => {
  for (let quiet = 0; !signal.aborted; ) {
    const { ready, left } = await look(log, queues, until)
    quiet = ready ? 0 : quiet + 1
    // Twice in a row: between two readings a job may have been on its way.
    if (quiet === 2) return left
    await sleep(100, undefined, { signal }).catch(() => {})
  }
  return null
}

const look = async (log: Log, queues: Queues, until: string): Promise<Work> => {
  const rest = await remaining(
    log,
    until,
    eventStages.map(({ name }) => name),
  )
  const health = await Promise.all(stageNames.map((stage) => queues.health(stage)))
  const inQueues = health.reduce((sum, { waiting, active }) => sum + waiting + active, 0)
  const retries = health.reduce((sum, { delayed }) => sum + delayed, 0)
  // A poll that waits for its retry stays due in the timetable.
  const waitingPolls = health.find(({ stage }) => stage === 'poll')?.delayed ?? 0
  const polls = Math.max(0, rest.duePolls - waitingPolls)
  return {
    ready: polls + rest.dueRechecks + rest.undispatched + rest.unprojected + inQueues,
    left: { rechecks: rest.laterRechecks, retries },
  }
}
