import type { Actor } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { ANAPHOR, certaintyOf, referred } from '../actors/actor-reader.ts'
import { asOrganisation } from '../actors/named-groups.ts'
import { ownerOf } from '../actors/own-weapons.ts'
import { isState } from '../actors/state-forces.ts'
import type { Document } from '../incidents/mentions.ts'
import type { Candidate } from './candidates.ts'

/** A candidate as a perpetrator: an armed group by its name, a state's forces, or people. */
export const asDoer = (document: Document, { mention, group, span, named, agent }: Candidate): Ruled<Actor> => {
  const certainty = certaintyOf(mention.sentence.words)
  if (named)
    return asOrganisation(document.text, named, {
      role: 'perpetrator',
      certainty,
      rule: agent ? 'actor.group-of-agent' : 'role.organisation',
    })
  const [meant] =
    group.determiner === 'the' && ANAPHOR.test(group.head) ? referred(document, mention, group, certainty) : []
  if (meant) return meant
  const owner = ownerOf(mention, group)
  if (owner) return owner
  return {
    role: 'perpetrator',
    kind: isState(group) ? 'state' : 'individual',
    name: document.text.slice(span.start, span.end),
    ...(group.person?.sector !== undefined && { sector: group.person.sector }),
    certainty,
    span,
    rule: agent ? (group.person ? 'actor.agent' : 'actor.agent-by-name') : 'role.doer',
  }
}
