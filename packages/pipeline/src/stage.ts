import type { EngineVersion, EventType, Fault, LogEvent, Payload } from '@blotter/events'
import type { Documents, Log, TimetableEntry, Transaction } from '@blotter/log'
import type { StageShape } from './topology.ts'

/** What a stage is given for one input. */
export type StageContext<Shape extends StageShape> = {
  /** The event that is this stage's input; for the stage that takes the timetable, the due entry. */
  input: Shape['takes'] extends readonly EventType[] ? LogEvent<Shape['takes'][number]> : TimetableEntry
  log: Log
  documents: Pick<Documents, 'get' | 'text'> & {
    /** The document is stored in the transaction of the append. @returns its SHA-256 in lower-case hex */
    put: Documents['put']
  }
  /** Adds an event to what this input leads to; all are appended together when `run` has returned. */
  emit: <Type extends Shape['gives'][number]>(
    type: Type,
    streamId: string,
    data: Payload<Type>,
    details?: EmitDetails,
  ) => void
  /** Puts an entry into the timetable, or moves it, in the transaction of the append. */
  schedule: (entry: TimetableEntry) => void
  /** Done in the transaction of the append, before it. */
  alongside: (write: (transaction: Transaction) => Promise<void>) => void
  /** Aborted when the worker shuts down and will not wait any longer. */
  signal: AbortSignal
}

type EmitDetails = {
  /** Only where the id does not follow from the input event (discovery). */
  eventId?: string
  /** ISO 8601: when the text says that it happened. */
  occurredAt?: string | null
}

/** A stage is data plus one function; the loop around it is worker.ts. */
export type Stage<Shape extends StageShape = StageShape> = Shape & {
  /** Set on stages whose engine has versions; a worker with another digest than the active one takes no job. */
  version?: EngineVersion
  /** Takes no job while a replay is promoted, which does this stage's work meanwhile. */
  waitsForPromotion?: boolean
  /** How often a fault that may pass is tried before the input counts as failed for good; default 5. */
  attempts?: number
  /** What an event that is in the log with other content means: the first one stands (the world was asked again). */
  onConflict?: 'keep' | 'refuse'
  /** @returns the outcome's name, for metrics and the effect mark */
  run?: (context: StageContext<Shape>) => Promise<string>
  /**
   * In place of `run`, for a stage that needs to read what others of its kind wrote: runs inputs in the order of their
   * positions, within the transaction that appends what they lead to. Where several fail, each is run by itself.
   * @returns the outcomes' names, one an input
   */
  runTogether?: (contexts: readonly StageContext<Shape>[], transaction: Transaction) => Promise<string[]>
  /** How an input ends under a name when it has failed for good; without it, it is parked for a person. */
  giveUp?: (context: StageContext<Shape>, fault: Fault) => Promise<string>
}

type Runs<Shape extends StageShape> = Required<Pick<Stage<Shape>, 'run' | 'runTogether'>>

/** Joins a stage's function to its place in the topology, then hides its shape: the loop runs every stage alike. */
export const defineStage = <const Shape extends StageShape>(
  shape: Shape,
  stage: Omit<Stage<Shape>, keyof StageShape> & (Pick<Runs<Shape>, 'run'> | Pick<Runs<Shape>, 'runTogether'>),
): Stage => ({ ...shape, ...stage }) as unknown as Stage // perform.ts pairs input and stage by `takes`
