import { heldTokens, type Log } from '@blotter/log'

/** Whether the tokens behind open connections still hold. */
export type TokenWatch = {
  /** Calls `end` soon after a token was revoked or has ended. @returns how to stop watching */
  watch: (token: string, end: () => void) => () => void
}

/**
 * Asks while somebody is watched, of all tokens at once. A log that does not answer ends nobody.
 * @param lookMs  ms between two looks
 */
export const tokenWatch = (log: Pick<Log, 'query'>, lookMs: number): TokenWatch => {
  const watched = new Map<() => void, string>()
  let timer: NodeJS.Timeout | undefined

  const look = async (): Promise<void> => {
    const asked = new Set(watched.values())
    const held = new Set(await heldTokens(log, [...asked]).catch(() => asked))
    for (const [end, token] of watched) if (asked.has(token) && !held.has(token)) end()
    if (timer) timer = setTimeout(look, lookMs)
  }

  return {
    watch: (token, end) => {
      watched.set(end, token)
      timer ??= setTimeout(look, lookMs)
      return () => {
        watched.delete(end)
        if (watched.size) return
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}
