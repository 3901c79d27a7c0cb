import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { type ActForm, acts } from './acts.ts'
import { chainFrom } from './arguments.ts'

/** A verb whose other words stand behind its object: "beat two men to death"; `end` is the last token of those. */
export type SplitAct = { value: ActForm; end: number; objects: NounGroup[] }

// What can stand behind the object. Matches "to death", "on fire". Not: "to the hospital".
const TAIL = /^(?:to death|dead|down|hostage|captive|on fire|ablaze|alight|alive)$/

const SPLIT = new Map(
  [...acts].flatMap(([first, list]) => {
    const split = list.filter(({ words }) => TAIL.test(words.slice(1).join(' ')))
    return split.length > 0 ? [[first, split] as const] : []
  }),
)

/** The act that begins at a token and ends behind its object, if one does. */
export const splitActAt = (sentence: Sentence, at: number): SplitAct | undefined => {
  const { tokens } = sentence
  const phrases = SPLIT.get(tokens[at]?.low ?? '')
  if (!phrases) return undefined
  const objects = chainFrom(sentence, at + 1)
  const last = objects.at(-1)?.last
  if (last === undefined) return undefined
  const found = phrases.find(({ words }) => words.slice(1).every((word, i) => tokens[last + 1 + i]?.low === word))
  return found && { value: found.value, end: last + found.words.length - 1, objects }
}
