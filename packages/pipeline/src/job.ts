import { FatalFault } from '@blotter/events'
import { LogUnreachable, translate } from '@blotter/log'
import type { Queues, TakenJob } from '@blotter/queue'
import { attemptInput, type Hands } from './attempt.ts'
import { batchedReads } from './batched-reads.ts'
import { gatherWrites } from './gathered-writes.ts'
import { type Input, inputsOf, nameOf } from './input.ts'
import { performTogether } from './perform.ts'
import { backoff } from './retry.ts'
import type { Stage } from './stage.ts'
import { endFailed, withSpan } from './traced-input.ts'
import { writeAll } from './work.ts'

export type JobHands = Omit<Hands, 'write'> & { queues: Queues }

/**
 * Does what a job names. The inputs of a stretch are run side by side and written together; one that fails is tried
 * again in a job of its own.
 * @returns how many inputs came to an outcome
 * @throws what the whole job has to be tried again for
 */
export const doJob = async (stage: Stage, job: TakenJob, hands: JobHands): Promise<number> => {
  hands.meter.taken(job.waitedMs)
  return doInputs(stage, job, hands).finally(hands.meter.left)
}

const doInputs = async (stage: Stage, job: TakenJob, hands: JobHands): Promise<number> => {
  const inputs = await inputsOf(hands.log, stage.name, job.data).catch((error: unknown) => {
    throw translate(error)
  })
  const [first, ...others] = inputs
  if (!first) return 0
  if (others.length) return doStretch(stage, { inputs, job }, hands)
  // A stretch's own attempts were about the queue and the log, not about the one input that is left of it.
  const attempt = 'from' in job.data ? 1 : job.attempt + ('tried' in job.data ? job.data.tried : 0)
  await told(stage, { input: first, attempt }, hands)
  return 1
}

type Stretch = { inputs: readonly Input[]; job: TakenJob }

const doStretch = async (stage: Stage, { inputs, job }: Stretch, hands: JobHands): Promise<number> => {
  if (!stage.runTogether) return sideBySide(stage, { inputs, job }, hands)
  const started = performance.now()
  const traced = inputs.map((input) => withSpan(stage, input, 1))
  try {
    const outcomes = await performTogether({ ...stage, runTogether: stage.runTogether }, traced, hands)
    for (const [index, input] of traced.entries()) say(stage, { input, outcome: outcomes[index] ?? '', started }, hands)
    return inputs.length
  } catch (thrown) {
    const error = translate(thrown)
    for (const { span } of traced) endFailed(span, error)
    if (error instanceof FatalFault) hands.onFatal(error)
    if (isOfAll(error, hands)) throw error
    return oneByOne(stage, inputs, hands)
  }
}

const sideBySide = async (stage: Stage, { inputs }: Stretch, hands: JobHands): Promise<number> => {
  const writes = gatherWrites(inputs.length, (works) => writeAll(hands.log, stage, works))
  const together = { ...hands, log: batchedReads(hands.log), write: writes.write }
  const endings = await Promise.all(inputs.map((input) => ending(stage, input, together).finally(writes.ended)))
  return settleEndings(stage, endings, hands)
}

const oneByOne = async (stage: Stage, inputs: readonly Input[], hands: JobHands): Promise<number> => {
  const endings: Ending[] = []
  for (const input of inputs) endings.push(await ending(stage, input, hands))
  return settleEndings(stage, endings, hands)
}

type Ending = { input: Input; error?: unknown }

const ending = async (stage: Stage, input: Input, hands: Hands): Promise<Ending> => {
  try {
    await told(stage, { input, attempt: 1 }, hands)
    return { input }
  } catch (error) {
    return { input, error }
  }
}

/** Gives each input that failed for now a job of its own. */
const settleEndings = async (stage: Stage, endings: readonly Ending[], hands: JobHands): Promise<number> => {
  const failed = endings.filter((end) => 'error' in end)
  const ofAll = failed.find(({ error }) => isOfAll(error, hands))
  if (ofAll) throw ofAll.error
  for (const { input, error } of failed) {
    if (!('position' in input)) continue
    const later = backoff(1, error instanceof Error ? error : new Error(String(error)))
    await hands.queues.addLater(stage.name, { position: input.position, tried: 1 }, later)
  }
  return endings.length - failed.length
}

/** Whether a fault is no input's own. */
const isOfAll = (error: unknown, { signal }: JobHands): boolean =>
  signal.aborted || error instanceof LogUnreachable || error instanceof FatalFault

const told = async (
  stage: Stage,
  { input, attempt }: { input: Input; attempt: number },
  hands: Hands,
): Promise<void> => {
  const started = performance.now()
  const traced = withSpan(stage, input, attempt)
  try {
    const outcome = await attemptInput(stage, { input: traced, attempt }, hands)
    say(stage, { input: traced, outcome, attempt, started }, hands)
  } catch (error) {
    endFailed(traced.span, error)
    throw error
  }
}

type Told = { input: Input; outcome: string; attempt?: number; started: number }

const say = (stage: Stage, { input, outcome, attempt = 1, started }: Told, { logger, meter }: Hands): void => {
  const ms = performance.now() - started
  meter.settled(outcome, ms)
  input.span?.end(outcome)
  logger.info({ stage: stage.name, ...nameOf(input), outcome, attempt, ms: Math.round(ms) }, outcome)
}
