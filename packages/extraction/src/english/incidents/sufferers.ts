import type { Target, Victim } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { countOf, partOf } from '../casualties/counting.ts'
import { isName, isNameless, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { chainFrom, possessorOf, sufferersBehind } from './arguments.ts'
import type { Document, Mention, Noun } from './mentions.ts'
import { nameOfThing, thingsHit } from './places-hit.ts'

/** The people and things that the acts of a mention were done to. */
export const readSufferers = (
  document: Document,
  mention: Mention,
): { victims: Ruled<Victim>[]; targets: Ruled<Target>[] } => {
  const victims: Ruled<Victim>[] = []
  const targets: Ruled<Target>[] = []
  for (const patient of patientsOf(mention)) {
    if (patient.group.thing && !patient.human) targets.push(asTarget(document, mention, patient))
    else if (isHuman(mention, patient) && !isPlace(document, patient.group) && !isDay(document, patient.group))
      victims.push(asVictim(document, mention, patient))
  }
  return { victims, targets }
}

export type Patient = {
  group: NounGroup
  rule: string
  effect?: Victim['effect']
  damage?: Target['effect']
  /** What was done can only be done to people. */
  human?: boolean
}

// Matches "security.arrests". Not: "attack.bombing".
const ORDER = /^(?:security|unrest)\./

const HUMAN_EFFECTS = new Set(['killed', 'abducted'])

/** The people and things of a mention that something was done to, as far as its grammar tells. */
export const patientsOf = (mention: Mention): Patient[] => [
  ...mention.readings.flatMap((reading): Patient[] => {
    const { act, verb, patients } = reading
    if (verb.negated || act.subject === 'weapon' || act.object === 'weapon') return []
    // Those whom the police hold are no victims of what they are held for.
    if (act.effect === 'arrested' && !mention.evidence.every((e) => ORDER.test(e.weights[0]?.[0] ?? 'security.')))
      return []
    const human = act.effect !== undefined && HUMAN_EFFECTS.has(act.effect) && !act.id.startsWith('state.')
    return patients.map((group) => ({ group, rule: act.id, effect: act.effect, damage: act.damage, human }))
  }),
  ...mention.nouns.flatMap((noun) => ofNoun(mention, noun)),
  ...blasts(mention)
    .flatMap((last) => thingsHit(mention.sentence, last))
    .map((group) => ({ group, rule: 'target.of-explosion' })),
  ...identified(mention),
]

/** The last tokens of what says that something blew up or was planted. */
const blasts = (mention: Mention): number[] => [
  ...mention.readings
    .filter((r) => r.act.id === 'act.explode' || r.act.id === 'act.plant' || r.act.id === 'act.throw')
    .map((r) => r.last),
  ...mention.nouns
    .filter((n) => n.happening.id === 'noun.explosion' || n.happening.id === 'noun.bombing')
    .map((n) => n.last),
]

/** "the murder of a judge", "an attack on the embassy", "the judge's murder". */
const ofNoun = (mention: Mention, noun: Noun): Patient[] => {
  const { tokens } = mention.sentence
  const victim = noun.happening.of === 'victim'
  const effect = victim ? noun.happening.effect : undefined
  const next = tokens[noun.last + 1]?.low
  const behind =
    next === 'of' || next === 'on' || next === 'against' || next === 'at'
      ? chainFrom(mention.sentence, noun.last + 2)
      : victim
        ? sufferersBehind(mention.sentence, noun.last)
        : []
  const owner = victim ? possessorOf(mention.sentence, noun.first) : undefined
  return [...(owner ? [owner] : []), ...behind].map((group) => ({
    group,
    rule: noun.happening.id,
    effect,
    human: victim && effect === 'killed' && (next === 'of' || next === 'by'),
  }))
}

/** "The victims were identified as A, B and C." */
const identified = (mention: Mention): Patient[] => {
  const { tokens, sentence } = { tokens: mention.sentence.tokens, sentence: mention.sentence }
  const at = tokens.findIndex((token, i) => token.low === 'identified' && tokens[i + 1]?.low === 'as')
  if (
    at < 0 ||
    !/\b(?:victims?|dead|killed|wounded|injured|bodies|body|deceased|kidnapped|murdered|man|woman|men|officers?)\b/.test(
      mention.words,
    )
  )
    return []
  return chainFrom(sentence, at + 2).map((group) => ({ group, rule: 'victim.identified', human: true }))
}

/** "Lake Mai-Ndombe" has capitals and is nobody. */
const isPlace = (document: Document, group: NounGroup): boolean =>
  group.person === undefined &&
  document.places.some((p) => p.cue !== 'demonym' && p.place !== null && p.span.end === group.end)

/** "opened fire on Nov. 15": when, not on whom. */
export const isDay = ({ dates }: Document, { start, end, person }: NounGroup): boolean =>
  person === undefined && dates.some(({ span }) => span.start <= start && span.end >= end)

const isHuman = (mention: Mention, { group, human }: Patient): boolean => {
  if (group.pronoun || (EMPTY.has(group.head) && group.last === group.bare)) return false
  if (group.person !== undefined || isName(mention.sentence, group)) return true
  return human === true && isNameless(mention.sentence, group)
}

// Nouns that only point at people told of elsewhere.
const EMPTY = new Set([
  'others',
  'other',
  'more',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'total',
  'body',
  'group',
  'members',
  'wounded',
  'injured',
  'dead',
])

/** A noun group as a victim: whom it names, how many they are, what was done to them. */
export const asVictim = (
  document: Document,
  mention: Mention,
  { group, rule, effect }: Omit<Patient, 'damage' | 'human'>,
): Ruled<Victim> => {
  const inner = partOf(mention.sentence, group)
  const people = inner && !inner.pronoun ? inner : group
  const span = shortSpan(mention.sentence, people)
  const tally = countOf(mention.sentence, group)
  return {
    name: document.text.slice(span.start, span.end),
    ...(tally && { count: { min: tally.min, max: tally.max } }),
    ...(effect && { effect }),
    span,
    rule,
  }
}

/** A noun group as a target: the thing, with its owner where that says which it is. */
export const asTarget = (
  document: Document,
  mention: Mention,
  { group, rule, damage }: Omit<Patient, 'effect' | 'human'>,
): Ruled<Target> => {
  const named = nameOfThing(mention.sentence, group)
  const { start } = shortSpan(mention.sentence, named.group)
  const span = { start, end: mention.sentence.tokens[named.last]?.end ?? group.end }
  return { name: document.text.slice(span.start, span.end), ...(damage && { effect: damage }), span, rule }
}

/** Each name once; of "Quintero" and "Waldemar Franklin Quintero" the longer one. */
export const uniqueByName = <T extends { name: string }>(entries: T[]): T[] => {
  const words = entries.map(({ name }) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => word.replace(/(?<=[a-z]{3})s$/, '')),
  )
  return entries.filter((_, i) => {
    const mine = words[i] ?? []
    if (mine.length === 0) return false
    return !words.some((other, j) => {
      if (i === j || !mine.every((word) => other.includes(word))) return false
      return other.length > mine.length || j < i
    })
  })
}
