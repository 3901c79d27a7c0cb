import type { Actor, Span } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { ANAPHOR, certaintyOf, referred } from '../actors/actor-reader.ts'
import { asOrganisation, readArmedGroups } from '../actors/named-groups.ts'
import { ownerOf } from '../actors/own-weapons.ts'
import { isState } from '../actors/state-forces.ts'
import { tellingOf } from '../actors/telling.ts'
import type { Document } from '../incidents/mentions.ts'
import type { Candidate } from './candidates.ts'

/** A candidate as a perpetrator: an armed group by its name, a state's forces, or people. */
export const asDoer = (document: Document, candidate: Candidate): Ruled<Actor> => {
  const { mention, group, named, agent } = candidate
  const denies = tellingOf(mention.sentence, group) === 'denies'
  const certainty = denies ? 'denied' : certaintyOf(mention.sentence.words)
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
  const span = withoutGroup(document, candidate)
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

// Words that the name of people with their group before them may have.
const LONG = 4

/** "Farabundo Marti National Liberation Front [FMLN] guerrillas": the guerrillas; whose they are is an actor of its own. */
const withoutGroup = ({ text }: Document, { mention: { sentence }, group, span }: Candidate): Span => {
  if (group.last - group.bare < LONG) return span
  const whose = readArmedGroups(text, sentence).findLast((n) => n.first >= group.first && n.last < group.last)
  if (!whose) return span
  const people = sentence.tokens.findIndex(({ kind }, i) => i > whose.last && kind === 'word')
  return { start: sentence.tokens[people]?.start ?? span.start, end: span.end }
}
