/**
 * Where a word of nothing but ASCII letters ends that begins at an offset, for readers whose patterns would find the same
 * end at more cost; the offset itself where there is none, or where more of a word may follow ("al-Islam", "U.S.", "são").
 */
export const plainWordEnd = (text: string, at: number): number => {
  let end = at
  while (isPlainLetter(text.charCodeAt(end))) end++
  const stops = text.charAt(end) === '.' ? BEHIND_STOP : BEHIND_WORD
  return end - at <= LONGEST && stops.has(text.charAt(stops === BEHIND_STOP ? end + 1 : end)) ? end : at
}

const isPlainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

// Nothing is the end of the text.
const BEHIND_STOP = new Set(['', ' ', '\n'])
const BEHIND_WORD = new Set([...BEHIND_STOP, ',', ';', ':', '?', '!', '"', '(', ')'])

/** What is longer is no word. */
const LONGEST = 100
