import { ParkingFault, RetryableFault } from '@blotter/events'

/** Causes that may pass by themselves. */
export type PassingWebCode =
  | 'timeout'
  | 'unreachable'
  | 'dns'
  | 'tls'
  | 'reset'
  | 'host-held'
  | 'robots-unreachable'
  | 'closed'

/** Causes that stay until the site, the address or our limits change. */
export type LastingWebCode =
  | 'too-large'
  | 'bomb'
  | 'refused-address'
  | 'bad-scheme'
  | 'bad-url'
  | 'bad-encoding'
  | 'redirect-loop'
  | 'not-http'
  | 'robots'

export type WebFaultCode = PassingWebCode | LastingWebCode

/** Where a web fault happened: the hop's URL, what lies under it, and how long to stay away in ms, when known. */
export type WebFaultContext = { url?: string | undefined; cause?: unknown; retryAfterMs?: number | undefined }

/** A fetch failed in a way that may pass: the worker tries again, not before `retryAfterMs` when that is set. */
export class PassingWebFault extends RetryableFault {
  declare readonly code: PassingWebCode
  readonly url: string | undefined

  constructor(code: PassingWebCode, message: string, context: WebFaultContext = {}) {
    super(code, message, context)
    this.url = context.url
  }
}

/** A fetch failed in a way that trying again will not mend: the address, the site or our limits forbid it. */
export class LastingWebFault extends ParkingFault {
  declare readonly code: LastingWebCode
  readonly url: string | undefined

  constructor(code: LastingWebCode, message: string, context: WebFaultContext = {}) {
    super(code, message, { cause: context.cause })
    this.url = context.url
  }
}

export type WebFault = PassingWebFault | LastingWebFault

/** Whether an error came from the web client on purpose. */
export const isWebFault = (error: unknown): error is WebFault =>
  error instanceof PassingWebFault || error instanceof LastingWebFault
