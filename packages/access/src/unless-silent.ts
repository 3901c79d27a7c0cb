import { setTimeout as sleep } from 'node:timers/promises'

// ms after which a request that is not answered makes one ask whether what it reads from answers at all.
const PATIENCE = 3_000

/**
 * Middleware that ends a request soon when what it reads from hangs, of which sockets say nothing; an answer that only
 * takes long is waited for.
 * @param ask  throws when there is no answer
 */
export const unlessSilent =
  (ask: () => Promise<unknown>) =>
  async (_context: unknown, next: () => Promise<void>): Promise<void> => {
    const done = new AbortController()
    const silence = sleep(PATIENCE, undefined, { signal: done.signal }).then(ask)
    const answer = next().finally(() => done.abort())
    // Told below, or too late to be told.
    answer.catch(() => {})
    await Promise.race([
      answer,
      silence.catch((error: unknown) => {
        if (!done.signal.aborted) throw error
      }),
    ])
    await answer
  }
