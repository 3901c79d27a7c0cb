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

/** How a host did: it answered, it answered that it failed (5xx), or it did not take the connection. */
export type HostEnding = 'answered' | 'struggling' | 'dead'

/** The right to have one request under way; `leave` gives it back, saying how the host did. */
export interface HostLease {
  leave(ending: HostEnding): Promise<void>
}
