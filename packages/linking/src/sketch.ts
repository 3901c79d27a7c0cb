/** A text as copies are told by. */
export type Sketch = {
  /** Every run of four words as a 32-bit hash, in the order of the text. */
  shingles: Int32Array
  /** Sorted; those of the shingles by which an index finds the text: the same ones in every text of its length. */
  keys: number[]
  /** A shingle is a key when its low bits are zero, so many of them: a longer text keeps a smaller share. */
  level: number
  /** Days that the text names, as "thursday" or "march 4"; sorted. */
  days: string[]
}

/** Words of a shingle. */
export const SHINGLE_WORDS = 4
/** Fewer shingles than this are too few to tell; about forty words. */
const FEWEST = 36
/** Characters of a text that are read; wire stories are far shorter. */
const LONGEST = 40_000
/** Keys of a text at most: so few that millions of texts can be kept, so many that a copy of half of it shares some. */
const MOST_KEYS = 48

// Matches "Zürich" and "17"; must not match ", ".
const WORD = /[\p{L}\p{N}]+/gu

/** The sketch of a text in plain words; null where it is too short to be told by. */
export const sketchOf = (text: string): Sketch | null => {
  const words = text.slice(0, LONGEST).toLowerCase().match(WORD) ?? []
  if (words.length < FEWEST + SHINGLE_WORDS - 1) return null
  const hashes = words.map(hash)
  const shingles = new Int32Array(words.length - SHINGLE_WORDS + 1)
  for (let at = 0; at < shingles.length; at += 1) shingles[at] = shingleAt(hashes, at)
  return { shingles, ...keysOf(shingles), days: daysIn(words) }
}

/** @returns the keys at the lowest level at which there are few enough */
export const keysOf = (shingles: Int32Array): { keys: number[]; level: number } => {
  let keys = [...new Set(shingles)]
  let level = 0
  while (keys.length > MOST_KEYS) {
    level += 1
    keys = keys.filter((shingle) => isKey(shingle, level))
  }
  return { keys: keys.sort((a, b) => a - b), level }
}

/** Whether a shingle is a key at a level. */
export const isKey = (shingle: number, level: number): boolean => (shingle & ((1 << level) - 1)) === 0

const shingleAt = (hashes: readonly number[], at: number): number => {
  let state = 0
  for (let next = at; next < at + SHINGLE_WORDS; next += 1) state = mix(state, hashes[next] ?? 0)
  return state | 0
}

/** FNV-1a over code units, 32 bits. */
const hash = (word: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Finaliser of MurmurHash3, so that every bit of a word moves every bit of its shingle. */
const mix = (state: number, word: number): number => {
  let value = Math.imul(state, 31) ^ word
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

const WEEKDAYS = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
const MONTHS = new Set([
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
])

// Matches "4" and "31"; must not match "2025".
const DAY_OF_MONTH = /^\d{1,2}$/

const daysIn = (words: readonly string[]): string[] => {
  const days = new Set<string>()
  words.forEach((word, at) => {
    if (WEEKDAYS.has(word)) days.add(word)
    if (!MONTHS.has(word)) return
    const day = [words[at + 1], words[at - 1]].find((beside) => beside !== undefined && DAY_OF_MONTH.test(beside))
    if (day !== undefined) days.add(`${word} ${Number(day)}`)
  })
  return [...days].sort()
}
