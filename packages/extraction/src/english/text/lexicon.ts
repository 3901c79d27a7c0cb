import type { Token } from './tokens.ts'

/** Words of one entry and what they mean; found by longest match over folded tokens. */
export type Lexicon<T> = Map<string, { words: string[]; value: T }[]>
export type Match<T> = { first: number; last: number; value: T }

/**
 * A lexicon from phrases: `{ 'air strike': value }`. Alternatives stand between bars; a phrase that ends in `~` is also
 * found with its last word in the plural; hyphens and spaces are alike.
 */
export const createLexicon = <T>(entries: Iterable<readonly [string, T]>): Lexicon<T> => {
  const lexicon: Lexicon<T> = new Map()
  for (const [phrases, value] of entries) {
    for (const phrase of phrases.split('|')) for (const words of spellings(phrase.trim())) add(lexicon, words, value)
  }
  for (const list of lexicon.values()) list.sort((a, b) => b.words.length - a.words.length)
  return lexicon
}

const add = <T>(lexicon: Lexicon<T>, words: string[], value: T): void => {
  const key = words[0]
  if (key === undefined || key === '') return
  const list = lexicon.get(key) ?? []
  list.push({ words, value })
  lexicon.set(key, list)
}

const spellings = (written: string): string[][] => {
  // Tokens do not hold the ending of a possessive: "lord resistance army".
  const phrase = written.replace(/(?<=\w)['’]s?(?= )/g, '')
  const forms = phrase.endsWith('~') ? [phrase.slice(0, -1), plural(phrase.slice(0, -1))] : [phrase]
  return forms.flatMap((form) => {
    const spaced = form.split(/\s+/)
    const split = form.split(/[\s-]+/)
    const joined = split.length === 2 ? [[split.join('-')]] : []
    return [spaced, ...(split.length > spaced.length ? [split] : []), ...joined]
  })
}

/** The plural of a regular English noun ("bus" → "buses", "body" → "bodies", "gunman" → "gunmen"). */
const plural = (noun: string): string => {
  if (/[a-z]man$/.test(noun)) return noun.replace(/man$/, 'men')
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}

/** The longest entry that begins at a token, if any. */
export const matchAt = <T>(lexicon: Lexicon<T>, tokens: Token[], first: number): Match<T> | undefined => {
  const list = lexicon.get(tokens[first]?.low ?? '')
  if (!list) return undefined
  for (const { words, value } of list) {
    let i = 1
    while (i < words.length && tokens[first + i]?.low === words[i]) i++
    if (i === words.length) return { first, last: first + i - 1, value }
  }
  return undefined
}

/** Every entry in a run of tokens, longest first, without overlap. */
export const matchAll = <T>(lexicon: Lexicon<T>, tokens: Token[]): Match<T>[] => {
  const found: Match<T>[] = []
  for (let i = 0; i < tokens.length; i++) {
    const match = matchAt(lexicon, tokens, i)
    if (!match) continue
    found.push(match)
    i = match.last
  }
  return found
}
