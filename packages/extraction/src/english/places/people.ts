import type { Gazetteer } from '../../places/gazetteer.ts'
import { BODY_WORDS, GIVEN_NAMES, KIND_WORDS, LEAD_WORDS, TITLES } from './place-words.ts'
import type { Token } from './tokens.ts'

/** Folded words that the text uses as people's names; `likely` by their form alone, `sure` by a given name or title. */
export type People = { sure: ReadonlySet<string>; likely: ReadonlySet<string> }

/**
 * Words behind a title or a given name and what follows those, words that speak ("Jones said"), and in mixed case the
 * end of a run of two unknown capitalised words. "Jones" alone is then Mr Jones, not Jones, Oklahoma.
 */
export const readPeople = (tokens: readonly Token[], gazetteer: Gazetteer): People => {
  const sure = new Set<string>()
  const likely = new Set<string>()
  let person = false
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    // "Gen. Diaz", "Ashley L. Evans"
    const short = TITLES.has(before?.fold ?? '') || before?.fold.length === 1
    const joined = token.gap === 'space' || (token.gap === 'stop' && short)
    person = token.capital && joined && (person || isOpening(before, tokens[i - 2])) && isSurname(token, gazetteer)
    if (person) sure.add(token.fold)
    else if (isLikely(tokens, i, gazetteer)) likely.add(token.fold)
  }
  return { sure, likely }
}

const isLikely = (tokens: readonly Token[], i: number, gazetteer: Gazetteer): boolean => {
  const [before, token, behind] = [tokens[i - 1], tokens[i], tokens[i + 1]]
  if (!token?.capital) return false
  if (behind?.gap === 'space' && SPEAKS.has(behind.fold)) return isSurname(token, gazetteer)
  if (token.shouted || token.gap !== 'space' || !before?.capital || before.opens || behind?.capital) return false
  return isSurname(token, gazetteer) && isSurname(before, gazetteer) && !gazetteer.has(`${before.fold} ${token.fold}`)
}

const SPEAKS = new Set('said says told added who asked testified wrote admitted argued explained pleaded'.split(' '))

/** A given name or title in front; in mixed case also any unknown capitalised word inside a sentence. */
const isOpening = (before: Token | undefined, earlier: Token | undefined): boolean => {
  if (!before?.capital) return false
  if (GIVEN_NAMES.has(before.fold)) return true
  if (TITLES.has(before.fold)) return true
  return !before.shouted && before.fold.length === 1 && earlier?.capital === true
}

const isSurname = (token: Token, gazetteer: Gazetteer): boolean => {
  const { fold } = token
  if (BODY_WORDS.has(fold) || KIND_WORDS.get(fold) || LEAD_WORDS.has(fold)) return false
  return !(token.shouted && gazetteer.isCommon(fold)) && !STOPPERS.has(fold)
}

/** Words that end a name in a text of capitals. */
const STOPPERS = new Set(
  `the of in on at to from and or by for with as is was were has had have said who that a an today yesterday will would
  which when while after before during until because but not be been he she they it his her their`.split(/\s+/),
)
