import { daysIn } from './named-days.ts'

/** A text as copies are told by. */
export type Sketch = {
  /** Every run of four words as a 32-bit hash, in the order of the text; of a short text, four hashes of the whole. */
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
/** Fewer shingles than this are too few to tell by: such a text, of under forty words, is told by all its words together. */
const FEWEST = 36
/** Fewer words than this are a headline, which two may write alike. */
const FEWEST_WORDS = 8
/** Characters of a text that are read; wire stories are far shorter. */
const LONGEST = 40_000
/** Keys of a text at most: so few that millions of texts can be kept, so many that a copy of half of it shares some. */
const MOST_KEYS = 48

// Matches "Zürich" and "17"; must not match ", ".
const WORD = /[\p{L}\p{N}]+/gu

/** The sketch of a text in plain words; null where it is too short to be told by. */
export const sketchOf = (text: string): Sketch | null => {
  const words = text.slice(0, LONGEST).toLowerCase().match(WORD) ?? []
  if (words.length < FEWEST_WORDS) return null
  const hashes = words.map(hash)
  const runs = words.length - SHINGLE_WORDS + 1
  const shingles = runs < FEWEST ? wholeOf(hashes) : Int32Array.from({ length: runs }, (_, at) => shingleAt(hashes, at))
  return { shingles, ...keysOf(shingles), days: daysIn(words) }
}

/** Four, so that two texts which have but one of them in common by accident are no copies (copy.ts: 0.6 of the words). */
const wholeOf = (hashes: readonly number[]): Int32Array =>
  Int32Array.from({ length: 4 }, (_, seed) => hashes.reduce(mix, seed + 1) | 0)

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
