/** What is known of one host: times in ms since 1970, gaps in ms. */
export type HostState = {
  active: number
  lastStart: number
  gapMs: number
  quietUntil: number
  /** connections that failed since the last that did not */
  deaths: number
}

export type HostStart = { start: 'now' } | { start: 'at'; at: number } | { start: 'when-free' }

/** Whether a request to this host may start now, at a later time, or when one of those under way has ended. */
export const hostStart = (state: HostState, perHost: number, now: number): HostStart => {
  const at = Math.max(state.quietUntil, state.lastStart + state.gapMs)
  if (at > now) return { start: 'at', at }
  return state.active >= perHost ? { start: 'when-free' } : { start: 'now' }
}

const MINUTE = 60_000

/**
 * How long a host that did not answer is left alone: not at all after one failure, then one minute, doubling to the cap.
 * @param deaths failed connections in a row, ≥ 0
 * @param capMs  0 never leaves a host alone
 */
export const deadPauseMs = (deaths: number, capMs: number): number =>
  deaths < 2 ? 0 : Math.min(capMs, MINUTE * 2 ** Math.min(deaths - 2, 20))
