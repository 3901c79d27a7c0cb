import type { Job, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq'
import type { Queues } from './queues.ts'
import type { StageJob } from './stage-job.ts'

/** How BullMQ's classes are told to make spans; empty where they make none. */
export type Telemetry = Pick<QueueOptions, 'telemetry'>

/** What differs between the two backends; everything else is written once, in open-queues.ts. */
export type Backend = Pick<Queues, 'kind' | 'migrate' | 'healthOf' | 'peek' | 'server' | 'readEpoch' | 'writeEpoch'> & {
  /** Ids of the jobs that are waiting, delayed or running. */
  heldIds: (stage: string) => Promise<string[]>
  queue: (stage: string) => Queue<StageJob>
  /** From so many jobs on, adding them in bulk is faster than one by one. */
  bulkFrom: number
  worker: (
    stage: string,
    run: (job: Job<StageJob>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection'>,
  ) => Worker<StageJob>
  /** Whether an error is of the connection and told elsewhere, once an outage. */
  isOutage: (error: Error) => boolean
  close: () => Promise<void>
}
