import type { Actor } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { asOrganisation, readArmedGroups } from './named-groups.ts'

const ARMED = new Set(['REB', 'INS', 'PAR'])

// Matches "no group has claimed the raid", "nobody claimed responsibility". Not: "the group claimed the raid".
const UNCLAIMED =
  /\b(?:no (?:one|group|organi[sz]ation|faction|party)|nobody|none of them) (?:\S+ ){0,3}?(?:claimed|taken responsibility|took responsibility|admitted)\b/

export type Tellings = {
  /** The sentences of this incident. */
  mentions: Mention[]
  /** Those of the article's other incidents. */
  others: Mention[]
}

/**
 * "The guerrillas" of a text that names one armed group are that group's: it is added as alleged when rebels act and no
 * group is named with them, unless it is named only for another incident, or nobody claimed this one.
 */
export const onlyGroup = (
  document: Document,
  actors: Actor[],
  { mentions, others }: Tellings,
): Ruled<Actor> | undefined => {
  const doers = actors.filter((actor) => actor.role !== 'reporter')
  if (
    doers.some((actor) => actor.kind !== 'individual') ||
    !doers.some((actor) => actor.sector === 'REB' || actor.sector === 'UAF')
  )
    return undefined
  if (mentions.some(({ words }) => UNCLAIMED.test(words))) return undefined
  const elsewhere = (start: number): boolean =>
    others.some(({ sentence }) => sentence.start === start) &&
    !mentions.some(({ sentence }) => sentence.start === start)
  const named = document.sentences.flatMap((sentence) =>
    readArmedGroups(document.text, sentence)
      .filter((n) => ARMED.has(n.group.sector))
      .map((name) => ({ ...name, elsewhere: elsewhere(sentence.start) })),
  )
  const first = named.find((name) => !name.elsewhere)
  if (!first || named.some((n) => n.group.id !== first.group.id)) return undefined
  return asOrganisation(document.text, first, { role: 'perpetrator', certainty: 'alleged', rule: 'actor.only-group' })
}
