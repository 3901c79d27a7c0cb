import { hostname } from 'node:os'
import { deterministicId, type EventType, type NewEvent, printVersion } from '@blotter/events'
import {
  type Alongside,
  type Log,
  type PackedDocument,
  pack,
  replaySource,
  type TimetableEntry,
  type Transaction,
} from '@blotter/log'
import type { Input } from './input.ts'
import type { Stage, StageContext } from './stage.ts'

// Asking the system each time cost a linker two hundredths of its time.
const HOST = hostname()

/** What a stage did with one input, until it is written. */
export type Work = {
  input: Input
  /** Its name; empty until the stage has come to one. */
  outcome: string
  events: NewEvent[]
  documents: PackedDocument[]
  entries: TimetableEntry[]
  writes: ((transaction: Transaction) => Promise<void>)[]
}

export const newWork = (input: Input): Work => ({
  input,
  outcome: '',
  events: [],
  documents: [],
  entries: [],
  writes: [],
})

/** Appends what several inputs of a stage led to, with their marks, in one transaction. */
export const writeAll = async (log: Log, stage: Stage, works: readonly Work[]): Promise<void> => {
  const { events, ...parts } = partsOf(stage, works)
  const writes = works.flatMap((work) => work.writes)
  await log.append(events, {
    onConflict: stage.onConflict ?? 'refuse',
    ...parts,
    ...(writes.length > 0 && {
      alongside: async (transaction: Transaction) => {
        for (const write of writes) await write(transaction)
      },
    }),
  })
}

export const partsOf = (stage: Stage, works: readonly Work[]): Alongside & { events: NewEvent[] } => ({
  events: works.flatMap(({ events }) => events),
  effects: works.flatMap(({ input, outcome }) =>
    'position' in input ? { stage: stage.name, position: input.position, outcome } : [],
  ),
  documents: works.flatMap(({ documents }) => documents),
  entries: works.flatMap(({ entries }) => entries),
})

/** Which replay runs the stage, and how often it has come back to this input since it was promoted. */
export type ReplayedInput = { id: string; round: number }

/** What a stage is given for an input; what it says goes into the work. */
export const contextOf = (
  stage: Stage,
  work: Work,
  { log, signal, replay }: { log: Pick<Log, 'documents'>; signal: AbortSignal; replay?: ReplayedInput },
): StageContext<Stage> => {
  const { input } = work
  const cause = 'event' in input ? input.event : null
  const causeId = cause ? cause.eventId : ''
  const ordinals = new Map<string, number>()
  return {
    input: ('event' in input ? input.event : input.entry) as StageContext<Stage>['input'], // the dispatcher routes by `takes`
    log: log as Log, // whoever rehearses a stage that reads more than documents hands in all of it
    documents: {
      get: log.documents.get,
      text: log.documents.text,
      put: async (body) => {
        const document = await pack(body)
        work.documents.push(document)
        return document.hash
      },
    },
    signal,
    schedule: (entry) => {
      work.entries.push(entry)
    },
    alongside: (write) => {
      work.writes.push(write)
    },
    emit: (type, streamId, data, details = {}) => {
      const correlationId = cause?.correlationId ?? trailOf(streamId)
      const traceparent = input.span?.parentOf(correlationId)
      const key = `${streamId}\u001f${type}`
      const ordinal = ordinals.get(key) ?? 0
      ordinals.set(key, ordinal + 1)
      work.events.push({
        // event-log page of the docs: an event's id follows from its cause.
        eventId:
          details.eventId ??
          (replay
            ? deterministicId(replay.id, replay.round, causeId, streamId, type, ordinal)
            : deterministicId(causeId, stage.name, stage.version?.digest ?? '', streamId, type, ordinal)),
        streamId,
        type,
        data,
        occurredAt: details.occurredAt ?? null,
        correlationId,
        causationId: cause?.eventId ?? null,
        extractor: stage.version ? printVersion(stage.version) : null,
        source: replay ? replaySource(replay.id) : `blotter/${stage.name}`,
        meta: { host: HOST, ...(traceparent && { traceparent }) },
      } as NewEvent<EventType>) // type and data were checked together by emit's own signature
    },
  }
}

/** An article's trail is named by its id. */
const trailOf = (streamId: string): string | null =>
  streamId.startsWith('article/') ? streamId.slice('article/'.length) : null
