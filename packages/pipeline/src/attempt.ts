import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, RetryableFault } from '@blotter/events'
import { type Log, translate } from '@blotter/log'
import { type Input, nameOf } from './input.ts'
import type { Logger } from './logger.ts'
import { park } from './park.ts'
import { type PerformOptions, perform } from './perform.ts'
import { verdictOn } from './retry.ts'
import type { Stage } from './stage.ts'
import type { StageMeter } from './stage-meter.ts'

export type Hands = Omit<PerformOptions, 'fault'> & {
  log: Log
  logger: Logger
  meter: StageMeter
  onFatal: (fault: Error) => void
}

const ATTEMPTS = 5
// Only the read was stale; a few rounds settle any number of linkers.
const ROUNDS = 20

/**
 * Runs a stage on one input until it has an outcome, under a name or parked.
 * @param attempt  from 1
 * @returns the outcome's name
 * @throws what is to be tried again later, and what is fatal
 */
export const attemptInput = async (
  stage: Stage,
  { input, attempt }: { input: Input; attempt: number },
  hands: Hands,
): Promise<string> => {
  for (let round = 1; ; round += 1) {
    try {
      return await perform(stage, input, hands)
    } catch (thrown) {
      const error = translate(thrown)
      const verdict = verdictOn(error, { attempt, attempts: stage.attempts ?? ATTEMPTS })
      if (verdict === 'drop') return 'done before'
      // Our own haste is no fault of the input; whoever takes the job next begins anew.
      if (hands.signal.aborted) throw error
      if (verdict === 'again' && round < ROUNDS) {
        await sleep(round * 5 * Math.random())
        continue
      }
      return settle(stage, { input, attempt, error, verdict }, hands)
    }
  }
}

type Failure = { input: Input; attempt: number; error: unknown; verdict: ReturnType<typeof verdictOn> }

const settle = async (stage: Stage, { input, attempt, error, verdict }: Failure, hands: Hands): Promise<string> => {
  const fields = {
    stage: stage.name,
    ...nameOf(input),
    attempt,
    error: error instanceof Error ? error.message : String(error),
  }
  if (verdict === 'fatal') {
    hands.logger.error(fields, 'fatal')
    hands.onFatal(error as Error)
    throw error
  }
  if (verdict === 'retry' || verdict === 'again') {
    hands.meter.retried()
    hands.logger.warn(fields, 'will be tried again')
    throw error
  }
  if (verdict === 'give-up' && stage.giveUp) return giveUp(stage, { input, attempt, error }, hands)
  if ('entry' in input) throw new RetryableFault('poll-failed', fields.error, { cause: error })
  input.span?.failed(error)
  hands.logger.error({ ...fields, stack: error instanceof Error ? error.stack : undefined }, 'parked')
  await park(hands.log, stage.name, { input, error, attempts: attempt })
  hands.meter.died(error instanceof Fault ? error.code : 'unexpected')
  return 'parked'
}

/** Ends an input under a name; where that fails too, it is treated as if its stage knew none. */
const giveUp = async (
  stage: Stage,
  { input, attempt, error }: Omit<Failure, 'verdict'>,
  hands: Hands,
): Promise<string> => {
  try {
    return await perform(stage, input, { ...hands, fault: error as Fault })
  } catch (thrown) {
    const second = translate(thrown)
    const verdict = verdictOn(second, { attempt, attempts: attempt })
    if (verdict === 'drop') return 'done before'
    const { giveUp: _, ...nameless } = stage
    return settle(nameless, { input, attempt, error: second, verdict }, hands)
  }
}
