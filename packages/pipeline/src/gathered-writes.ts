import { LogUnreachable, translate } from '@blotter/log'
import type { Work } from './work.ts'

export type GatheredWrites = {
  /** Resolves when the work is in the log. */
  write: (work: Work) => Promise<void>
  /** Says that one of the inputs has ended, whatever way. */
  ended: () => void
}

// ms that finished work waits for other inputs of its job, and bytes of documents that it waits with at most.
const WAIT = 50
const BYTES = 8 * 2 ** 20

type Waiting = { work: Work; done: PromiseWithResolvers<void> }

/**
 * Writes the work of a job's inputs in few transactions: what is finished waits until every input that still runs is
 * finished too, or for a moment. Work that cannot be written with others is written alone, so that a fault is met by
 * the input that it is about.
 * @param inputs  of the job
 * @param write   in one transaction
 */
export const gatherWrites = (inputs: number, write: (works: readonly Work[]) => Promise<void>): GatheredWrites => {
  let running = inputs
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const group = waiting.toSorted((a, b) => positionOf(a) - positionOf(b))
    waiting = []
    void writeGroup(group, write)
  }
  const look = (): void => {
    if (!waiting.length) return
    if (waiting.length >= running || bytesOf(waiting) > BYTES) flush()
    else timer ??= setTimeout(flush, WAIT)
  }
  return {
    write: (work) => {
      const done = Promise.withResolvers<void>()
      waiting.push({ work, done })
      look()
      return done.promise
    },
    ended: () => {
      running -= 1
      look()
    },
  }
}

const positionOf = ({ work: { input } }: Waiting): number => ('position' in input ? input.position : 0)

const bytesOf = (waiting: readonly Waiting[]): number =>
  waiting.reduce((sum, { work }) => work.documents.reduce((bytes, { body }) => bytes + body.length, sum), 0)

const writeGroup = async (
  group: readonly Waiting[],
  write: (works: readonly Work[]) => Promise<void>,
): Promise<void> => {
  try {
    await write(group.map(({ work }) => work))
    for (const { done } of group) done.resolve()
  } catch (thrown) {
    const error = translate(thrown)
    if (group.length === 1 || error instanceof LogUnreachable) for (const { done } of group) done.reject(error)
    else for (const one of group) await writeGroup([one], write)
  }
}
