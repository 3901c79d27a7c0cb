import { closingAt } from '../phrases/brackets.ts'
import { isName, isNameless } from '../phrases/names.ts'
import { isPlural, type NounGroup } from '../phrases/noun-groups.ts'
import { people } from '../phrases/people.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAt } from '../text/lexicon.ts'
import type { Act } from './acts.ts'

/** The noun groups behind a verb that are its object, coordinated ones included. */
export const objectsBehind = (sentence: Sentence, verbLast: number, act: Act): NounGroup[] => {
  const { tokens, classes } = sentence
  let at = verbLast + 1
  while (classes[at] === 'adverb' && !sentence.groups.some((g) => g.first === at)) at++
  if (
    act.object === 'target' &&
    classes[at] === 'preposition' &&
    /^(?:on|at|against|upon|into|with|in)$/.test(tokens[at]?.low ?? '')
  ) {
    if (tokens[at]?.low === 'in' && act.id !== 'act.strike') return []
    at++
  }
  return chainFrom(sentence, at)
}

/** Noun groups joined by commas and "and" from a token on: "the driver and a woman clerk". */
export const chainFrom = (sentence: Sentence, from: number): NounGroup[] => {
  const { tokens } = sentence
  const chain: NounGroup[] = []
  let at = from
  for (let steps = 0; steps < 12; steps++) {
    const group = sentence.groups.find((g) => g.first === at)
    if (!group) break
    if (!isApposition(sentence, chain.at(-1), group)) chain.push(group)
    at = behindModifiers(sentence, group)
    const joint = tokens[at]?.low
    const conjunction = joint === 'and' || (joint === ',' && tokens[at + 1]?.low === 'and')
    const aside = `${joint} ${tokens[at + 1]?.low} ${tokens[at + 2]?.low}` === 'as well as'
    if (conjunction) at += joint === ',' ? 2 : 1
    else if (aside) at += 3
    else if (joint === ',' && (listGoesOn(sentence, at + 1) || describesNext(sentence, group, at + 1))) at += 1
    else break
    if (verbFollows(sentence, at) || HARMED.test(tokens[at]?.low ?? '')) break
  }
  return chain
}

/** "Hector Oqueli, leader of the party,": what stands behind a name and a comma says who that is. */
const isApposition = (sentence: Sentence, named: NounGroup | undefined, group: NounGroup): boolean =>
  named !== undefined &&
  sentence.tokens[group.first - 1]?.low === ',' &&
  (isName(sentence, named) || isNameless(sentence, named)) &&
  group.person !== undefined &&
  group.quantity === undefined &&
  !isName(sentence, group) &&
  !isPlural(group)

/** "the judge's murder": whose an act is that a noun names, up to the noun. */
export const possessorOf = ({ tokens, groups }: Sentence, first: number): NounGroup | undefined => {
  const last = tokens[first - 1]
  if (!last?.possessive) return undefined
  const whole = groups.find((group) => group.first < first && group.last >= first)
  const person = matchAt(people, tokens, first - 1)?.value
  return whole && { ...whole, last: first - 1, end: last.end, head: last.low, ...(person && { person }) }
}

/** Whether what follows describes the name before it and a further "and" comes behind. */
const describesNext = (sentence: Sentence, named: NounGroup, at: number): boolean => {
  const next = sentence.groups.find((g) => g.first === at)
  if (!next || !isApposition(sentence, named, next)) return false
  const behind = behindModifiers(sentence, next)
  const joint = sentence.tokens[behind]?.low === ',' ? sentence.tokens[behind + 1]?.low : sentence.tokens[behind]?.low
  return joint === 'and'
}

// "killed four people and wounded 31": the second verb, though it could be a noun.
// Matches "wounded". Not: "killed".
const HARMED = /^(?:wounded|injured|hurt)$/

/** Past "of the station", "in the port of X", "(RSF)", "[initials]" behind a group. */
const behindModifiers = (sentence: Sentence, group: NounGroup): number => {
  const { tokens } = sentence
  let at = group.last + 1
  for (let steps = 0; steps < 4; steps++) {
    const close = closingAt(tokens, at)
    const inner = MODIFIES.test(tokens[at]?.low ?? '') ? sentence.groups.find((g) => g.first === at + 1) : undefined
    if (close !== undefined) at = close + 1
    else if (inner && !inner.pronoun) at = inner.last + 1
    else break
  }
  return at
}

// Matches "of", "from". Not: "by", "to".
const MODIFIES = /^(?:of|from|in|at|near)$/

/** Whether a comma list ends in "and": "A, B and C". */
const listGoesOn = (sentence: Sentence, at: number): boolean => {
  let next = at
  for (let steps = 0; steps < 8; steps++) {
    const group = sentence.groups.find((g) => g.first === next)
    if (!group) return false
    next = behindModifiers(sentence, group)
    if (
      sentence.tokens[next]?.low === 'and' ||
      (sentence.tokens[next]?.low === ',' && sentence.tokens[next + 1]?.low === 'and')
    )
      return true
    if (sentence.tokens[next]?.low !== ',') return false
    next++
  }
  return false
}

/** "killed three people and fourteen others were injured": what follows is a clause of its own. */
const verbFollows = (sentence: Sentence, at: number): boolean => {
  const group = sentence.groups.find((g) => g.first === at)
  if (!group) return true
  const kind = sentence.classes[group.last + 1]
  return kind === 'auxiliary' || kind === 'verb' || kind === 'modal'
}

/** "by gunmen": who did what a passive verb or a noun reports. Looked for up to the next clause. */
export const agentsBehind = (sentence: Sentence, last: number): NounGroup[] => {
  const { tokens, classes } = sentence
  for (let i = last + 1; i < tokens.length && i < last + 16; i++) {
    const kind = classes[i]
    if (kind === 'subordinator' || kind === 'verb' || kind === 'auxiliary' || tokens[i]?.low === ';') return []
    if (tokens[i]?.low !== 'by' || !sentence.groups.some((g) => g.first === i + 1)) continue
    if (AFTERWARDS.test(tokens[i - 1]?.low ?? '')) return []
    const [doer, ...others] = chainFrom(sentence, i + 1)
    return doer && i === last + 1 && sufferersBehind(sentence, last).length > 0 ? [doer] : doer ? [doer, ...others] : []
  }
  return []
}

// What is done to an act that somebody else did. Matches "claimed". Not: "carried out".
const AFTERWARDS = /^(?:claimed|condemned|denounced|reported|confirmed|announced|mourned|investigated|probed)$/

/** "the killing by masked men of a priest and his brother": to whom it was done, behind those who did it. */
export const sufferersBehind = (sentence: Sentence, last: number): NounGroup[] => {
  const { tokens, groups } = sentence
  const doer = tokens[last + 1]?.low === 'by' ? groups.find((g) => g.first === last + 2) : undefined
  if (!doer || tokens[doer.last + 1]?.low !== 'of' || PARTS.test(doer.head)) return []
  const found = chainFrom(sentence, doer.last + 2)
  const [first] = found
  const somebody =
    first !== undefined && (first.person !== undefined || isName(sentence, first) || isNameless(sentence, first))
  return somebody && !(first.determiner === 'the' && isPlural(first)) ? found : []
}

// Those that are some of others. Matches "members". Not: "men".
const PARTS =
  /^(?:members?|groups?|bands?|gangs?|mobs?|crowds?|units?|cells?|part|dozens|hundreds|scores|some|one|number)$/
