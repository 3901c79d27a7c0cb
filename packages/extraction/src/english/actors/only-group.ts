import type { Actor } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { Document } from '../incidents/mentions.ts'
import { asOrganisation, readArmedGroups } from './named-groups.ts'

const ARMED = new Set(['REB', 'INS', 'PAR'])

/**
 * "The guerrillas" of a text that names one armed group are that group's: it is added as alleged when rebels act and no
 * group is named with them.
 */
export const onlyGroup = (document: Document, actors: Actor[]): Ruled<Actor> | undefined => {
  const doers = actors.filter((actor) => actor.role !== 'reporter')
  if (
    doers.some((actor) => actor.kind !== 'individual') ||
    !doers.some((actor) => actor.sector === 'REB' || actor.sector === 'UAF')
  )
    return undefined
  const named = document.sentences
    .flatMap((sentence) => readArmedGroups(document.text, sentence))
    .filter((n) => ARMED.has(n.group.sector))
  const first = named[0]
  if (!first || named.some((n) => n.group.id !== first.group.id)) return undefined
  return asOrganisation(document.text, first, { role: 'perpetrator', certainty: 'alleged', rule: 'actor.only-group' })
}
