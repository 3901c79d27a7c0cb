import type { Target, Victim } from '@blotter/events'
import { countOf, partOf } from '../casualties/counting.ts'
import { isName, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { chainFrom } from './arguments.ts'
import type { Document, Mention } from './mentions.ts'

/** The people and things that the acts of a mention were done to. */
export const readSufferers = (document: Document, mention: Mention): { victims: Victim[]; targets: Target[] } => {
  const victims: Victim[] = []
  const targets: Target[] = []
  for (const { group, effect, damage } of patientsOf(mention)) {
    if (group.thing) targets.push(asTarget(document, mention, group, damage))
    else if (isHuman(mention, group)) victims.push(asVictim(document, mention, group, effect))
  }
  return { victims: uniqueByName(victims), targets: uniqueByName(targets) }
}

type Patient = { group: NounGroup; effect?: Victim['effect']; damage?: Target['effect'] }

const patientsOf = (mention: Mention): Patient[] => [
  ...mention.readings.flatMap((reading): Patient[] =>
    reading.verb.negated || reading.act.subject === 'weapon' || reading.act.object === 'weapon'
      ? []
      : reading.patients.map((group) => ({ group, effect: reading.act.effect, damage: reading.act.damage })),
  ),
  ...mention.nouns.flatMap((noun) =>
    behindNoun(mention, noun.last).map((group) => ({
      group,
      effect: noun.happening.of === 'victim' ? noun.happening.effect : undefined,
    })),
  ),
]

/** "the murder of a judge", "an attack on the embassy". */
const behindNoun = (mention: Mention, last: number): NounGroup[] => {
  const next = mention.sentence.tokens[last + 1]?.low
  return next === 'of' || next === 'on' || next === 'against' || next === 'at'
    ? chainFrom(mention.sentence, last + 2)
    : []
}

const isHuman = (mention: Mention, group: NounGroup): boolean => {
  if (group.pronoun) return false
  return group.person !== undefined || isName(mention.sentence, group)
}

const asVictim = (document: Document, mention: Mention, group: NounGroup, effect: Victim['effect']): Victim => {
  const inner = partOf(mention.sentence, group)
  const people = inner && !inner.pronoun ? inner : group
  const span = shortSpan(mention.sentence, people)
  const tally = countOf(mention.sentence, group)
  return {
    name: document.text.slice(span.start, span.end),
    ...(tally && { count: { min: tally.min, max: tally.max } }),
    ...(effect && { effect }),
    span,
  }
}

const asTarget = (document: Document, mention: Mention, group: NounGroup, damage: Target['effect']): Target => {
  const span = shortSpan(mention.sentence, group)
  return { name: document.text.slice(span.start, span.end), ...(damage && { effect: damage }), span }
}

/** Each name once; the first mention of it holds. */
export const uniqueByName = <T extends { name: string }>(entries: T[]): T[] => {
  const seen = new Set<string>()
  return entries.filter(({ name }) => {
    const key = name.toLowerCase()
    if (name === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
