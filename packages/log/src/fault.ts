import { FatalFault, ParkingFault, RetryableFault } from '@blotter/events'

/** Two appends meant the same event id and said different things. */
export class EventConflict extends ParkingFault {
  readonly eventIds: string[]
  constructor(eventIds: string[]) {
    super(
      'event-conflict',
      `Events of the same id but other content are in the log: ${eventIds.join(', ')}. The stage is not deterministic, or its digest does not cover its code.`,
    )
    this.eventIds = eventIds
  }
}

/** A stream is not at the version that the writer read. */
export class VersionConflict extends RetryableFault {
  readonly stream: string
  readonly expected: number
  readonly actual: number
  constructor(stream: string, expected: number, actual: number) {
    super(
      'version-conflict',
      `Stream ${stream} is at version ${actual}, not ${expected}: somebody appended in between.`,
    )
    this.stream = stream
    this.expected = expected
    this.actual = actual
  }
}

/** What a stage read beside its input had changed by the time it wrote. */
export class StaleRead extends RetryableFault {
  constructor(what: string) {
    super('stale-read', `${what} changed while it was being worked on.`)
  }
}

/** The work of this input is done already, by another worker or before a rewind. */
export class EffectExists extends RetryableFault {
  constructor(stage: string, input: number | string) {
    super('effect-exists', `Stage ${stage} has already done ${input}.`)
  }
}

/** The log has a hole or an order that appends cannot make: damage. */
export class LogDamaged extends FatalFault {
  /** @param found  null: nothing, although the head lies further on */
  constructor(expected: number, found: number | null) {
    super(
      'log-damaged',
      `The log is damaged: after position ${expected - 1} comes ${found ?? 'nothing'}. Restore the database from a backup.`,
    )
  }
}

/** Postgres cannot be reached, or went away in the middle. */
export class LogUnreachable extends RetryableFault {
  constructor(cause: unknown) {
    super('log-unreachable', `Postgres does not answer: ${reasonOf(cause)}`, { cause })
  }
}

/** The driver's words: Drizzle's wrapper shows its query instead, and an error of several addresses has none. */
const reasonOf = (thrown: unknown): string => {
  let cause = thrown
  while (cause instanceof Error && cause.cause) cause = cause.cause
  if (!(cause instanceof Error)) return String(cause)
  return cause.message || ((cause as NodeJS.ErrnoException).code ?? cause.name)
}
