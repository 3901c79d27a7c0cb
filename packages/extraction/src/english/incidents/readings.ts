import type { Span } from '@blotter/events'
import { isOneMore } from '../casualties/counting.ts'
import { isName } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAt } from '../text/lexicon.ts'
import { type Act, acts } from './acts.ts'
import { agentsBehind, chainFrom, objectsBehind } from './arguments.ts'
import { splitActAt } from './split-act.ts'
import { subjectsBefore } from './subjects.ts'
import { objectFollows, type VerbGroup, verbGroup } from './verb-group.ts'

/** A verb that reports an act, with those who do and suffer it. Token indexes are into the sentence. */
export type Reading = Span & {
  act: Act
  verb: VerbGroup
  first: number
  last: number
  /** Who did it: the subject of an active verb, "by …" behind a passive one. */
  agents: NounGroup[]
  /** Whom or what it was done to. */
  patients: NounGroup[]
  /** "No one was hurt": it was done to none, which says nothing against what else the sentence tells. */
  nobody?: true
}

/** Every reported act of a sentence, in order. */
export const readActs = (sentence: Sentence): Reading[] => {
  const readings: Reading[] = []
  const { tokens } = sentence
  for (let i = 0; i < tokens.length; i++) {
    const split = splitActAt(sentence, i)
    if (split) {
      readings.push(readOne(sentence, split.value.act, { first: i, last: i, value: split.value }, split.objects))
      i = split.end
      continue
    }
    const match = matchAt(acts, tokens, i)
    if (!match || isIdiom(match.value.act.id, tokens[match.last + 1]?.low) || isOnlyMissing(tokens, match)) continue
    if (match.value.act.alone && objectFollows(sentence, match.last)) continue
    if (nounUse(sentence, i, match.last)) {
      const described = adjectiveUse(sentence, match.value.act, match)
      if (described) readings.push(described)
      continue
    }
    readings.push(readOne(sentence, match.value.act, match))
    i = match.last
  }
  return readings
}

/** "killed off the game", "bombed out of the cup". */
const isIdiom = (act: string, next: string | undefined): boolean =>
  (act === 'act.kill' && next === 'off') || (act === 'act.bomb' && next === 'out')

/** "are missing, presumed dead": missing until they are found. */
const isOnlyMissing = (tokens: Sentence['tokens'], { first, value }: { first: number; value: { act: Act } }): boolean =>
  value.act.id === 'state.dead' &&
  /^(?:presumed|feared|believed)$/.test(tokens[first - 1]?.low ?? '') &&
  tokens.slice(Math.max(0, first - 4), first).some(({ low }) => low === 'missing')

type ActMatch = { first: number; last: number; value: { form: string } }

const readOne = (sentence: Sentence, act: Act, match: ActMatch, objects?: NounGroup[]): Reading => {
  const verb = verbGroup(sentence, match.first, match.last, match.value.form, act)
  const before = match.value.form === 'ing' && !verb.auxiliary ? [] : subjectsOf(sentence, act, verb)
  const behind = objects ?? objectsBehind(sentence, match.last, act)
  const suffers = act.object === undefined || (act.id === 'act.burn-dead' && behind.length === 0)
  const itself = suffers && (act.subject === 'victim' || act.object !== undefined)
  const agents = verb.passive
    ? agentsBehind(sentence, match.last)
    : itself
      ? []
      : match.value.form === 'ing'
        ? [...before, ...subjectOfClause(sentence, act, verb.first)]
        : before
  const suffered = verb.passive || itself || (suffers && act.subject !== 'agent')
  const patients = suffered ? [...before, ...alongWith(sentence, match.last, before)] : behind
  const none = patients.length > 0 && patients.every(isNobody)
  return {
    act,
    verb: none ? { ...verb, negated: true } : verb,
    first: verb.first,
    last: match.last,
    start: sentence.tokens[match.first]?.start ?? sentence.start,
    end: sentence.tokens[match.last]?.end ?? sentence.end,
    agents,
    patients,
    ...(none && { nobody: true as const }),
  }
}

/** "A man drove a van into a crowd, killing two": people who open a sentence did what its participle tells. */
const subjectOfClause = ({ tokens, classes, groups }: Sentence, act: Act, at: number): NounGroup[] => {
  const harms = act.effect === 'killed' || act.effect === 'injured' || act.effect === 'abducted'
  if (!harms || tokens[at - 1]?.low !== ',') return []
  const [subject] = groups
  const opens = subject?.first === 0 && subject.person && !subject.pronoun && classes[subject.last + 1] === 'verb'
  const between = classes.slice((subject?.last ?? 0) + 2, at)
  return subject && opens && !between.includes('subordinator') ? [subject] : []
}

/** "was killed along with his driver": done to both. */
const alongWith = (sentence: Sentence, last: number, before: NounGroup[]): NounGroup[] => {
  const [first, second] = [sentence.tokens[last + 1]?.low, sentence.tokens[last + 2]?.low]
  return before.length > 0 && second === 'with' && (first === 'along' || first === 'together')
    ? chainFrom(sentence, last + 3)
    : []
}

const isNobody = ({ determiner, head }: NounGroup): boolean => determiner === 'no' || /^(?:nobody|none)$/.test(head)

/**
 * Subjects, and where the nearest noun cannot suffer what people suffer ("a clerk hoping to end a quarrel was stabbed")
 * the first person of the clause.
 */
const subjectsOf = (sentence: Sentence, act: Act, verb: VerbGroup): NounGroup[] => {
  const found = subjectsBefore(sentence, verb.first)
  const human = verb.passive && (act.effect === 'killed' || act.effect === 'injured' || act.effect === 'abducted')
  if (
    !human ||
    found.length === 0 ||
    found.some((g) => g.person || g.pronoun || g.quantity || isOneMore(sentence, g) || isName(sentence, g))
  )
    return found
  let start = verb.first
  while (start > 0 && sentence.classes[start - 1] !== 'subordinator' && sentence.tokens[start - 1]?.low !== ';') start--
  const person = sentence.groups.find(
    (g) => g.first >= start && g.last < verb.first && g.person && sentence.classes[g.first - 1] !== 'preposition',
  )
  // "The manager said his side had been": who says it is not whom it was done to.
  const says = person && SAYS.test(sentence.tokens[person.last + 1]?.low ?? '')
  return person && !says ? [person] : found
}

// Matches "said". Not: "sat".
const SAYS = /^(?:said|says|told|added|claimed|reported|announced|believes?|believed)$/

/** "the slain minister", "the kidnapped engineers": done to those whom the noun group names. */
const adjectiveUse = (sentence: Sentence, act: Act, match: ActMatch): Reading | undefined => {
  if (act.effect !== 'killed' && act.effect !== 'abducted') return undefined
  if (match.value.form !== 'past' && match.value.form !== 'participle') return undefined
  const group = sentence.groups.find((g) => g.first <= match.first && g.last > match.last)
  if (!group?.person || group.bare > match.first + 1) return undefined
  const people: NounGroup = { ...group, bare: match.last + 1 }
  const verb: VerbGroup = { first: match.first, passive: true, negated: false, infinitive: false, auxiliary: false }
  return {
    act,
    verb,
    first: match.first,
    last: match.last,
    start: group.start,
    end: group.end,
    agents: [],
    patients: [people],
  }
}

/** "the wounded", "four dead", "shells": the word is a noun here, not what somebody did. */
const nounUse = (sentence: Sentence, first: number, last: number): boolean => {
  // "a single shot", "the first shot".
  const low = sentence.tokens[first - 1]?.low ?? ''
  if (
    first === last &&
    (sentence.classes[first - 1] === 'determiner' || /^(?:single|first|one|last|warning|gun)$/.test(low))
  )
    return true
  const group = sentence.groups.find((g) => g.first <= first && g.last >= first)
  if (!group) return false
  // In a group of its own it is a noun behind an article or preposition: "the wounded". Else the verb: "were wounded".
  if (group.first !== first || (group.last !== last && group.last > last)) return true
  const before = sentence.classes[first - 1]
  return (
    group.quantity !== undefined ||
    first === 0 ||
    before === 'determiner' ||
    before === 'preposition' ||
    before === 'mark'
  )
}
