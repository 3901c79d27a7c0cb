import { parentPort } from 'node:worker_threads'
import { Fault } from '@blotter/events'
import { discoverFeeds, type OfferedFeed, type OfferingPage } from './discover-feeds.ts'
import type { FeedInput } from './parse-feed.ts'
import { type ReadFeed, readFeed } from './read-feed.ts'

/** What the thread is asked: to read a feed, or which feeds a page offers. */
export type ThreadQuestion = { read: FeedInput } | { offersOf: OfferingPage }

/** What the thread says: first that it has loaded, then one answer for each input. A class does not survive the way. */
export type ThreadAnswer =
  | 'ready'
  | { feed: ReadFeed }
  | { offers: OfferedFeed[] }
  | { fault: { code: string; message: string } }
  | { error: string }

const answerTo = async (question: ThreadQuestion): Promise<ThreadAnswer> => {
  try {
    if ('offersOf' in question) return { offers: discoverFeeds(question.offersOf) }
    return { feed: await readFeed(question.read) }
  } catch (error) {
    if (error instanceof Fault) return { fault: { code: error.code, message: error.message } }
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer)

parentPort?.on('message', async (question: ThreadQuestion) => say(await answerTo(question)))
say('ready')
