import type { Actor, Span } from '@blotter/events'
import { agentsBehind } from '../incidents/arguments.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { isName, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAll } from '../text/lexicon.ts'
import { type ArmedGroup, armedGroups, NEEDS_CAPITALS } from './armed-groups.ts'

export type NamedGroup = Span & { first: number; last: number; group: ArmedGroup }

/** The armed groups that a sentence names. */
export const readArmedGroups = (document: Document, sentence: Sentence): NamedGroup[] =>
  matchAll(armedGroups, sentence.tokens).flatMap((match) => {
    const from = sentence.tokens[match.first]
    const to = sentence.tokens[match.last]
    if (!from || !to) return []
    const written = document.text.slice(from.start, to.end)
    if (
      match.first === match.last &&
      NEEDS_CAPITALS.has(from.low) &&
      written !== written.toUpperCase() &&
      !/^(?:Taliban|Wagner|Fano)$/.test(written)
    )
      return []
    return [{ start: from.start, end: to.end, first: match.first, last: match.last, group: match.value }]
  })

/** Who a mention says did it, and who claims it. */
export const readActors = (document: Document, mention: Mention): Actor[] => {
  const named = readArmedGroups(document, mention.sentence)
  const certainty = certaintyOf(mention.sentence.words)
  const agents = agentsOf(mention)
  const actors = agents.flatMap((group) => fromAgent(document, mention, { group, named, certainty }))
  return [...actors, ...claimants(mention, named), ...blamed(mention, named), ...nationalWeapons(document, mention)]
}

type AgentCase = { group: NounGroup; named: NamedGroup[]; certainty: Actor['certainty'] }

const agentsOf = (mention: Mention): NounGroup[] => {
  const { sentence } = mention
  const doers = mention.readings.flatMap((r) =>
    r.act.subject === 'victim' || r.act.subject === 'weapon' ? [] : r.agents,
  )
  const behind = mention.nouns.flatMap((noun) => agentsBehind(sentence, noun.last))
  // "a guerrilla attack": the agent stands inside the noun group.
  const seen = new Set<number>()
  return [...doers, ...behind].filter((group) => !seen.has(group.first) && seen.add(group.first))
}

const fromAgent = (document: Document, mention: Mention, { group, named, certainty }: AgentCase): Actor[] => {
  const { sentence } = mention
  const end = reach(sentence, group)
  const organisations = named.filter((n) => n.first >= group.first && n.last <= end)
  const actors: Actor[] = organisations.map((n) => organisation(document, n, certainty))
  if (group.pronoun || /^(?:group|organization|organisation|movement)$/.test(group.head))
    return actors.length > 0 ? actors : referred(document, mention, group, certainty)
  const wholeName = organisations.some((n) => n.first <= group.bare && n.last === group.last)
  if (wholeName || group.thing) return actors
  if (!group.person && !isName(sentence, group)) return actors
  const span = shortSpan(sentence, group)
  const state = isState(group)
  const name = document.text.slice(span.start, span.end)
  actors.push({
    role: 'perpetrator',
    kind: state ? 'state' : 'individual',
    name,
    ...(group.person?.sector && { sector: group.person.sector }),
    certainty,
    span,
  })
  return actors
}

const organisation = (
  document: Document,
  named: NamedGroup,
  certainty: Actor['certainty'],
  role: Actor['role'] = 'perpetrator',
): Actor => ({
  role,
  kind: 'group',
  name: document.text.slice(named.start, named.end),
  id: named.group.id,
  sector: named.group.sector,
  country: named.group.country,
  certainty,
  span: { start: named.start, end: named.end },
})

/** "it killed eleven", "an attack by the group": the armed group named last. */
const referred = (document: Document, mention: Mention, group: NounGroup, certainty: Actor['certainty']): Actor[] => {
  if (!/^(?:it|they|which|group|organization|organisation|movement)$/.test(group.head)) return []
  const { index } = mention.sentence
  for (let i = index; i >= 0 && i >= index - 4; i--) {
    const sentence = document.sentences[i]
    if (!sentence) continue
    const last = readArmedGroups(document, sentence)
      .filter((n) => n.end <= group.start)
      .at(-1)
    if (last)
      return [
        {
          ...organisation(document, last, certainty),
          span: { start: group.start, end: group.end },
          name: document.text.slice(last.start, last.end),
        },
      ]
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

const STATE =
  /^(?:army|police|military|forces|force|regime|government|troops|authorities|navy|guard|coalition|warplanes?|jets?)$/

const isState = (group: NounGroup): boolean =>
  STATE.test(group.head) && group.person?.sector !== 'REB' && group.person?.sector !== 'UAF'

const certaintyOf = (words: string): Actor['certainty'] =>
  /\b(?:alleged|allegedly|suspected|accused|blamed|blames|presumed|reportedly|believed to|apparently|presumably)\b/.test(
    words,
  )
    ? 'alleged'
    : 'stated'

// Matches "claimed responsibility". Not: "claimed the prize".
const CLAIM =
  /\b(?:claim(?:s|ed|ing) (?:responsibility|credit|the attack|to have|it had)|took responsibility|admitted (?:responsibility|carrying|killing))\b/

const claimants = (mention: Mention, named: NamedGroup[]): Actor[] =>
  CLAIM.test(mention.sentence.words)
    ? named.slice(0, 1).map((n) => ({
        role: 'claimant',
        kind: 'group',
        name: n.group.name,
        id: n.group.id,
        sector: n.group.sector,
        country: n.group.country,
        certainty: 'stated',
        span: { start: n.start, end: n.end },
      }))
    : []

// Matches "blamed the Sudanese army", "accused the FARC of". Not: "blamed the weather" (no armed group or force follows).
const BLAME = /^(?:blame[sd]?|blaming|accus(?:e|es|ed|ing)|attributed|hold|holds|held|suspect)$/

const blamed = (mention: Mention, named: NamedGroup[]): Actor[] => {
  const { sentence } = mention
  const at = sentence.tokens.findIndex((token) => BLAME.test(token.low))
  if (at < 0) return []
  const target = sentence.groups.find((g) => g.first > at && g.first <= at + 4)
  const group = named.find((n) => n.first > at && n.first <= at + 6)
  if (group)
    return [
      {
        role: 'perpetrator',
        kind: 'group',
        name: group.group.name,
        id: group.group.id,
        sector: group.group.sector,
        country: group.group.country,
        certainty: 'alleged',
        span: { start: group.start, end: group.end },
      },
    ]
  if (!target?.person?.agent) return []
  const span = shortSpan(sentence, target)
  const from = mention.sentence.start
  const name = sentence.tokens.slice(target.bare, target.last + 1)
  if (name.length === 0 || span.start < from) return []
  return [{ role: 'perpetrator', kind: isState(target) ? 'state' : 'individual', name: '', certainty: 'alleged', span }]
}

/** "Russian attack drones hit": the state whose weapon it is. */
const nationalWeapons = (document: Document, mention: Mention): Actor[] => {
  const { sentence } = mention
  const demonyms = mention.places.filter((place) => place.cue === 'demonym' && place.place)
  return demonyms.flatMap((demonym): Actor[] => {
    const group = sentence.groups.find((g) => g.start <= demonym.span.start && g.end >= demonym.span.end)
    const place = demonym.place
    if (!group || !place || demonym.span.end === group.end) return []
    const rest = sentence.words && document.text.slice(demonym.span.end, group.end).toLowerCase()
    if (
      !/\b(?:drones?|strikes?|air ?strikes?|missiles?|rockets?|shell(?:s|ing)|artillery|warplanes?|jets?|raids?|shelling|bombs?)\b/.test(
        rest,
      )
    )
      return []
    return [
      {
        role: 'perpetrator',
        kind: 'state',
        name: place.name,
        sector: 'MIL',
        country: place.iso2,
        certainty: 'stated',
        span: demonym.span,
      },
    ]
  })
}

/** Actors of several mentions, each once; a name filled from the text where a reader left it open. */
export const uniqueActors = (text: string, actors: Actor[]): Actor[] => {
  const kept: Actor[] = []
  for (const actor of actors) {
    const name = actor.name === '' ? text.slice(actor.span.start, actor.span.end) : actor.name
    const key = name.toLowerCase()
    const same = kept.some(
      (k) => k.role === actor.role && (k.name.toLowerCase() === key || (k.id !== undefined && k.id === actor.id)),
    )
    if (!same) kept.push({ ...actor, name })
  }
  return kept
}
