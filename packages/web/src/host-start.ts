import type { HostEnding } from './host-gate.ts'

/** What is known of one host: times in ms since 1970, gaps in ms. */
export type HostState = {
  active: number
  lastStart: number
  gapMs: number
  quietUntil: number
  /** connections that failed since the last that did not */
  deaths: number
  /** server errors, less the good answers since, 0 … 10 */
  struggles: number
}

export type HostStart = { start: 'now' } | { start: 'at'; at: number } | { start: 'when-free' }

/** Whether a request to this host may start now, at a later time, or when one of those under way has ended. */
export const hostStart = (state: HostState, perHost: number, now: number): HostStart => {
  const at = Math.max(state.quietUntil, state.lastStart + gapUnderErrors(state.gapMs, state.struggles))
  if (at > now) return { start: 'at', at }
  return state.active >= perHost ? { start: 'when-free' } : { start: 'now' }
}

/** The gap on a host that fails: doubled by each server error that no good answer made up for, to eight times. */
export const gapUnderErrors = (gapMs: number, struggles: number): number => gapMs * 2 ** Math.min(struggles, 3)

/** How many struggles there are after a request. */
export const strugglesAfter = (struggles: number, ending: HostEnding): number => {
  if (ending === 'struggling') return Math.min(struggles + 1, 10)
  return ending === 'answered' ? Math.max(struggles - 1, 0) : struggles
}

const MINUTE = 60_000

/**
 * How long a host that did not answer is left alone: not at all after one failure, then one minute, doubling to the cap.
 * @param deaths failed connections in a row, ≥ 0
 * @param capMs  0 never leaves a host alone
 */
export const deadPauseMs = (deaths: number, capMs: number): number =>
  deaths < 2 ? 0 : Math.min(capMs, MINUTE * 2 ** Math.min(deaths - 2, 20))
