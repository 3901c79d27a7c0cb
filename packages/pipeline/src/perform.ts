import { hostname } from 'node:os'
import {
  deterministicId,
  type EventType,
  type Fault,
  type LogEvent,
  type NewEvent,
  printVersion,
} from '@blotter/events'
import type { Log, TimetableEntry, Transaction } from '@blotter/log'
import type { Stage, StageContext } from './stage.ts'

/** An input of a stage: an event under the position that its effect is marked with, or an entry of the timetable. */
export type Input = { position: number; event: LogEvent } | { entry: TimetableEntry }

type Work = { events: NewEvent[]; writes: ((transaction: Transaction) => Promise<void>)[] }

/**
 * Runs a stage on one input and appends what it emitted together with its mark.
 * @returns the outcome's name
 * @throws whatever the stage throws, and the faults of `append`
 */
export const perform = async (
  stage: Stage,
  input: Input,
  { log, signal, fault }: { log: Log; signal: AbortSignal; fault?: Fault },
): Promise<string> => {
  const work: Work = { events: [], writes: [] }
  const context = contextOf(stage, input, { log, signal, work })
  const outcome = fault && stage.giveUp ? await stage.giveUp(context, fault) : await stage.run(context)
  await log.append(work.events, {
    onConflict: stage.onConflict ?? 'refuse',
    ...('position' in input && { effect: { stage: stage.name, position: input.position, outcome } }),
    ...(work.writes.length > 0 && {
      alongside: async (transaction: Transaction) => {
        for (const write of work.writes) await write(transaction)
      },
    }),
  })
  return outcome
}

const contextOf = (
  stage: Stage,
  input: Input,
  { log, signal, work }: { log: Log; signal: AbortSignal; work: Work },
): StageContext<Stage> => {
  const cause = 'event' in input ? input.event : null
  const causeId = cause ? cause.eventId : ''
  const ordinals = new Map<string, number>()
  return {
    input: ('event' in input ? input.event : input.entry) as StageContext<Stage>['input'], // the dispatcher routes by `takes`
    log,
    documents: log.documents,
    signal,
    alongside: (write) => {
      work.writes.push(write)
    },
    emit: (type, streamId, data, details = {}) => {
      const key = `${streamId}\u001f${type}`
      const ordinal = ordinals.get(key) ?? 0
      ordinals.set(key, ordinal + 1)
      work.events.push({
        // event-log page of the docs: an event's id follows from its cause.
        eventId:
          details.eventId ?? deterministicId(causeId, stage.name, stage.version?.digest ?? '', streamId, type, ordinal),
        streamId,
        type,
        data,
        occurredAt: details.occurredAt ?? null,
        correlationId: cause?.correlationId ?? trailOf(streamId),
        causationId: cause?.eventId ?? null,
        extractor: stage.version ? printVersion(stage.version) : null,
        source: `blotter/${stage.name}`,
        meta: { host: hostname() },
      } as NewEvent<EventType>) // type and data were checked together by emit's own signature
    },
  }
}

/** An article's trail is named by its id. */
const trailOf = (streamId: string): string | null =>
  streamId.startsWith('article/') ? streamId.slice('article/'.length) : null
