import { setTimeout as sleep } from 'node:timers/promises'
import { LogUnreachable } from './fault.ts'

/**
 * The answer to a question to Postgres, unless that takes too long: of a server that hangs no socket tells.
 * @param ms  after which it counts as silent
 * @throws LogUnreachable
 */
export const answerWithin = async <Answer>(ms: number, question: () => Promise<Answer>): Promise<Answer> => {
  const answered = new AbortController()
  const silence = sleep(ms, undefined, { signal: answered.signal }).then(() => {
    throw new LogUnreachable(new Error(`no answer within ${ms / 1_000} s`))
  })
  silence.catch(() => {})
  try {
    return await Promise.race([question(), silence])
  } finally {
    answered.abort()
  }
}
