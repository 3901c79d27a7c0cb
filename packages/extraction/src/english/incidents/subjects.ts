import { openingAt } from '../phrases/brackets.ts'
import { isPlural, type NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'

/** The noun groups that are the subject of the verb that begins at a token: one, or several joined by commas and "and". */
export const subjectsBefore = (sentence: Sentence, verbFirst: number): NounGroup[] => {
  const head = headBefore(sentence, verbFirst - 1, 0)
  return head ? withCoordinated(sentence, head) : []
}

const headBefore = (sentence: Sentence, from: number, depth: number): NounGroup | undefined => {
  const { tokens, classes } = sentence
  let at = from
  for (let steps = 0; at >= 0 && steps < 24; steps++) {
    const group = sentence.groups.find((g) => g.last === at)
    const kind = classes[at]
    const low = tokens[at]?.low ?? ''
    const opening = openingAt(tokens, at)
    const aside = CLOSES_ASIDE.test(low) ? asideBefore(sentence, at) : undefined
    if (opening !== undefined && !group) at = opening - 1
    else if (aside !== undefined) at = aside - 1
    else if (group) {
      const past = behindGroup(sentence, group) ?? behindIncluding(sentence, group)
      const one = group.head === 'who' ? oneBefore(sentence, group) : undefined
      if (one) return one
      const carried = past === undefined ? behindArms(sentence, group) : undefined
      if (past === undefined && carried === undefined) return appositionOf(sentence, group, from + 1) ?? group
      at = past ?? carried ?? at
    } else if (SKIPPED.has(low) || kind === 'adverb' || kind === 'number' || kind === 'negation') at--
    else if (kind === 'conjunction' && depth < 2) {
      // "entered the house and killed": the subject of the verb before it.
      const verb = verbBefore(sentence, at - 1)
      return verb === undefined ? undefined : headBefore(sentence, verb - 1, depth + 1)
    } else if ((kind === 'preposition' || kind === 'subordinator') && tokens[at + 1]?.low === 'being' && depth < 2) {
      // "a nurse is resting after being stabbed".
      const verb = verbBefore(sentence, at - 1)
      return verb === undefined ? undefined : headBefore(sentence, verb - 1, depth + 1)
    } else {
      const relative = isVerbal(kind) ? relativeBefore(sentence, at) : undefined
      if (relative !== undefined) at = relative
      else if ((kind === 'ing' || kind === 'participle') && classes[at - 1] === 'noun') at--
      else return undefined
    }
  }
  return undefined
}

/**
 * "Settlers, some of them masked, set fire", "Ten people, including two children, were", "Six people - three of them
 * women - died": what opens an aside, from what closes it.
 */
const asideBefore = ({ tokens }: Sentence, end: number): number | undefined => {
  const mark = tokens[end]?.low
  for (let at = end - 2; at >= 0 && at > end - LONGEST_ASIDE; at--) {
    if (tokens[at]?.low !== mark) continue
    if (mark !== ',') return at
    const [some = '', of = '', them = ''] = [1, 2, 3].map((i) => tokens[at + i]?.low ?? '')
    if (some === 'including' || (some === 'among' && /^(?:them|whom)$/.test(of))) return at
    if (of === 'of' && /^(?:them|whom|which)$/.test(them)) return SOME.test(some) ? at : undefined
  }
  return undefined
}

// Matches a comma and a dash with blanks around it. Not: "rebel-held".
const CLOSES_ASIDE = /^(?:,|-|--|–|—)$/
// Tokens between its marks.
const LONGEST_ASIDE = 20
// Matches "some". Not: "because".
const SOME = /^(?:some|many|most|several|all|both|none|two|three|four|five|half|dozens|hundreds)$/

/** "A mob armed with sticks and machetes attacked": where to look on behind a list that "with" leads in. */
const behindArms = (sentence: Sentence, group: NounGroup): number | undefined => {
  const [first = group] = withCoordinated(sentence, group)
  // "infected with Ebola and seven had died": a number is no weapon.
  if (first === group || group.quantity || sentence.tokens[first.first - 1]?.low !== 'with') return undefined
  return first.first - 2
}

/** "Ten people including two boys and four women died": where to look on in front of those whom "including" leads in. */
const behindIncluding = (sentence: Sentence, group: NounGroup): number | undefined => {
  const [first = group] = withCoordinated(sentence, group)
  return sentence.tokens[first.first - 1]?.low === 'including' ? first.first - 2 : undefined
}

const SKIPPED = new Set([',', '"', '”', '“', ')', ']', 'that', 'armed', 'dressed', 'equipped'])

const isVerbal = (kind: string | undefined): boolean =>
  kind === 'verb' || kind === 'participle' || kind === 'ing' || kind === 'auxiliary'

/** Where to look on when a group is not the subject itself: a relative pronoun, behind a preposition, an object, "not 21". */
const behindGroup = (sentence: Sentence, group: NounGroup): number | undefined => {
  const { tokens, classes } = sentence
  const before = group.first - 1
  if (group.pronoun && (group.head === 'who' || group.head === 'which')) return before
  if (tokens[before]?.low === 'not') return before - 1
  // A place or time behind a preposition is not the subject: "five passengers on the bus were killed".
  if (classes[before] === 'preposition' && tokens[before]?.low !== 'between' && before > 0) return before - 1
  // "left a man dead": the state is that of the object.
  if (/^(?:left|leaving|leaves|found)$/.test(tokens[before]?.low ?? '')) return undefined
  // "a man wielding two guns was shot".
  if (classes[before] === 'ing' && sentence.groups.some((g) => g.last === before - 1)) return before - 1
  // "a lawyer who represented peasants was shot": the object of a clause about the subject.
  return isVerbal(classes[before]) ? relativeBefore(sentence, before) : undefined
}

/** The token before "who", "which" or "that" when the verb at `at` belongs to a clause that one of them opens. */
const relativeBefore = (sentence: Sentence, at: number): number | undefined => {
  for (let i = at; i > 0 && i > at - 14; i--) {
    const low = sentence.tokens[i]?.low
    if (low === 'who' || low === 'which' || low === 'whose') return i - 1
    if (low === 'that' && sentence.classes[i - 1] === 'noun') return i - 1
    if (sentence.classes[i] === 'subordinator' || low === ';') return undefined
  }
  return undefined
}

const verbBefore = (sentence: Sentence, from: number): number | undefined => {
  for (let i = from; i >= 0 && i > from - 25; i--) {
    const kind = sentence.classes[i]
    if (kind === 'subordinator' && sentence.tokens[i]?.low !== 'that') return undefined
    if (kind === 'verb' || kind === 'participle' || kind === 'auxiliary') {
      let first = i
      while (first > 0 && /^(?:auxiliary|adverb|modal|negation|ing)$/.test(sentence.classes[first - 1] ?? '')) first--
      return first
    }
  }
  return undefined
}

/**
 * "Ana Ruiz, manager of a paper in Cali, was": what stands between commas describes the
 * group before it, which is then the subject.
 */
const appositionOf = (sentence: Sentence, group: NounGroup, verbFirst: number): NounGroup | undefined => {
  const { tokens, classes } = sentence
  if (tokens[group.first - 1]?.low !== ',' || tokens[verbFirst - 1]?.low !== ',') return undefined
  const named = sentence.groups.find((g) => g.last === group.first - 2)
  if (!named || named.pronoun) return undefined
  // "a man and a boy, both from Milwaukee, were".
  const several = /^(?:both|all|each)$/.test(group.head)
  if (!several && /^(?:,|and)$/.test(tokens[named.first - 1]?.low ?? '')) return undefined
  return classes[named.first - 1] === 'preposition' ? undefined : named
}

/** "the name of a boy who died", "the family of a man who was shot": the person right before "who". */
const oneBefore = (sentence: Sentence, who: NounGroup): NounGroup | undefined => {
  const person = sentence.groups.find((g) => g.last === who.first - 1)
  if (!person?.person) return undefined
  // "nine of the 24 pupils who": the nine.
  if (person.quantity) return sentence.tokens[person.first - 1]?.low === 'of' ? undefined : person
  return isPlural(person) ? undefined : person
}

/** Adds "X, Y and" before, and ", as well as Z" after, a group. */
const withCoordinated = (sentence: Sentence, group: NounGroup): NounGroup[] => {
  const all = [group]
  let joined = sentence.tokens[group.first - 1]?.low === 'and' || sentence.tokens[group.first - 1]?.low === 'or'
  let first = group.first
  while (joined || (all.length > 1 && sentence.tokens[first - 1]?.low === ',')) {
    const back = sentence.tokens[first - 2]?.low === ',' ? first - 3 : first - 2
    const previous = sentence.groups.find((g) => g.last === back)
    if (!previous || previous.pronoun) break
    // "sank near Kasanga and 12 people died": what a preposition leads in ends the clause before.
    const lead = sentence.tokens[previous.first - 1]?.low ?? ''
    if (/^(?:near|in|at|off|outside|inside|around|between)$/.test(lead)) break
    // "were infected with Ebola and seven died"
    if (group.quantity && !previous.quantity && /^(?:with|by|from|on)$/.test(lead)) break
    all.unshift(previous)
    first = previous.first
    joined = false
  }
  return all
}
