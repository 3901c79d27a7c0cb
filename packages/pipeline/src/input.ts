import type { LogEvent } from '@blotter/events'
import type { Log, TimetableEntry } from '@blotter/log'
import { readEntry } from '@blotter/log'
import type { StageJob } from '@blotter/queue'
import { type InputSpan, traceIdOf } from '@blotter/telemetry'
import { eventStages } from './topology.ts'

/** An input of a stage: an event under the position that its effect is marked with, or an entry of the timetable. */
export type Input = ({ position: number; event: LogEvent } | { entry: TimetableEntry }) & {
  /** What is recorded of this attempt; a replay's inputs have none. */
  span?: InputSpan
}

/**
 * The inputs that a job names, less what is done already, or what the timetable has moved on from. A job that outlived
 * its log may name a position that now holds another stage's input.
 */
export const inputsOf = async (log: Log, stage: string, job: StageJob): Promise<Input[]> => {
  if ('kind' in job) {
    const entry = await readEntry(log.database, job.kind, job.subject)
    return entry?.dueAt === job.dueAt ? [{ entry }] : []
  }
  const takes = eventStages.find(({ name }) => name === stage)?.takes ?? []
  const stretch = 'position' in job ? { from: job.position, to: job.position } : job
  const events = await log.readUndone({ stage, takes }, stretch)
  const inputs = await Promise.all(events.map((event) => inputOf(log, event)))
  return inputs.flatMap((input) => input ?? [])
}

/** A retry that a person asked for stands for the event that it names, under its own mark. */
const inputOf = async (log: Log, event: LogEvent): Promise<Input | null> => {
  if (event.type !== 'ArticleRetried') return { position: event.position, event }
  const retried = await log.readAt(event.data.position)
  return retried && { position: event.position, event: retried }
}

/** What names an input in a log line. */
export const nameOf = (input: Input): Record<string, unknown> =>
  'event' in input
    ? {
        position: input.position,
        stream: input.event.streamId,
        trace: traceIdOf(input.event.correlationId) ?? undefined,
      }
    : { feed: input.entry.subject }
