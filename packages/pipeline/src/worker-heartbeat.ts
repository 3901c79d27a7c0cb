import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { printVersion } from '@blotter/events'
import {
  BEAT,
  beat,
  type Consumption,
  endBeat,
  isPromoting,
  type Log,
  readActiveVersion,
  type WorkTimes,
} from '@blotter/log'
import type { Logger } from './logger.ts'
import type { Stage } from './stage.ts'

type Consumed = (Consumption | { [Field in keyof Consumption]: null }) & { times: WorkTimes | null }

const NOTHING: Consumed = {
  workingSince: null,
  takenAt: null,
  settledAt: null,
  running: null,
  hands: null,
  times: null,
}

export type WorkerHeartbeat = {
  state: string
  /** Says it now, not at the next beat. */
  write: () => Promise<void>
  /** Names a job while it runs, and counts the inputs that it did. */
  during: (job: string, run: () => Promise<number>) => Promise<void>
  /** Resolves at the signal, when another version has become the active one, or when a replay does this stage's work. */
  untilDeposed: (signal: AbortSignal) => Promise<void>
  stop: () => Promise<void>
}

/**
 * A row that says every four seconds that this worker lives, and with which job.
 * @param consumption  what it took and ended lately; left out by those that take no jobs
 */
export const startHeartbeat = (
  log: Log,
  stage: Pick<Stage, 'name' | 'version' | 'waitsForPromotion'>,
  logger: Logger,
  consumption: () => Consumed = () => NOTHING,
): WorkerHeartbeat => {
  const id = randomUUID()
  const jobs = new Set<string>()
  let done = 0
  const write = async (): Promise<void> => {
    const version = stage.version ? printVersion(stage.version) : null
    const row = {
      id,
      stage: stage.name,
      host: hostname(),
      pid: process.pid,
      version,
      state: heartbeat.state,
      job: [...jobs][0] ?? null,
      done,
      ...consumption(),
    }
    await beat(log.database, row).catch((error: Error) =>
      logger.warn({ error: error.message }, 'heartbeat not written'),
    )
  }
  const timer = setInterval(write, BEAT)
  const heartbeat: WorkerHeartbeat = {
    state: 'starting',
    write,
    during: async (job, run) => {
      jobs.add(job)
      done += await run().finally(() => jobs.delete(job))
    },
    untilDeposed: async (signal) => {
      await write()
      while (!signal.aborted) {
        await sleep(BEAT, undefined, { signal }).catch(() => {})
        if (!signal.aborted && (await isDeposed(log, stage))) return
      }
    },
    stop: async () => {
      clearInterval(timer)
      await endBeat(log.database, id).catch(() => {})
    },
  }
  return heartbeat
}

const isDeposed = async (
  log: Log,
  { version, waitsForPromotion }: Pick<Stage, 'version' | 'waitsForPromotion'>,
): Promise<boolean> => {
  try {
    if (waitsForPromotion && (await isPromoting(log))) return true
    const active = version && (await readActiveVersion(log.database, version.name)).active
    return Boolean(active && active.digest !== version.digest)
  } catch {
    return false
  }
}
