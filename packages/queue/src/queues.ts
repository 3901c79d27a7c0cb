import type { Queue } from 'bullmq'
import type { QueueHealth } from './queue-health.ts'
import type { QueuedJob, QueuedState } from './queued-job.ts'
import type { StageJob, Stretch } from './stage-job.ts'

export type WorkerOptions = {
  concurrency: number
  /** ms; a job whose worker has not renewed its lock for so long is given to another one. */
  lockMs: number
  /** ms until attempt n + 1 after attempt n failed. */
  backoff: (attempt: number, error: Error) => number
  /** Told of faults of the connection, and of jobs whose lock was lost. */
  onError: (error: Error) => void
}

/** A job in a worker's hands; `attempt` counts from 1. */
export type TakenJob = {
  id: string
  data: StageJob
  attempt: number /** ms since it could be taken */
  waitedMs: number
}

export type RunningWorker = {
  /** Stops taking jobs and waits for the running ones, `patienceMs` at most. */
  close: (patienceMs: number) => Promise<void>
}

/** What a server is, as far as queues depend on it. */
export type QueueServer = {
  version: string
  /** What it does when it is full: `noeviction` keeps jobs. null: it cannot be full in that way, or does not say. */
  whenFull: string | null
}

/** The queues of one log on one backend. */
export type Queues = {
  kind: 'postgres' | 'redis'
  /**
   * Creates what the backend needs; safe to call again and after a wipe.
   * @throws RetryableFault `queue-unreachable` when Redis does not answer within three seconds
   */
  migrate: () => Promise<void>
  /** Adds jobs in one call, in order; a job whose id is held already is left as it is. */
  add: (stage: string, jobs: readonly StageJob[]) => Promise<void>
  /** Adds one job that may be taken after so many ms. */
  addLater: (stage: string, job: StageJob, delayMs: number) => Promise<void>
  /** The stretches of the log that the stage's jobs speak of, waiting, delayed or running. */
  held: (stage: string) => Promise<Stretch[]>
  work: (stage: string, handle: (job: TakenJob) => Promise<void>, options: WorkerOptions) => RunningWorker
  health: (stage: string) => Promise<QueueHealth>
  /** The same of several, in the order asked for, for the price of little more than one. */
  healthOf: (stages: readonly string[]) => Promise<QueueHealth[]>
  /** The server behind the queues. @throws RetryableFault `queue-unreachable` */
  server: () => Promise<QueueServer>
  /**
   * A mark inside what a wipe removes.
   * @returns null when the queue carries none; `missing` when even its schema is gone
   */
  readEpoch: (stage: string) => Promise<string | null | 'missing'>
  writeEpoch: (stage: string, epoch: string) => Promise<void>
  /** The first jobs of a state: active ones, those that wait, the oldest first, or those that wait for another attempt. */
  peek: (stage: string, state: QueuedState, limit: number) => Promise<QueuedJob[]>
  /** The job of an id; null when the queue does not hold it: it is done, or never was. */
  find: (stage: string, id: string) => Promise<QueuedJob | null>
  /** BullMQ's own queue, for a raw view of it. */
  raw: (stage: string) => Queue<StageJob>
  pause: (stage: string) => Promise<void>
  resume: (stage: string) => Promise<void>
  /** Removes every job of a stage that is not running. */
  drain: (stage: string) => Promise<void>
  close: () => Promise<void>
}
