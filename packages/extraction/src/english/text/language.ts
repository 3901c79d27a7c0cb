import type { Token } from './tokens.ts'

// The commonest function words of English; in running English text they are 35 to 50 % of all words.
const ENGLISH = new Set(
  'the of and to in a is that for it was on are as with his they at be this from have or by had not but what were when there an their which said he she who has been will its after more than two people'.split(
    ' ',
  ),
)

// Function words of the languages that share the alphabet and are met most in feeds.
const OTHER = new Set(
  'el la los las de del que y en un una por con para se su al lo como más pero le les des du et est une dans pour qui sur pas au avec der die das und ist nicht von den mit ein eine auf für im dem il di che e non per sono della nel o os da do em não uma dos foi het een van niet op te zijn en är och att det som på yang dan ini itu dengan untuk na w z się nie ve bir bu da için'.split(
    ' ',
  ),
)

/** Below this many words the share says nothing, and a text counts as English. */
const ENOUGH = 12

/** Whether a text is English, by the share of function words in its first tokens. Other scripts are not. */
export const isEnglish = (tokens: Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === 'word').slice(0, 400)
  if (words.length < ENOUGH) return !words.some((token) => /[^\p{Script=Latin}\p{N}\p{P}]/u.test(token.low))
  const english = words.filter((token) => ENGLISH.has(token.low)).length
  const other = words.filter((token) => OTHER.has(token.low) && !ENGLISH.has(token.low)).length
  return english / words.length >= 0.12 && english > other * 1.5
}
