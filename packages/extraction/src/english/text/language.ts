import type { Token } from './tokens.ts'

// The commonest function words of English; in running English text they are 35 to 50 % of all words.
const ENGLISH =
  'the of and to in a is that for it was on are as with his they at be this from have or by had not but what were when there an their which said he she who has been will its after more than two people'.split(
    ' ',
  )

// Function words of the languages that share the alphabet and are met most in feeds.
const OTHER =
  'el la los las de del que y en un una por con para se su al lo como más pero le les des du et est une dans pour qui sur pas au avec der die das und ist nicht von den mit ein eine auf für im dem il di che e non per sono della nel o os da do em não uma dos foi het een van niet op te zijn en är och att det som på yang dan ini itu dengan untuk na w z się nie ve bir bu da için'.split(
    ' ',
  )

/** Below this many words the share says nothing, and a text counts as English. */
const ENOUGH = 12

/** From this share of letters on, a text in another script is none with a few foreign names in it. */
const FOREIGN = 0.25

/**
 * Whether a text is English, by the share of function words in its first tokens. Other scripts are not, whatever English
 * stands between; what is quoted may be in any language, and names are in none.
 */
export const isEnglish = (tokens: Token[]): boolean => {
  const all = tokens.filter((token) => token.kind === 'word').slice(0, MOST)
  if (foreignLetters(all) >= FOREIGN) return false
  const told = unquoted(tokens)
    .filter((token) => token.kind === 'word')
    .slice(0, MOST)
  const words = told.length >= ENOUGH ? told : all
  if (words.length < ENOUGH) return !words.some((token) => /[^\p{Script=Latin}\p{N}\p{P}]/u.test(token.low))
  const { english, other } = functionWords(words)
  const plain = words.filter((token) => !token.capital).length
  if (plain < ENOUGH && plain > 0 && english > 0 && other === 0) return true
  return english / words.length >= 0.12 && english > other * 1.5
}

/**
 * Whether the first line that tells something is English, though what follows may be in other languages: a sentence with
 * function words of English and of no other language.
 */
export const opensInEnglish = (tokens: Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === 'word')
  const { english, other } = functionWords(words)
  return words.length >= SENTENCE && foreignLetters(words) === 0 && english >= 2 && english > 4 * other
}

/** Whether a sentence is in another language, as one between English ones can be: its function words say so, or its script. */
export const isForeign = (tokens: Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === 'word').slice(0, MOST)
  const { english, other } = functionWords(words)
  return words.length >= SENTENCE && ((other >= 2 && other > english) || foreignLetters(words) >= 0.5)
}

// Fewer words are a name or a heading.
const SENTENCE = 5

// A word of both is English.
const FUNCTION_WORDS = new Map([
  ...OTHER.map((word) => [word, 'other'] as const),
  ...ENGLISH.map((word) => [word, 'english'] as const),
])

const functionWords = (words: Token[]): { english: number; other: number } => {
  let [english, other] = [0, 0]
  const shouted = words.filter(({ capital }) => capital).length > words.length * 0.9
  for (const [at, { low }] of words.entries()) {
    const language = FUNCTION_WORDS.get(low)
    if (language === 'english') english++
    else if (language === 'other' && (shouted || !isInName(words, at))) other++
  }
  return { english, other }
}

/** "La Union", "Maria de la Cruz": small words of a name are of no language. */
const isInName = (words: Token[], at: number): boolean => {
  if (words[at]?.capital) return at > 0
  let next = at + 1
  while (next < at + 3 && FUNCTION_WORDS.get(words[next]?.low ?? '') === 'other') next++
  return words[at - 1]?.capital === true && words[next]?.capital === true
}

const MOST = 400

// Matches "army". Not: "火".
const ASCII = /^[\x20-\x7e]*$/

/** 0 … 1 of all letters. */
const foreignLetters = (words: Token[]): number => {
  if (words.every(({ low }) => ASCII.test(low))) return 0
  const letters = words.map(({ low }) => low).join('')
  const latin = letters.match(/\p{Script=Latin}/gu)?.length ?? 0
  const any = letters.match(/\p{L}/gu)?.length ?? 0
  return any === 0 ? 0 : (any - latin) / any
}

/** What stands outside of quotation marks. */
const unquoted = (tokens: Token[]): Token[] => {
  let quoted = false
  return tokens.filter(({ kind, low }) => {
    if (kind !== 'mark') return !quoted
    if (/^["“”„«»]$/.test(low)) quoted = low === '"' ? !quoted : /^[“„«]$/.test(low) && !(quoted && low === '“')
    return false
  })
}
