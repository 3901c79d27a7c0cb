import { cuesOf } from './pattern-cues.ts'

/**
 * The words of a text (runs of ASCII letters, digits and "_", which are what `\b` parts) and what they begin with, three
 * and four letters of it, as hashes.
 */
export type Vocabulary = readonly number[]

/** The rules of which each pattern may have a match in texts of these words, in their order. */
export type Prefilter<T> = (...vocabularies: Vocabulary[]) => T[]

/** The vocabulary of a text; of stretches of it that cut no word it is one, too. */
export const vocabularyOf = (text: string): Vocabulary => {
  const hashes: number[] = []
  let [hash, length] = [SEED, 0]
  for (let at = 0; at < text.length; at++) {
    const letter = LETTERS[text.charCodeAt(at)] ?? 0
    if (letter > 0) {
      hash = mix(hash, letter)
      if (++length === 3 || length === 4) hashes.push(hash)
    } else if (length > 0) {
      hashes.push(mix(hash, END))
      hash = SEED
      length = 0
    }
  }
  if (length > 0) hashes.push(mix(hash, END))
  return hashes
}

/**
 * Leaves out, before any pattern is run, the rules that cannot match: of most patterns a match has to begin with one of a
 * few words, and most texts have none of them. A pattern that may begin with anything (`\S+ly`) leaves nothing out.
 * @param patternsOf  the patterns of a rule, which all have to match
 */
export const createPrefilter = <T>(rules: readonly T[], patternsOf: (rule: T) => readonly RegExp[]): Prefilter<T> => {
  const cues = rules.map((rule) => patternsOf(rule).flatMap((pattern) => cuesOf(pattern) ?? []))
  const needed = Uint8Array.from(cues, ({ length }) => length)
  const index = new Map<number, Slot[]>()
  let slots = 0
  for (const [rule, patterns] of cues.entries())
    for (const { words, beginnings } of patterns) {
      const slot = { rule, at: slots++ }
      for (const word of words) push(index, mix(hashOf(word), END), slot)
      for (const beginning of beginnings) push(index, hashOf(beginning), slot)
    }
  const open = [...rules.keys()].filter((rule) => needed[rule] === 0)
  const missing = new Uint8Array(rules.length)
  const metIn = new Float64Array(slots)
  const begunIn = new Float64Array(rules.length)
  let turn = 0
  return (...vocabularies) => {
    turn++
    const kept = [...open]
    for (const hash of vocabularies.flat())
      for (const { rule, at } of index.get(hash) ?? NONE) {
        if (metIn[at] === turn) continue
        metIn[at] = turn
        missing[rule] = ((begunIn[rule] === turn ? missing[rule] : needed[rule]) ?? 0) - 1
        begunIn[rule] = turn
        if (missing[rule] === 0) kept.push(rule)
      }
    return kept.sort((a, b) => a - b).map((rule) => rules[rule] as T)
  }
}

/** One pattern of a rule. */
type Slot = { rule: number; at: number }

const NONE: Slot[] = []

const push = (index: Map<number, Slot[]>, hash: number, slot: Slot): void => {
  const known = index.get(hash)
  if (known) known.push(slot)
  else index.set(hash, [slot])
}

// FNV-1a, 32 bits. Words of one hash only let a pattern run that does not match.
const SEED = 0x811c9dc5 | 0
const END = 0
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

const hashOf = (word: string): number => {
  let hash = SEED
  for (let at = 0; at < word.length; at++) hash = mix(hash, LETTERS[word.charCodeAt(at)] ?? 0)
  return hash
}

/** By character code: the letter in lower case, 0 for what is no part of a word. */
const LETTERS = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return /\w/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0
})
