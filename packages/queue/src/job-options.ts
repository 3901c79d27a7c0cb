import type { JobsOptions } from 'bullmq'

/**
 * The worker loop decides when an input has failed for good, and the log remembers it; so BullMQ retries without end
 * and keeps nothing that is finished, since it ignores an id that it still holds.
 */
export const jobOptions: JobsOptions = {
  attempts: 1_000_000,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: true,
}

/** Jobs that outlive this many workers are poison; BullMQ fails them and the dispatcher's sweep brings them back. */
export const MAX_STALLED = 1_000
