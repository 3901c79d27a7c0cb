/**
 * Finds a key among sorted lines of ASCII in constant time: open addressing over typed arrays, which fills in a few
 * hundredths of a second and holds no JavaScript string.
 */
export class KeyIndex {
  readonly #keys: Uint8Array
  readonly #starts: Uint32Array
  readonly #firstPosting: Uint32Array
  readonly #slots: Uint32Array
  readonly #mask: number
  readonly #longest = new Uint8Array(FIRST_WORD_SLOTS)

  constructor(keys: Uint8Array, postingCounts: Uint16Array) {
    const count = postingCounts.length
    this.#keys = keys
    this.#starts = new Uint32Array(count + 1)
    this.#firstPosting = new Uint32Array(count + 1)
    this.#mask = 2 ** Math.ceil(Math.log2(count * 2 + 1)) - 1
    this.#slots = new Uint32Array(this.#mask + 1)
    let at = 0
    for (let key = 0; key < count; key++) {
      this.#starts[key] = at
      this.#firstPosting[key + 1] = (this.#firstPosting[key] ?? 0) + (postingCounts[key] ?? 0)
      at = this.#add(key, at)
    }
    this.#starts[count] = at
  }

  /** The key's number in sorted order, -1 when there is none. */
  find(key: string): number {
    let hash = SEED
    for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i))
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const held = this.#slots[slot] ?? 0
      if (held === 0) return -1
      if (this.#same(held - 1, key)) return held - 1
    }
  }

  /** The posting list of a key's number. */
  rows(key: number, postings: Uint32Array): Uint32Array {
    return postings.subarray(this.#firstPosting[key], this.#firstPosting[key + 1])
  }

  /** At least the number of words of the longest key that begins with this word. */
  longest(firstWord: string): number {
    let hash = SEED
    for (let i = 0; i < firstWord.length; i++) hash = mix(hash, firstWord.charCodeAt(i))
    return this.#longest[hash & (FIRST_WORD_SLOTS - 1)] ?? 0
  }

  #add(key: number, start: number): number {
    let [hash, words, firstWord, at] = [SEED, 1, 0, start]
    for (; at < this.#keys.length && this.#keys[at] !== LINE_END; at++) {
      const code = this.#keys[at] ?? 0
      if (code === BLANK && words++ === 1) firstWord = hash
      hash = mix(hash, code)
    }
    if (words === 1) firstWord = hash
    const first = firstWord & (FIRST_WORD_SLOTS - 1)
    this.#longest[first] = Math.max(this.#longest[first] ?? 0, words)
    let slot = hash & this.#mask
    while (this.#slots[slot]) slot = (slot + 1) & this.#mask
    this.#slots[slot] = key + 1
    return at + 1
  }

  #same(key: number, text: string): boolean {
    const start = this.#starts[key] ?? 0
    if ((this.#starts[key + 1] ?? 0) - start - 1 !== text.length) return false
    for (let i = 0; i < text.length; i++) if (this.#keys[start + i] !== text.charCodeAt(i)) return false
    return true
  }
}

const LINE_END = 10
const BLANK = 32
/** A collision among first words only makes a name be looked for a word longer. */
const FIRST_WORD_SLOTS = 2 ** 18
/** FNV-1a, 32 bits. */
const SEED = 0x811c9dc5 | 0
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)
