/**
 * Reads something costly once, however many ask, and again when the answer is so old.
 * @param ms  for which an answer is good, from when it came
 */
export const heldFor = <Found>(ms: number, read: () => Promise<Found>): (() => Promise<Found>) => {
  let last: { found: Promise<Found>; until: number } | null = null
  return () => {
    if (last && Date.now() < last.until) return last.found
    const mine = { found: read(), until: Number.POSITIVE_INFINITY }
    last = mine
    mine.found.then(
      () => {
        mine.until = Date.now() + ms
      },
      () => {
        if (last === mine) last = null
      },
    )
    return mine.found
  }
}
