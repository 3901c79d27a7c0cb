/**
 * What a match of a pattern must have at one of its word boundaries, in lower case: one of some words, or a word with one
 * of some beginnings, which are three or four letters long.
 */
export type Cues = { words: ReadonlySet<string>; beginnings: ReadonlySet<string> }

/** The cues of a pattern; undefined where a match may begin with anything (`\S+ly`), or with too many words. */
export const cuesOf = ({ source, flags }: RegExp): Cues | undefined => {
  try {
    return new CueReader(source, flags).read()
  } catch (error) {
    if (error instanceof OpenPattern) return undefined
    throw error
  }
}

/** The letters that a match has begun a word with; before the first of them whether a word can begin here. */
type Path = { text: string; boundary: boolean }

const START: Path = { text: '', boundary: false }
const BOUNDARY: Path = { text: '', boundary: true }

class OpenPattern extends Error {}

/** Follows every way into a pattern up to the end of the first word of it; what it does not know may be anything. */
class CueReader {
  readonly #source: string
  /** Whether "k" and "s" stand for letters beyond ASCII, too. */
  readonly #folds: boolean
  readonly #words = new Set<string>()
  readonly #beginnings = new Set<string>()
  #at = 0

  constructor(source: string, flags: string) {
    this.#source = source
    this.#folds = /i/.test(flags) && /[uv]/.test(flags)
  }

  /** @throws OpenPattern where a match may begin with anything */
  read(): Cues {
    this.#anything(this.#alternatives([START]))
    return { words: this.#words, beginnings: this.#beginnings }
  }

  #alternatives(paths: Path[]): Path[] {
    const through: Path[] = []
    do {
      let open = paths
      while (this.#at < this.#source.length && this.#next() !== '|' && this.#next() !== ')') open = this.#repeated(open)
      if (open.length > MOST || this.#words.size > MOST) throw new OpenPattern()
      through.push(...open)
    } while (this.#passes('|'))
    return through
  }

  #repeated(paths: Path[]): Path[] {
    const once = this.#once(paths)
    const quantifier = this.#next()
    if (!QUANTIFIERS.has(quantifier)) return once
    const from = this.#at
    this.#at = quantifier === '{' ? this.#source.indexOf('}', from) + 1 : from + 1
    const optional = quantifier === '?' || quantifier === '*' || this.#source.startsWith('{0', from)
    this.#passes('?')
    if (quantifier === '?') return [...paths, ...once]
    this.#anything(once.filter(({ text }) => text))
    const unbegun = once.filter(({ text }) => !text)
    return optional ? [...paths, ...unbegun] : unbegun
  }

  #once(paths: Path[]): Path[] {
    const letter = this.#take()
    if (letter === '(') return this.#group(paths)
    if (letter === '[') return this.#class(paths)
    if (letter === '\\') return this.#escape(paths)
    if (letter === '.') return this.#anything(paths)
    return isOfWords(letter) ? this.#letters(letter + this.#restOfWord(), paths) : this.#ended(paths)
  }

  /** The letters that follow, without one that is optional or repeated. */
  #restOfWord(): string {
    const from = this.#at
    while (isOfWords(this.#next())) this.#at++
    if (this.#at > from && QUANTIFIERS.has(this.#next())) this.#at--
    return this.#source.slice(from, this.#at)
  }

  #group(paths: Path[]): Path[] {
    const around = LOOKAROUNDS.find((opening) => this.#passes(opening))
    if (!around) this.#passes('?:')
    const through = this.#alternatives(around ? [] : paths)
    this.#at++
    return around ? paths : through
  }

  /** Of a class without ranges and other classes each letter; of others any. */
  #class(paths: Path[]): Path[] {
    const letters: string[] = []
    let wide = this.#passes('^')
    while (this.#next() !== ']') {
      const letter = this.#take()
      wide ||= letter === '\\' || (letter === '-' && letters.length > 0 && this.#next() !== ']')
      letters.push(letter === '\\' ? this.#take() : letter)
    }
    this.#at++
    return wide
      ? this.#anything(paths)
      : letters.flatMap((letter) => (isOfWords(letter) ? this.#letters(letter, paths) : this.#ended(paths)))
  }

  #escape(paths: Path[]): Path[] {
    const letter = this.#take()
    if (letter === 'b' || letter === 's') return this.#ended(paths)
    if (letter === 'p' || letter === 'P') this.#at = this.#source.indexOf('}', this.#at) + 1
    return isOfWords(letter) ? this.#anything(paths) : this.#ended(paths)
  }

  #letters(written: string, paths: Path[]): Path[] {
    const letters = written.toLowerCase()
    if (this.#folds && /[ks]/.test(letters)) return this.#anything(paths)
    return paths.map(({ text, boundary }) => {
      if (!text && !boundary) throw new OpenPattern()
      return { text: text + letters, boundary }
    })
  }

  /** A boundary, or what is no part of a word: the next word begins behind it. */
  #ended(paths: Path[]): Path[] {
    for (const { text } of paths) if (text) this.#words.add(text)
    return paths.some(({ text }) => !text) ? [BOUNDARY] : []
  }

  #anything(paths: Path[]): Path[] {
    for (const { text } of paths) {
      if (text.length < SHORTEST) throw new OpenPattern()
      this.#beginnings.add(text.slice(0, LONGEST))
    }
    return []
  }

  #next(): string {
    return this.#source.charAt(this.#at)
  }

  #take(): string {
    return this.#source.charAt(this.#at++)
  }

  #passes(token: string): boolean {
    const here = this.#source.startsWith(token, this.#at)
    if (here) this.#at += token.length
    return here
  }
}

const QUANTIFIERS = new Set(['?', '*', '+', '{'])
const LOOKAROUNDS = ['?=', '?!', '?<=', '?<!']

const isOfWords = (letter: string): boolean => {
  const code = letter.charCodeAt(0) | CASE
  return (code >= 97 && code <= 122) || (letter >= '0' && letter <= '9') || letter === '_'
}

// The bit by which capitals differ.
const CASE = 0x20

const SHORTEST = 3
const LONGEST = 4
const MOST = 300
