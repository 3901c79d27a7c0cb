/**
 * All matches of a pattern with the flag `g`, which matches no empty text. `String.matchAll` does the same with a copy of
 * the pattern, which costs more than the search of a sentence.
 */
export const matchesOf = (pattern: RegExp, text: string): RegExpExecArray[] => {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match)
  return found
}
