import { parentPort } from 'node:worker_threads'
import { Fault } from '@blotter/events'
import { type Feed, type FeedInput, parseFeed } from '@blotter/feeds'

/** What the thread says: first that it has loaded, then one answer for each input. A class does not survive the way. */
export type ThreadAnswer = 'ready' | { feed: Feed } | { fault: { code: string; message: string } } | { error: string }

const answerTo = async (input: FeedInput): Promise<ThreadAnswer> => {
  try {
    return { feed: await parseFeed(input) }
  } catch (error) {
    if (error instanceof Fault) return { fault: { code: error.code, message: error.message } }
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer)

parentPort?.on('message', async (input: FeedInput) => say(await answerTo(input)))
say('ready')
