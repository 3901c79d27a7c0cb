import type { Sentence } from '../phrases/sentence.ts'

// Matches " iran on monday hanged four men", " was put to death". Not: " the plan was executed".
const EXECUTED = /\b(?:hanged|executed|beheaded|put to death|lethal injection)\b/

// What somebody was put to death for. Matches "convicted of", "for the 1998 murder". Not: "for hours".
const CRIME =
  /^(?:(?:who (?:was|were|had been) )?(?:convicted|sentenced|found guilty|condemned)|(?:for|over) (?:(?:the|an?|his|her|their|alleged|\d{4}) )*(?:\S+ing|murders?|killings?|slayings?|rapes?|attacks?|bombings?|shootings?|assassinations?|massacres?|crimes?|terrorism|treason|corruption|spying|espionage|drug|trafficking|robbery|kidnapping|abduction)) $/

/**
 * The token from which a sentence about an execution tells what it was for, or undefined: that was done before, by those
 * who were put to death, and is no part of it ("hanged a man on Friday convicted of killing nine in 2017").
 */
export const crimeAt = (sentence: Sentence): number | undefined => {
  const { tokens, words } = sentence
  const executed = EXECUTED.exec(words)
  if (!executed) return undefined
  const from = words.slice(0, executed.index).split(' ').length
  for (let at = from; at < tokens.length - 2; at++) {
    const low = tokens[at]?.low ?? ''
    if (!/^(?:who|convicted|sentenced|found|condemned|for|over)$/.test(low)) continue
    for (let length = 1; length <= 5; length++) {
      const phrase = tokens
        .slice(at, at + length)
        .map((token) => token.low)
        .join(' ')
      if (CRIME.test(`${phrase} `) && hasVictims(sentence, at + length)) return at
    }
  }
  return undefined
}

/** Whether the crime has people of its own; "convicted of murder on Monday" has none, and the day is the execution's. */
const hasVictims = ({ tokens, groups }: Sentence, from: number): boolean => {
  const comma = tokens.findIndex(({ low }, i) => i >= from && low === ',')
  return groups.some(({ first, person }) => first >= from && (comma < 0 || first < comma) && person !== undefined)
}
