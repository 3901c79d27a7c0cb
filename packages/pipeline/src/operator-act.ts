import { randomUUID } from 'node:crypto'
import { deterministicId, type NewEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import type { Queues } from '@blotter/queue'

/** Who acts, why, and by what; `source` is the CloudEvents source of what the act appends. */
export type Act = { who: string; why: string; source: string }

/** What names an input that was parked. */
export type ParkedInputRef = {
  /** The latest ArticleParked. */
  eventId: string
  stream: string
  stage: string
  position: number
}

const BATCH = 1_000

/**
 * Stops a stage from taking jobs, or lets it go on; running jobs end. The act stands in the log with its outcome, also
 * when the queue did not answer.
 */
export const setPaused = async (
  { log, queues }: { log: Pick<Log, 'append'>; queues: Pick<Queues, 'pause' | 'resume'> },
  { stages, paused }: { stages: readonly string[]; paused: boolean },
  act: Act,
): Promise<void> => {
  const what = paused ? 'pause' : 'resume'
  const said = (count: number, outcome: string) =>
    log.append([acted(act, { what, selection: stages.join(' '), count, outcome })])
  let done = 0
  try {
    for (const stage of stages) {
      await (paused ? queues.pause(stage) : queues.resume(stage))
      done += 1
    }
  } catch (error) {
    await said(done, `failed: ${(error as Error).message}`)
    throw error
  }
  await said(done, 'done')
}

/**
 * Has parked inputs tried again, or gives them up under that name, a thousand at a time. Which were meant, and how many
 * it was in the end, stands in the log; of a long act also its beginning. Doing it twice does it once.
 * @param selection  what the person chose, in words
 * @returns how many of them had not been decided before
 */
export const decideParked = async (
  log: Pick<Log, 'append'>,
  { rows, verdict, selection }: { rows: readonly ParkedInputRef[]; verdict: 'retry' | 'discard'; selection: string },
  act: Act,
  onProgress: (done: number) => void = () => {},
): Promise<number> => {
  const what = `dead ${verdict}`
  const isLong = rows.length > BATCH
  if (isLong) await log.append([acted(act, { what, selection, count: rows.length, outcome: 'started' })])
  let decided = 0
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map((row) => decision(row, verdict, act))
    const { appended } = await log.append(batch, { onConflict: 'keep' })
    decided += appended.length
    onProgress(start + batch.length)
  }
  await log.append([acted(act, { what, selection, count: decided, outcome: 'done' })])
  return decided
}

/** Its id follows from the parking: a person decides once about it, and a later parking can be decided anew. */
const decision = (
  { eventId, stream, stage, position }: ParkedInputRef,
  verdict: 'retry' | 'discard',
  { who, why, source }: Act,
): NewEvent => ({
  eventId: deterministicId(eventId, verdict === 'retry' ? 'retried' : 'discarded'),
  streamId: stream,
  type: verdict === 'retry' ? 'ArticleRetried' : 'ArticleDiscarded',
  data: { stage, position, by: who, reason: why },
  correlationId: stream.startsWith('article/') ? stream.slice('article/'.length) : null,
  causationId: eventId,
  source,
})

type Acted = { what: string; selection: string; count: number; outcome: string }

/** An act of a person, as the log keeps it. */
export const acted = ({ who, why, source }: Act, said: Acted): NewEvent<'OperatorActed'> => ({
  eventId: randomUUID(),
  streamId: 'operator',
  type: 'OperatorActed',
  data: { who, why, ...said },
  source,
})
