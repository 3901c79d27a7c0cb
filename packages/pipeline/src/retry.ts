import { Fault, RetryableFault } from '@blotter/events'
import { EffectExists, LogUnreachable, StaleRead, VersionConflict } from '@blotter/log'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/**
 * When to try an input again.
 * @param attempt  attempts so far, ≥ 1
 * @returns ms: 1 s, 4 s, 16 s, … 1 h, or later where the fault says when; 2 s, flat, while Postgres is away
 */
export const backoff = (attempt: number, error: Error): number => {
  if (error instanceof LogUnreachable) return 2 * SECOND
  const asked = error instanceof RetryableFault ? (error.retryAfterMs ?? 0) : 0
  return Math.max(Math.min(SECOND * 4 ** (attempt - 1), HOUR), asked)
}

/** What becomes of an input after a fault. */
export type Verdict = 'drop' | 'again' | 'retry' | 'give-up' | 'park' | 'fatal'

/**
 * Decides by class, never by message.
 * - drop: somebody has done it already
 * - again: at once, since only the read was stale
 * - retry: later
 * - give-up: no attempt is left
 * - park: no attempt would help
 * An error that is no Fault is a defect of ours; it is tried again as if it might pass, and parked in the end.
 * @param attempt  the one that failed, ≥ 1
 */
export const verdictOn = (error: unknown, { attempt, attempts }: { attempt: number; attempts: number }): Verdict => {
  if (error instanceof EffectExists) return 'drop'
  if (error instanceof VersionConflict || error instanceof StaleRead) return 'again'
  if (error instanceof LogUnreachable) return 'retry'
  if (error instanceof Fault && error.disposition === 'fatal') return 'fatal'
  if (error instanceof Fault && error.disposition === 'park') return 'park'
  if (attempt < attempts) return 'retry'
  return error instanceof Fault ? 'give-up' : 'park'
}
