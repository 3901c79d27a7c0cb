import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { InputFault, RetryableFault } from '@blotter/events'
import type { OfferedFeed, OfferingPage } from './discover-feeds.ts'
import type { ThreadAnswer, ThreadQuestion } from './feed-thread.ts'
import type { FeedInput } from './parse-feed.ts'
import type { ReadFeed } from './read-feed.ts'

/** Reads feeds one after the other in a thread of its own, so that a hostile one can hold up nothing but itself. */
export type FeedReader = {
  /**
   * As `readFeed`.
   * @throws InputFault what parseFeed throws, `too-slow` or `too-much-memory`; RetryableFault `closed`
   */
  parse: (input: FeedInput) => Promise<ReadFeed>
  /** As `discoverFeeds`. @throws InputFault `too-slow` or `too-much-memory`; RetryableFault `closed` */
  offers: (page: OfferingPage) => Promise<OfferedFeed[]>
  close: () => Promise<void>
}

type Bounds = {
  /** ms that one feed may take before its thread is killed */
  deadlineMs: number
  /** MiB of heap; the largest feeds that the caps of limits.ts let through read in a quarter of it */
  memoryMb: number
}

/** Starts the thread, and keeps one warm from then on: loading takes a hundred times as long as a small feed. */
export const openFeedReader = ({ deadlineMs = 5_000, memoryMb = 512 }: Partial<Bounds> = {}): FeedReader => {
  const bounds = { deadlineMs, memoryMb }
  let thread: Worker | null = null
  let ready: Promise<Worker>
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false
  const start = (): void => {
    let loaded = false
    const mine = new Worker(new URL('./feed-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    // Whoever waits for an answer is told; between two feeds there is nobody to tell.
    mine.on('error', () => {})
    mine.on('exit', () => {
      thread = null
      // One that could not even load is tried again by the next feed, not in a loop.
      if (loaded && !closed) start()
    })
    thread = mine
    ready = next(mine).then(() => {
      loaded = true
      return mine
    })
    ready.catch(() => {})
  }
  start()
  const ask = async (question: ThreadQuestion): Promise<ThreadAnswer> => {
    if (closed) throw new RetryableFault('closed', 'The reader of feeds was closed.')
    if (!thread) start()
    const worker = await ready
    worker.postMessage(question)
    try {
      return sound(await next(worker, deadlineMs))
    } catch (error) {
      const fault = costOf(error, bounds)
      // The thread's end starts another one.
      if (fault) await worker.terminate()
      throw fault ?? error
    }
  }
  const inTurn = (question: ThreadQuestion): Promise<ThreadAnswer> => {
    const mine = turn.then(() => ask(question))
    turn = mine.catch(() => {})
    return mine
  }
  return {
    parse: async (input) => {
      const answer = await inTurn({ read: input })
      if (typeof answer === 'object' && 'feed' in answer) return answer.feed
      throw new Error('The thread answered something else.')
    },
    offers: async (page) => {
      const answer = await inTurn({ offersOf: page })
      if (typeof answer === 'object' && 'offers' in answer) return answer.offers
      throw new Error('The thread answered something else.')
    },
    close: async () => {
      closed = true
      await thread?.terminate()
    },
  }
}

/** The thread's next word. @throws its error, AbortError after `ms`, or RetryableFault `closed` when it ends */
const next = async (worker: Worker, ms?: number): Promise<ThreadAnswer> => {
  const done = new AbortController()
  const signal = ms === undefined ? done.signal : AbortSignal.any([done.signal, AbortSignal.timeout(ms)])
  const ended = once(worker, 'exit', { signal }).then(() => {
    throw new RetryableFault('closed', 'The reader of feeds was closed.')
  })
  try {
    const [answer] = await Promise.race([once(worker, 'message', { signal }), ended])
    return answer
  } finally {
    done.abort()
  }
}

/** An answer that is none of a failure. @throws InputFault of the thread, or its error */
const sound = (answer: ThreadAnswer): ThreadAnswer => {
  if (answer === 'ready') throw new Error('The thread answered before it was asked.')
  if ('fault' in answer) throw new InputFault(answer.fault.code, answer.fault.message)
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

/** The fault of a feed that cost more than it may; null for other errors. */
const costOf = (error: unknown, { deadlineMs, memoryMb }: Bounds): InputFault | null => {
  const { name, code } = error as NodeJS.ErrnoException
  if (name === 'AbortError')
    return new InputFault('too-slow', `Reading the feed took longer than ${deadlineMs / 1_000} s and was ended.`)
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new InputFault('too-much-memory', `Reading the feed took more than ${memoryMb} MiB and was ended.`)
  return null
}
