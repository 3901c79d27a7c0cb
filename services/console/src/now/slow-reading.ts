import type { Metered } from './metered.ts'

/**
 * Reads something at most once in so many ms.
 * @param holds  ms for which an answer is good
 */
export const readSlowly = <Found>(
  holds: number,
  read: (from: Metered) => Promise<Found>,
): ((from: Metered) => Promise<Found>) => {
  let last: { at: number; found: Found } | null = null
  return async (from) => {
    if (!last || Date.now() - last.at > holds) last = { at: Date.now(), found: await read(from) }
    return last.found
  }
}
