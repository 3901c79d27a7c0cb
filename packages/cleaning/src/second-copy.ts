/** So many lines in a row, and characters of prose in them, that stood before in the same order are a second copy. */
const LINES = 3
const PROSE = 300
/** A line this long that holds so many of the others is the whole story once more, as text to be copied. */
const WHOLE = 1_000
const HELD = 3
/** Shorter ones stand in a longer line by chance. */
const SENTENCE = 60

/**
 * Indices of lines that repeat what was said: runs in the order of the first time, as a page for small screens beside
 * that for large ones, and single lines that hold the story in one piece.
 * @param said  words of each line
 * @param prose  characters of running prose in it
 */
export const copiesOf = (said: readonly string[], prose: readonly number[]): ReadonlySet<number> => {
  const copies = new Set<number>(wholes(said))
  const first = new Map<string, number>()
  let [from, next, size] = [0, -1, 0]
  const close = (end: number): void => {
    if (next >= 0 && end - from >= LINES && size >= PROSE)
      for (let index = from; index < end; index++) copies.add(index)
    next = -1
    size = 0
  }
  for (const [index, own] of said.entries()) {
    const before = next >= 0 && said[next] === own ? next : first.get(own)
    if (before !== next) close(index)
    if (before === undefined) {
      first.set(own, index)
      continue
    }
    if (next < 0) from = index
    size += prose[index] ?? 0
    next = before + 1
  }
  close(said.length)
  return copies
}

const wholes = (said: readonly string[]): number[] => {
  const all = said.reduce((sum, { length }) => sum + length, 0)
  const found: number[] = []
  for (const [index, own] of said.entries()) {
    if (own.length < WHOLE || own.length < all / 4) continue
    const held = said.filter((other, at) => at !== index && other.length >= SENTENCE && own.includes(other)).length
    if (held >= HELD) found.push(index)
  }
  return found
}
