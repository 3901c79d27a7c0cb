/**
 * A name as the gazetteer keys it: ASCII, lower case, words parted by one blank; apostrophes vanish ("Sana'a" and
 * "Sanaa" are one name), hyphens part words, "St.", "Mt." and "Ft." are written out. Returns '' when nothing Latin is left.
 */
export const foldName = (name: string): string => {
  const words: string[] = []
  for (const word of foldWord(name).split(/[^a-z0-9]+/)) if (word) words.push(SHORT.get(word) ?? word)
  return words.join(' ')
}

/** Words that names shorten. */
export const SHORT = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
])

/** One word without marks: "Îles" → "iles", "Ta'izz" → "taizz". */
export const foldWord = (word: string): string => {
  const lower = word.slice(0, LONGEST).toLowerCase()
  if (ASCII_WORD.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(MARKS_AND_APOSTROPHES, '')
    .replace(/[łøđßæœıðþ]/g, (letter) => PLAIN[letter] ?? letter)
}

/** No name is longer, and taking a letter with ten thousand marks apart takes seconds. */
const LONGEST = 200

/** "kabul" matches, "são" must not. */
const ASCII_WORD = /^[a-z0-9 .-]*$/
/** The apostrophe of "ta'izz" matches, the hyphen of "al-bab" must not. */
const MARKS_AND_APOSTROPHES = /[\u0300-\u036f'’‘`ʻʼʿʾ´]/g

const PLAIN: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ð: 'd', þ: 'th' }
