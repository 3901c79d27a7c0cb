import type { Actor, IncidentType } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { partOf } from '../casualties/counting.ts'
import { agentsBehind } from '../incidents/arguments.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { isName, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { people } from '../phrases/people.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAt } from '../text/lexicon.ts'
import { readBlamed, readClaimants } from './blame.ts'
import { asOrganisation, type NamedGroup, readArmedGroups } from './named-groups.ts'
import { ownerOf } from './own-weapons.ts'
import { asState, isState } from './state-forces.ts'

/** Who a mention says did it, is blamed for it, or claims it. */
export const readActors = (document: Document, mention: Mention, type: IncidentType): Ruled<Actor>[] => {
  const { text } = document
  const named = readArmedGroups(text, mention.sentence).filter((n) => n.start >= mention.start && n.end <= mention.end)
  const certainty = certaintyOf(mention.sentence.words)
  return [
    ...agentsOf(mention, type).flatMap((group) => fromAgent(document, mention, { group, named, certainty })),
    ...insideNouns(text, mention, certainty),
    ...readClaimants(text, mention, named),
    ...readBlamed(text, mention, named),
    ...nationalWeapons(document, mention),
  ]
}

type AgentCase = { group: NounGroup; named: NamedGroup[]; certainty: Actor['certainty'] }

// Acts of those who come afterwards: they perpetrate nothing unless that is what the claim is about.
const AFTERWARDS = new Set(['act.arrest', 'act.free', 'act.defuse', 'act.foil', 'act.displace', 'act.hospitalise'])

/** The noun groups of a mention that its grammar makes the doers of its acts. */
export const agentsOf = (mention: Mention, type: IncidentType): NounGroup[] => {
  // Whoever foils an attack has not made it.
  const order = (type.startsWith('security.') && type !== 'security.weapon-foiled') || type.startsWith('unrest.')
  // Against marchers the police are those who act.
  const force = type === 'unrest.protest-force' || type === 'unrest.protest-intervention'
  const doers = mention.readings.flatMap((r) =>
    r.act.subject === 'victim' ||
    r.act.subject === 'weapon' ||
    (force && r.act.id === 'act.protest') ||
    (!order && AFTERWARDS.has(r.act.id))
      ? []
      : r.agents,
  )
  const behind = mention.nouns.flatMap((noun) => agentsBehind(mention.sentence, noun.last))
  const seen = new Set<number>()
  return [...doers, ...behind].filter((group) => !seen.has(group.first) && seen.add(group.first))
}

const fromAgent = (document: Document, mention: Mention, { group, named, certainty }: AgentCase): Ruled<Actor>[] => {
  const { sentence } = mention
  const owner = ownerOf(mention, group)
  if (owner) return [owner]
  const end = reach(sentence, group)
  const organisations = named.filter((n) => n.first >= group.first && n.last <= end)
  const actors = organisations.map((n) =>
    asOrganisation(document.text, n, { role: 'perpetrator', certainty, rule: 'actor.group-of-agent' }),
  )
  const inner = partOf(sentence, group)
  if (group.pronoun || (ANAPHOR.test(group.head) && !inner?.person))
    return actors.length > 0 ? actors : referred(document, mention, group, certainty)
  // "the paramilitary Rapid Support Forces": what stands before the name only describes it.
  const wholeName = organisations.some(
    (n) => n.last === group.last && sentence.tokens.slice(group.bare, n.first).every((token) => !token.capital),
  )
  const country = actors.length === 0 ? countryAs(mention, group, certainty) : undefined
  if (country) return [country]
  if (wholeName || group.thing || (!group.person && !isName(sentence, group))) return actors
  const span = { start: shortSpan(sentence, group).start, end: inner?.end ?? group.end }
  const sector = group.person?.sector ?? inner?.person?.sector
  return [
    ...actors,
    {
      role: 'perpetrator',
      kind: isState(group) ? 'state' : 'individual',
      name: document.text.slice(span.start, span.end),
      ...(sector !== undefined && { sector }),
      certainty,
      span,
      rule: group.person ? 'actor.agent' : 'actor.agent-by-name',
    },
  ]
}

/** "Israel bombed", "Iran hanged": a country acts by its state. */
const countryAs = (mention: Mention, group: NounGroup, certainty: Actor['certainty']): Ruled<Actor> | undefined =>
  group.person
    ? undefined
    : asState(
        mention.places.find(({ span }) => span.end === group.end && span.start >= group.start),
        { certainty, rule: 'actor.country' },
      )

// Heads that say nothing without what they are of.
// Matches "group". Not: "groups".
export const ANAPHOR = /^(?:group|organization|organisation|movement)$/

/** "it killed eleven", "an attack by the group": the armed group named last, up to four sentences before. */
export const referred = (
  document: Document,
  mention: Mention,
  group: NounGroup,
  certainty: Actor['certainty'],
): Ruled<Actor>[] => {
  if (!/^(?:it|they|which|group|organization|organisation|movement)$/.test(group.head)) return []
  for (let i = mention.sentence.index; i >= 0 && i >= mention.sentence.index - 4; i--) {
    const sentence = document.sentences[i]
    if (!sentence) continue
    const last = readArmedGroups(document.text, sentence).findLast((n) => n.end <= group.start)
    const span = { start: group.start, end: group.end }
    if (last)
      return [asOrganisation(document.text, last, { role: 'perpetrator', certainty, span, rule: 'actor.referred-to' })]
  }
  return []
}

/** The last token of "members of the Army of X" behind a group. */
const reach = (sentence: Sentence, group: NounGroup): number => {
  let end = group.last
  for (let steps = 0; steps < 3; steps++) {
    const next = sentence.tokens[end + 1]?.low
    if (next !== 'of' && next !== 'from' && next !== '[' && next !== '(') break
    const inner = sentence.groups.find((g) => g.first === end + 2)
    if (!inner) break
    end = inner.last
  }
  return end
}

/** "a guerrilla attack", "rebel fire": who did it stands inside the noun group. */
const insideNouns = (text: string, mention: Mention, certainty: Actor['certainty']): Ruled<Actor>[] =>
  mention.nouns.flatMap((noun): Ruled<Actor>[] => {
    const { tokens, groups } = mention.sentence
    const group = groups.find((g) => g.first <= noun.first && g.last >= noun.last)
    if (!group) return []
    for (let i = group.bare; i < noun.first; i++) {
      const match = matchAt(people, tokens, i)
      const sector = match?.value.sector
      const [from, to] = [tokens[i], tokens[match?.last ?? i]]
      if (
        !match?.value.agent ||
        !from ||
        !to ||
        sector === undefined ||
        match.last >= noun.first ||
        NEUTRAL.test(from.low)
      )
        continue
      const span = { start: from.start, end: to.end }
      return [
        {
          role: 'perpetrator',
          kind: 'individual',
          name: text.slice(span.start, span.end),
          sector,
          certainty,
          span,
          rule: 'actor.inside-noun',
        },
      ]
    }
    return []
  })

// In front of a noun these tell of the kind of act, or of those it was done to.
// Matches "police". Not: "guerrilla".
const NEUTRAL = /^(?:terrorist|police|military|army|government|suicide|suspect|officer|gang)$/

/** How sure a sentence is of who did it. */
export const certaintyOf = (words: string): Actor['certainty'] =>
  /\b(?:alleged|allegedly|suspected|accused|blamed|blames|blaming|presumed|reportedly|believed to|apparently|presumably)\b/.test(
    words,
  )
    ? 'alleged'
    : 'stated'

// Matches "attack drones", "air strikes". Not: "embassy".
const WEAPONRY =
  /\b(?:drones?|strikes?|airstrikes?|missiles?|rockets?|shells?|artillery|warplanes?|jets?|raids?|shelling|bombs?|gunships?)\b/

/** "Russian attack drones hit": the state whose weapon it is. */
const nationalWeapons = (document: Document, mention: Mention): Ruled<Actor>[] =>
  mention.places.flatMap((demonym): Ruled<Actor>[] => {
    const { place, span, cue } = demonym
    if (cue !== 'demonym' || !place) return []
    const group = mention.sentence.groups.find((g) => g.start <= span.start && g.end >= span.end)
    if (!group || !WEAPONRY.test(document.text.slice(span.end, group.end).toLowerCase())) return []
    return [
      {
        role: 'perpetrator',
        kind: 'state',
        name: place.name,
        sector: 'MIL',
        country: place.iso2,
        certainty: 'stated',
        span,
        rule: 'actor.national-weapon',
      },
    ]
  })

/** Actors of several mentions, each once. */
export const uniqueActors = <T extends Actor>(actors: T[]): T[] => {
  const kept: T[] = []
  for (const actor of actors) {
    const key = actor.name.toLowerCase()
    const same = kept.some(
      (k) => k.role === actor.role && (k.name.toLowerCase() === key || (k.id !== undefined && k.id === actor.id)),
    )
    if (!same && key !== '') kept.push(actor)
  }
  return kept
}
