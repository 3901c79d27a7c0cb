import type { IncidentType, Span } from '@blotter/events'
import { agentsOf } from '../actors/actor-reader.ts'
import { type NamedGroup, readArmedGroups } from '../actors/named-groups.ts'
import { isState } from '../actors/state-forces.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { nameOfThing } from '../incidents/places-hit.ts'
import { isDay, type Patient, patientsOf } from '../incidents/sufferers.ts'
import { isName, isNameless, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { TITLES } from '../phrases/people.ts'
import type { Sentence } from '../phrases/sentence.ts'

/** A noun group that may have a part in an incident, with what speaks for or against it. */
export type Candidate = {
  mention: Mention
  group: NounGroup
  /** Its shortest name in the text. */
  span: Span
  patient?: Patient | undefined
  agent: boolean
  /** The armed group that it is the name of. */
  named?: NamedGroup | undefined
  /** Names of features, as the table of weights has them. */
  features: string[]
}

/** Every noun group of an incident's mentions that could have a part in it, and every armed group that is named there. */
export const candidatesOf = (document: Document, mentions: Mention[], type: IncidentType): Candidate[] => {
  const known = read.get(mentions)
  if (known?.type === type) return known.candidates
  const candidates = mentions.flatMap((mention, i) => {
    const frame = { type, anchor: i === 0 }
    return [...inMention(document, mention, frame), ...namedIn(document, mention, frame)]
  })
  read.set(mentions, { type, candidates })
  return candidates
}

// Both whether an incident is news and who had a part in it are weighed over them.
const read = new WeakMap<Mention[], { type: IncidentType; candidates: Candidate[] }>()

type Case = { type: IncidentType; anchor: boolean }

const inMention = (document: Document, mention: Mention, frame: Case): Candidate[] => {
  const patients = patientsOf(mention)
  const agents = new Set(agentsOf(mention, frame.type).map((group) => group.first))
  const cut = patients.map((patient) => patient.group).filter((g) => !mention.sentence.groups.includes(g))
  const whole = mention.sentence.groups.filter((g) => g.start >= mention.start && g.end <= mention.end)
  const seen = new Set<string>()
  return [...cut, ...whole].flatMap((group) => {
    const key = `${group.first}-${group.last}`
    if (group.pronoun || seen.has(key) || isPlace(document, group) || isDay(document, group)) return []
    seen.add(key)
    const patient = patients.find((p) => p.group.first === group.first && p.group.last === group.last)
    const agent = agents.has(group.first)
    const features = featuresOf(mention, group, { ...frame, patient, agent })
    return [{ mention, group, span: nameSpan(mention, group), patient, agent, features }]
  })
}

const namedIn = (document: Document, mention: Mention, frame: Case): Candidate[] => {
  const agents = new Set(agentsOf(mention, frame.type).map((group) => group.first))
  const patients = patientsOf(mention)
  return readArmedGroups(document.text, mention.sentence)
    .filter((named) => named.start >= mention.start && named.end <= mention.end)
    .map((named) => {
      const around = mention.sentence.groups.find((g) => g.first <= named.first && g.last >= named.first)
      const { tokens } = mention.sentence
      const patient = patients.find(
        ({ group: { first, last } }) =>
          first === around?.first || (tokens[last + 1]?.low === 'of' && around?.first === last + 2),
      )
      const agent = around !== undefined && agents.has(around.first)
      const group: NounGroup = { ...named, bare: named.first, head: 'armed group', pronoun: false }
      const features = [
        ...featuresOf(mention, group, { ...frame, patient, agent }),
        ...aboutNamed(document, mention, named, around),
      ]
      return { mention, group, span: { start: named.start, end: named.end }, patient, agent, named, features }
    })
}

// Matches "claimed responsibility", "blamed". Not: "claimed the prize".
const CLAIMS = /\b(?:claim\w* (?:responsibility|credit)|responsib\w+|admitted|took credit|vindicat\w+)\b/
// Matches "blamed", "presumed". Not: "presents".
const BLAMES = /\b(?:blam\w+|accus\w+|attribut\w+|suspect\w*|alleged\w*|presum\w+|implicat\w+|believed)\b/

const aboutNamed = (
  document: Document,
  mention: Mention,
  named: NamedGroup,
  around: NounGroup | undefined,
): string[] => {
  const { tokens, words } = mention.sentence
  return [
    `named ${named.group.sector}`,
    `named only ${isOnly(document, named)}`,
    `named in ${around === undefined || around.last === named.last ? 'itself' : senseOf(mention, around)}`,
    `named own ${tokens[named.last]?.possessive === true}`,
    ...(CLAIMS.test(words) ? ['named claims'] : []),
    ...(BLAMES.test(words) ? ['named blamed'] : []),
    ...(tokens[named.first - 1]?.low === '[' || tokens[named.first - 1]?.low === '(' ? ['named initials'] : []),
  ]
}

/** Whether a document names no other armed group. */
const isOnly = (document: Document, named: NamedGroup): boolean =>
  document.sentences.every((sentence) =>
    readArmedGroups(document.text, sentence).every((other) => other.group.id === named.group.id),
  )

/** "Lake Mai-Ndombe" has capitals and is nobody. */
const isPlace = (document: Document, group: NounGroup): boolean =>
  group.person === undefined &&
  !group.thing &&
  document.places.some((p) => p.cue !== 'demonym' && p.place !== null && p.span.end === group.end)

const nameSpan = (mention: Mention, group: NounGroup): Span => {
  const { sentence } = mention
  if (!group.thing) return shortSpan(sentence, group)
  const named = nameOfThing(sentence, group)
  return { start: shortSpan(sentence, named.group).start, end: sentence.tokens[named.last]?.end ?? group.end }
}

type Known = Case & { patient: Patient | undefined; agent: boolean }

const featuresOf = (mention: Mention, group: NounGroup, known: Known): string[] => {
  const sense = senseOf(mention, group)
  const grammar = grammarOf(known)
  return [
    `grammar ${grammar}`,
    `sense ${sense}`,
    `${grammar} ${sense}`,
    `head ${sense === 'name' || sense === 'titled' ? 'name' : group.head}`,
    `${kindOf(known.type)} ${sense}`,
    `${kindOf(known.type)} ${grammar}`,
    `before ${beforeOf(mention, group)}`,
    `left ${actLeft(mention, group)}`,
    `right ${actRight(mention, group)}`,
    `article ${articleOf(group)}`,
    known.anchor ? 'anchor' : 'later',
    `${known.anchor ? 'anchor' : 'later'} ${grammar}`,
  ]
}

const grammarOf = ({ patient, agent }: Known): string => {
  if (patient) return patient.effect ?? patient.damage ?? (patient.human ? 'human' : 'patient')
  return agent ? 'agent' : 'none'
}

// Heads that count people without saying who they are.
// Matches "people". Not: "peasants".
const ANYBODY =
  /^(?:people|persons?|others?|victims?|individuals?|dead|wounded|injured|casualties|bodies|body|\d.*|two|three|four|five|six|seven|eight|nine|ten|dozens|many|several|some|members?|group)$/

const senseOf = ({ sentence }: Mention, group: NounGroup): string => {
  if (group.head === 'armed group') return 'group'
  if (isState(group)) return 'state'
  if (ANYBODY.test(group.head)) return 'anybody'
  if (isTitled(sentence, group)) return 'titled'
  if (group.person) return group.person.group ?? group.person.sector?.toLowerCase() ?? 'person'
  if (group.thing) return 'thing'
  return isName(sentence, group) || isNameless(sentence, group) ? 'name' : 'other'
}

/** "Colonel Perez": a title and what is no title behind it. In capitals as in mixed case that is a name. */
const isTitled = ({ tokens }: Sentence, group: NounGroup): boolean => {
  const last = tokens[group.last]?.low ?? ''
  return !TITLES.has(last) && tokens.slice(group.bare, group.last).some((token) => TITLES.has(token.low))
}

const kindOf = (type: IncidentType): string => {
  const [family = '', name = ''] = type.split('.')
  return family === 'attack' || family === 'conflict' ? name : family
}

/** The word before a group: as it stands when it is a small word, else its class. */
const beforeOf = ({ sentence }: Mention, group: NounGroup): string => {
  const kind = sentence.classes[group.first - 1]
  if (kind === undefined) return 'start'
  return kind === 'preposition' || kind === 'conjunction' || kind === 'mark'
    ? (sentence.tokens[group.first - 1]?.low ?? '')
    : kind
}

const NEAR = 5

const actsOf = (mention: Mention): { first: number; last: number; id: string }[] => [
  ...mention.readings.map(({ first, last, act, verb }) => ({
    first,
    last,
    id: verb.passive ? `${act.id} passive` : act.id,
  })),
  ...mention.nouns.map(({ first, last, happening }) => ({ first, last, id: happening.id })),
]

const actLeft = (mention: Mention, group: NounGroup): string => {
  const near = actsOf(mention).filter((act) => act.last < group.first && act.last >= group.first - NEAR)
  return near.sort((a, b) => b.last - a.last)[0]?.id ?? 'none'
}

const actRight = (mention: Mention, group: NounGroup): string => {
  const near = actsOf(mention).filter((act) => act.first > group.last && act.first <= group.last + NEAR)
  return near.sort((a, b) => a.first - b.first)[0]?.id ?? 'none'
}

const articleOf = ({ quantity, determiner }: NounGroup): string => {
  if (quantity) return 'count'
  return determiner === undefined || /^(?:the|an?|no|his|her|their|this|that|these|those|some)$/.test(determiner)
    ? (determiner ?? 'none')
    : 'other'
}
