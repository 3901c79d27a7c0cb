/** One stage's queue at a moment; the same meaning on both backends. */
export type QueueHealth = {
  stage: string
  /** Jobs that may be taken now, also while the queue is paused. */
  waiting: number
  /** Inputs that these stand for; estimated from the first thousand, on Redis also the last, when there are more. */
  waitingInputs: number
  active: number
  /** Active jobs whose lock has run out: their worker is dead or stuck. */
  stalled: number
  /** Jobs whose next attempt lies in the future. */
  delayed: number
  failed: number
  paused: boolean
  /** Age of the oldest job that may be taken now, in ms since it could be; null when there is none. */
  oldestWaitingMs: number | null
}
