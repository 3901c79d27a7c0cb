import type { Job, Worker } from 'bullmq'
import type { RunningWorker } from './queues.ts'
import type { StageJob } from './stage-job.ts'

type BullWorker = Worker<StageJob>

type Active = ReadonlyMap<Job<StageJob>, Promise<void>>

export type SteadyOptions = {
  create: () => BullWorker
  /** The jobs that run now, and what is made of them. */
  active: Active
  /** Has a job that is not done taken by another worker at once. */
  giveBack: (job: Job<StageJob>) => Promise<unknown>
  onError: (error: Error) => void
}

const AGAIN = 500
const QUIET = 5_000

/**
 * A worker that is made anew when its backend was not there at its start: BullMQ remembers the first refusal for ever,
 * and spins on it. The same fault is told once in five seconds.
 */
export const steadyWorker = ({ create, active, giveBack, onError }: SteadyOptions): RunningWorker => {
  let worker: BullWorker | null = null
  let closed = false
  const tell = sparing(onError)
  const begin = (): void => {
    if (closed) return
    const mine = create()
    worker = mine
    mine.on('error', tell)
    mine.waitUntilReady().catch((error: Error) => {
      tell(error)
      void mine.close(true).catch(() => {})
      if (worker === mine) worker = null
      setTimeout(begin, AGAIN)
    })
  }
  begin()
  return {
    close: async (patienceMs) => {
      closed = true
      worker?.off('error', tell)
      // What was given back is no longer this worker's, and BullMQ says so when it ends here all the same.
      worker?.on('error', () => {})
      if (worker) await boundedClose(worker, { active, giveBack, patienceMs })
    },
  }
}

/** Passes an error on unless the same one was passed on lately. */
const sparing = (onError: (error: Error) => void): ((error: Error) => void) => {
  const told = new Map<string, number>()
  return (error) => {
    if (Date.now() - (told.get(error.message) ?? 0) < QUIET) return
    told.set(error.message, Date.now())
    onError(error)
  }
}

type Closing = Pick<SteadyOptions, 'active' | 'giveBack'> & { patienceMs: number }

/**
 * BullMQ's own close waits for active jobs for ever and cannot be forced once begun. This stops taking, waits so long,
 * and then gives back what is not done, for another worker to take at once. Where the queue does not answer, the locks
 * run out.
 */
const boundedClose = async (worker: BullWorker, { active, giveBack, patienceMs }: Closing): Promise<void> => {
  await worker.pause(true).catch(() => {})
  await Promise.race([Promise.allSettled(active.values()), after(patienceMs)])
  await Promise.race([worker.close(active.size > 0).catch(() => {}), after(1_000)])
  // Only now: a worker that waits for its next job takes this one again, paused or not.
  await Promise.race([Promise.allSettled([...active.keys()].map(giveBack)), after(1_000)])
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
