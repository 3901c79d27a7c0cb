/**
 * Decides when a request to a host may start. One process keeps its own; several share one by fulfilling this interface
 * on a common store.
 */
export interface HostGate {
  /**
   * Waits for this host's turn.
   * @param host a key of `hostKey`
   * @throws PassingWebFault `host-held` with `retryAfterMs` when the turn comes later than `patienceMs`; the signal's reason
   */
  enter(host: string, ask: { patienceMs: number; signal?: AbortSignal | undefined }): Promise<HostLease>
  /** No start on this host before a time, ms since 1970. */
  quiet(host: string, until: number): Promise<void>
  /** From now on at least this many ms between starts on this host. */
  slow(host: string, gapMs: number): Promise<void>
}

/** The right to have one request under way; `leave` gives it back, saying whether the host answered at all. */
export interface HostLease {
  leave(end: 'answered' | 'dead'): Promise<void>
}
