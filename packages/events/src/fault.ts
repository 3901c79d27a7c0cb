/** What the worker loop does with a fault: try again later, park it for a person, or stop the process. */
export type Disposition = 'retry' | 'park' | 'fatal'

/**
 * Base of every error that Blotter throws on purpose. Behaviour hangs on the class (`disposition`), never on the
 * message; `code` is a stable kebab-case name that logs, pipes and the console show.
 */
export abstract class Fault extends Error {
  abstract readonly code: string
  abstract readonly disposition: Disposition

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = new.target.name
  }
}

/** The world or a neighbour failed; the same work may succeed later. */
export class RetryableFault extends Fault {
  readonly disposition = 'retry'
  readonly code: string
  /** ms before which trying again is pointless or impolite. */
  readonly retryAfterMs: number | undefined
  constructor(code: string, message: string, options?: { cause?: unknown; retryAfterMs?: number | undefined }) {
    super(message, options)
    this.code = code
    this.retryAfterMs = options?.retryAfterMs
  }
}

/** This input cannot be done by this code; a person has to look. */
export class ParkingFault extends Fault {
  readonly disposition = 'park'
  readonly code: string
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** Going on would do harm (wrong database, damaged log); the process stops. */
export class FatalFault extends Fault {
  readonly disposition = 'fatal'
  readonly code: string
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}

/** What somebody handed in is not usable as it is: a bad line on a pipe, a page or feed that cannot be read. */
export class InputFault extends Fault {
  readonly disposition = 'park'
  readonly code: string
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
