import type { Job } from 'bullmq'
import type { StageJob } from './stage-job.ts'

/** The states in which a job is looked for; what is finished is kept by no queue. */
export const queuedStates = ['active', 'waiting', 'delayed'] as const
export type QueuedState = (typeof queuedStates)[number]

/** A job as its queue holds it; moments in ISO 8601. */
export type QueuedJob = {
  id: string
  data: StageJob
  state: string
  /** Attempts that were begun. */
  attempts: number
  addedAt: string
  /** When it may be taken, of one that waits for its next attempt. */
  dueAt: string | null
  /** When it was last taken. */
  takenAt: string | null
  /** What the last attempt failed with, and where; the newest last. */
  failedFor: string | null
  stacks: string[]
}

const momentOf = (ms: number | null | undefined): string | null => (ms ? new Date(ms).toISOString() : null)

/** A job out of BullMQ's hands. */
export const queuedJob = (job: Job<StageJob>, state: string): QueuedJob => ({
  id: job.id ?? '',
  data: job.data,
  state,
  attempts: job.attemptsStarted,
  addedAt: new Date(job.timestamp).toISOString(),
  dueAt: state === 'delayed' ? momentOf(job.timestamp + job.delay) : null,
  takenAt: momentOf(job.processedOn),
  failedFor: job.failedReason || null,
  stacks: job.stacktrace ?? [],
})
