import { agentsOf } from '../actors/actor-reader.ts'
import { readArmedGroups } from '../actors/named-groups.ts'
import { partOf } from '../casualties/counting.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Incident, Read } from './incident.ts'
import type { Document, Mention } from './mentions.ts'

/**
 * Who acts and who suffers in a mention: heads of noun groups, and the states and armed groups that they belong to;
 * `ends` where the attackers themselves suffer it.
 */
export type Sides = { doers: Side; sufferers: Side; ends: boolean }
type Side = { heads: Set<string>; parties: Set<string> }

/** The sides that a mention tells of, as far as its grammar joins them to its acts. */
export const sidesOf = (document: Document, mention: Mention): Sides => {
  const agents = agentsOf(mention, 'attack.other')
  const patients = mention.readings.flatMap((reading) => (reading.verb.negated ? [] : reading.patients))
  const weapons = mention.sentence.groups.filter((g) =>
    mention.nouns.some((n) => g.first <= n.first && g.last >= n.last),
  )
  return {
    doers: sideOf(document, mention, agents, [...agents, ...weapons]),
    sufferers: sideOf(document, mention, patients, patients),
    ends: endsIt(mention),
  }
}

/** Whether a head points back at those who did it. */
export const isAttacker = (head: string): boolean => ATTACKER.test(head)

/** "Troops shot dead the attacker": who acts there is not who did it. */
export const endsIt = ({ readings }: Mention): boolean =>
  readings.some(({ patients }) => patients.some(({ determiner, head }) => determiner === 'the' && ATTACKER.test(head)))

// Who did it, as a text points back at them. Matches "attacker". Not: "policeman".
const ATTACKER =
  /^(?:attackers?|assailants?|gunm[ae]n|shooters?|suspects?|bombers?|knifem[ae]n|kidnappers?|hijackers?)$/

// Matches "in response", "returned fire". Not: "responsible".
const ANSWER =
  /\b(?:in (?:response|retaliation|reprisal|revenge)|retaliat\w+|responded with|counter-?attack\w*|returned fire)\b/

const sideOf = (document: Document, mention: Mention, people: NounGroup[], named: NounGroup[]): Side => {
  const { sentence } = mention
  const heads = people
    .filter((group) => !group.pronoun && group.person !== undefined)
    .flatMap((group) => [group, partOf(sentence, group) ?? group])
    .map(({ head }) => singular(head))
  const within = (span: { start: number; end: number }): boolean =>
    named.some((group) => group.start <= span.start && group.end >= span.end)
  return {
    heads: new Set(heads.filter((head) => !NOBODY.has(head))),
    parties: new Set([
      ...mention.places.flatMap(({ place, span }) => (place?.kind === 'country' && within(span) ? [place.iso2] : [])),
      ...readArmedGroups(document.text, sentence).flatMap((each) => (within(each) ? [each.group.id] : [])),
    ]),
  }
}

const singular = (head: string): string => head.replace(/men$/, 'man').replace(/(?<=[a-z]{3})s$/, '')

// Heads that tell no side.
const NOBODY = new Set(
  'people person man woman child boy girl teenager teen youth other member victim suspect one gunman attacker assailant shooter driver'.split(
    ' ',
  ),
)

// What a sentence weighs that tells of an act of its own.
const OWN = 1.5
// Fewer dead than this are those of one fight: a gunman shot by the police whom he shot at.
const SEVERAL = 2

/**
 * Whether a sentence tells what the other side did: by another state or armed group than the incident was, or by those
 * who suffered it, with a toll of its own. What two sides do to each other at once, in a clash, is one.
 */
export const isOtherSide = (incident: Incident, { mention, weight, type, sides, place }: Read): boolean => {
  if (weight < OWN || incident.type === 'conflict.clash' || type === 'conflict.clash') return false
  const told = incident.sides
  if (meet(told.doers.heads, sides.doers.heads)) return false
  const harmed = mention.counts.filter(({ kind }) => HARM.has(kind)).reduce((sum, { min }) => sum + min, 0)
  const act = sides.doers.heads.size + sides.doers.parties.size > 0
  if (!act || sides.ends) return false
  if (harmed > 0 && ANSWER.test(mention.words)) return true
  const [mine, theirs] = [sides.doers.parties, told.doers.parties]
  if (mine.size > 0 && theirs.size > 0 && (harmed > 0 || place !== undefined)) return !meet(mine, theirs)
  if (harmed > 0 && mine.size === 0 && meet(theirs, sides.sufferers.parties)) return true
  const enough = sides.sufferers.heads.size > 0 ? 1 : SEVERAL
  return (
    harmed >= enough && (meet(told.doers.heads, sides.sufferers.heads) || meet(told.sufferers.heads, sides.doers.heads))
  )
}

const HARM = new Set(['killed', 'injured', 'abducted'])

const meet = (a: Set<string>, b: Set<string>): boolean => [...a].some((each) => b.has(each))
