import type { IncidentType, Target, Victim } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { isState } from '../actors/state-forces.ts'
import { tellingOf } from '../actors/telling.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { asTarget, asVictim } from '../incidents/sufferers.ts'
import { isImpersonal } from '../phrases/impersonal.ts'
import { isName, isShouted } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { fullName } from './full-name.ts'
import { likelihood, type Role, roles } from './scoring.ts'

export type Cast = {
  victims: Ruled<Victim>[]
  targets: Ruled<Target>[]
  doers: Candidate[]
  organisations: Candidate[]
}

// From here on a role is rather right than not worth saying. A wrong name costs about as much as a missing one.
const ENOUGH: Record<Role, number> = { victim: 0.33, target: 0.3, doer: 0.3, organisation: 0.35 }

/** Who and what had a part in an incident, by the table of weights. */
export const castOf = (document: Document, mentions: Mention[], type: IncidentType): Cast => {
  const cast: Cast = { victims: [], targets: [], doers: [], organisations: [] }
  for (const candidate of candidatesOf(document, mentions, type)) {
    const role = roleOf(candidate)
    const { mention, group, patient } = candidate
    const rule = patient?.rule ?? `role.${role}`
    if (role === 'victim')
      cast.victims.push(
        inFull(document, candidate, asVictim(document, mention, { group, rule, effect: patient?.effect })),
      )
    else if (role === 'target') cast.targets.push(asTarget(document, mention, { group, rule, damage: patient?.damage }))
    else if (role === 'doer') cast.doers.push(candidate)
    else if (role === 'organisation') cast.organisations.push(candidate)
  }
  return cast
}

/** A victim by the fullest name that the text has. */
const inFull = (document: Document, { mention, group }: Candidate, victim: Ruled<Victim>): Ruled<Victim> => {
  const span = fullName(document, mention.sentence, group)
  return span ? { ...victim, name: document.text.slice(span.start, span.end), span } : victim
}

/**
 * An organisation is no person: armed groups and a state's forces have a part of their own. Whom grammar makes suffer did
 * not do it, and the other way round. Things and counts are neither hurt nor do they hurt.
 */
export const canBe = ({ mention, named, group, patient, agent }: Candidate, role: Role): boolean => {
  if ((role === 'organisation' || role === 'doer') && !agent && tellingOf(mention.sentence, group) === 'tells')
    return false
  if (role === 'organisation') return (named !== undefined || isState(group)) && (agent || !suffers(mention, group))
  if (named !== undefined) return false
  if (role !== 'target' && isImpersonal(mention.sentence, group)) return false
  if (role === 'doer' && !agent && isListed(mention, group)) return false
  return role === 'doer' ? !isState(group) && patient?.effect === undefined : !agent
}

/** "Four members of the Border Guard were killed": whose people it was done to. */
const suffers = (mention: Mention, group: NounGroup): boolean => {
  const { tokens, groups } = mention.sentence
  const around = groups.find((g) => g.first <= group.first && g.last >= group.last)
  return mention.readings.some(
    ({ act, agents, patients }) =>
      act.effect !== undefined &&
      !agents.some((g) => g.first === around?.first) &&
      patients.some(
        (g) => g.first === around?.first || (tokens[g.last + 1]?.low === 'of' && around?.first === g.last + 2),
      ),
  )
}

// Between those of a list stand no verb and no preposition.
// Matches the classes of ", " and " and two". Not: that of "by".
const IN_LIST = /^(?:noun|number|determiner|mark|conjunction|participle)$/

/** "six people - three policemen, two soldiers and a civilian": further ones of those to whom it was done. */
const isListed = ({ sentence: { classes, tokens }, readings }: Mention, { quantity, first }: NounGroup): boolean =>
  quantity !== undefined &&
  /^(?:,|-|–|—|:|and|\()$/.test(tokens[first - 1]?.low ?? '') &&
  readings.some(({ act, verb, patients }) =>
    patients.some(
      ({ last }) =>
        act.effect !== undefined &&
        !verb.passive &&
        last < first &&
        classes.slice(last + 1, first).every((kind) => IN_LIST.test(kind)),
    ),
  )

// Of those to whom grammar says that it was done, a victim is believed sooner: the more so in mixed case, where names
// and the ends of noun groups show.
// A noun group that no verb or preposition joins to the act.
const BARE = 0.5
const DONE_TO = { shouted: 0.12, mixed: 0.05 }
// In mixed case the subject of the act did it, and sooner still when the word is one for people ("pirates", "a man").
const DOES = { person: 0.02, mixed: 0.15 }

/** Neither "by lethal injection" nor "the air strike": no means and no act. */
const isSubject = ({ sentence, nouns }: Mention, group: NounGroup): boolean =>
  !group.thing &&
  sentence.tokens[group.first - 1]?.low !== 'by' &&
  nouns.every(({ first, last }) => last < group.first || first > group.last)

const enoughFor = ({ mention, group, patient, agent, named }: Candidate, role: Role): number => {
  const somebody = group.person !== undefined || isName(mention.sentence, group) || isSubject(mention, group)
  if (role === 'doer' && agent && !patient && somebody && !isShouted(mention.sentence))
    return group.person ? DOES.person : DOES.mixed
  if (role !== 'victim' || !patient?.effect) {
    const grammar = patient !== undefined || agent || named !== undefined
    return grammar || isShouted(mention.sentence) ? ENOUGH[role] : BARE
  }
  return isShouted(mention.sentence) ? DONE_TO.shouted : DONE_TO.mixed
}

const roleOf = (candidate: Candidate): Role | undefined => {
  let best: { role: Role; p: number } | undefined
  for (const role of roles.filter((each) => canBe(candidate, each))) {
    const p = likelihood(role, candidate.features)
    if (p >= enoughFor(candidate, role) && (!best || p > best.p)) best = { role, p }
  }
  return best?.role
}
