import { setTimeout as sleep } from 'node:timers/promises'
import { type LogEvent, RetryableFault } from '@blotter/events'
import { type Log, translate } from '@blotter/log'
import { say } from './output.ts'

export type Following = {
  /** Position; what comes after it is followed. */
  after: number
  signal: AbortSignal
}

const RETRY = 1_000

/**
 * Every event after a position, then those that come, until the signal. While Postgres does not answer it waits, says so
 * once an outage, and goes on after the last batch that it gave.
 * @yields batches, as `log.subscribe`
 * @throws LogDamaged when a position is missing
 */
export async function* followPatiently(log: Log, { after, signal }: Following): AsyncGenerator<LogEvent[]> {
  let position = after
  while (!signal.aborted) {
    try {
      for await (const batch of log.subscribe(position, signal)) {
        position = batch.at(-1)?.position ?? position
        yield batch
      }
    } catch (error) {
      if (signal.aborted) return
      await waitForAnswer(log, error, signal)
    }
  }
}

/** @throws the error when it is of another kind */
const waitForAnswer = async (log: Log, error: unknown, signal: AbortSignal): Promise<void> => {
  say(`${outageIn(error).message.replace(/\.$/, '')}. Blotter waits and goes on by itself.`)
  while (!signal.aborted) {
    await sleep(RETRY, undefined, { signal }).catch(() => {})
    try {
      await log.head()
      return say('Postgres answers again; it goes on.')
    } catch (again) {
      outageIn(again)
    }
  }
}

/**
 * The fault that will pass, behind what the driver threw.
 * @throws the error when it is of another kind
 */
export const outageIn = (thrown: unknown): RetryableFault => {
  const error = translate(thrown)
  if (error instanceof RetryableFault) return error
  throw error
}
