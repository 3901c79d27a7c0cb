import type { Fault } from '@blotter/events'
import type { Log } from '@blotter/log'
import type { Input } from './input.ts'
import type { Stage } from './stage.ts'
import { contextOf, newWork, partsOf, type ReplayedInput, type Work, writeAll } from './work.ts'

export type PerformOptions = {
  log: Log
  signal: AbortSignal
  /** The input has failed for good, with this: its stage ends it under a name. */
  fault?: Fault
  /** Lets so many inputs run at a time. */
  turn?: <Result>(run: () => Promise<Result>) => Promise<Result>
  /** Writes what the input led to; by default at once. */
  write?: (work: Work) => Promise<void>
}

/**
 * Runs a stage on one input and appends what it emitted together with its mark.
 * @returns the outcome's name
 * @throws whatever the stage throws, and the faults of `append`
 */
export const perform = async (
  stage: Stage,
  input: Input,
  { log, signal, fault, turn = (run) => run(), write = (work) => writeAll(log, stage, [work]) }: PerformOptions,
): Promise<string> => {
  const { run, runTogether, giveUp } = stage
  if (!fault && runTogether)
    return (await performTogether({ ...stage, runTogether }, [input], { log, signal }))[0] ?? ''
  const work = newWork(input)
  const context = contextOf(stage, work, { log, signal })
  if (fault && giveUp) work.outcome = await turn(() => giveUp(context, fault))
  else if (run) work.outcome = await turn(() => run(context))
  await write(work)
  return work.outcome
}

/**
 * Runs a stage on one input and writes nothing.
 * @returns what it would have written
 * @throws whatever the stage throws
 */
export const rehearse = async (
  stage: Stage,
  input: Input,
  parts: { log: Pick<Log, 'documents'>; signal: AbortSignal; replay?: ReplayedInput },
): Promise<Work> => {
  const work = newWork(input)
  work.outcome = (await stage.run?.(contextOf(stage, work, parts))) ?? ''
  return work
}

/**
 * Runs a stage on several inputs at once, in the transaction that appends what all of them led to.
 * @returns the outcomes' names
 */
export const performTogether = async (
  stage: Stage & Required<Pick<Stage, 'runTogether'>>,
  inputs: readonly Input[],
  { log, signal }: Pick<PerformOptions, 'log' | 'signal'>,
): Promise<string[]> => {
  let works: Work[] = []
  await log.append(
    async (transaction) => {
      works = inputs.map(newWork)
      const contexts = works.map((work) => contextOf(stage, work, { log, signal }))
      const outcomes = await stage.runTogether(contexts, transaction)
      for (const [index, work] of works.entries()) {
        work.outcome = outcomes[index] ?? ''
        for (const write of work.writes) await write(transaction)
      }
      return partsOf(stage, works)
    },
    { onConflict: stage.onConflict ?? 'refuse' },
  )
  return works.map(({ outcome }) => outcome)
}
