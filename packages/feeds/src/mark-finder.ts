/**
 * Finds closing marks in one text. What was found, or found missing, is remembered, so that a scan which asks for
 * `-->` at each of 60,000 unclosed comments stays linear; offsets asked for must not go back.
 * @returns a function from (mark, offset) to the offset behind the mark, or -1
 */
export const markFinder = (text: string) => {
  const next = new Map<string, number>()
  return (mark: string, from: number): number => {
    let at = next.get(mark) ?? -2
    if (at === -2 || (at !== -1 && at < from)) {
      at = text.indexOf(mark, from)
      next.set(mark, at)
    }
    return at === -1 ? -1 : at + mark.length
  }
}
