import { familyOf, type IncidentType } from '@blotter/events'
import type { Place } from '../../places/index.ts'
import type { DateMention } from '../dates/index.ts'
import { dateOf, differentDays } from './dating.ts'
import { announces, listed } from './listing.ts'
import type { Document, Mention } from './mentions.ts'
import { apart } from './nearness.ts'
import { factsOf, isWeighed, mayOpen, type Opening, openingOf } from './opening.ts'
import { parts } from './parting.ts'
import { placeOf } from './placing.ts'
import { type Standing, standingOf } from './standing.ts'
import { typeOf } from './typing.ts'

/** The mentions of one incident in reading order; the first is the anchor. */
export type Incident = {
  opening: Opening
  mentions: Mention[]
  /** For each mention but the anchor, the rule by which it adds to the incident. */
  joined: string[]
  type: IncidentType
  weight: number
  place?: Place | undefined
  date?: DateMention | undefined
  standing: Standing
  /** The rule that gave the standing. */
  by: string
  block: number
  /** The incident that this one is said to be like, for what its own words leave open. */
  like?: Incident | undefined
}

/** A mention with what deciding about it needs. */
export type Read = {
  mention: Mention
  type?: IncidentType | undefined
  weight: number
  place?: Place | undefined
  date?: DateMention | undefined
  standing: Standing
  by: string
  block: number
}

/**
 * Gathers mentions into incidents: a sentence joins an incident of the same sort of act that neither its date, its place
 * nor its toll contradicts; else it opens one when it says enough by itself.
 */
export const gather = (
  document: Document,
  mentions: Mention[],
  blocks: number[],
  another: (incident: Incident, read: Read) => boolean = parts,
): Incident[] => {
  const incidents: Incident[] = []
  const reads = mentions.map((mention) => readOne(document, mention, blocks[mention.sentence.paragraph] ?? 0))
  const list = listed(reads)
  let announced: DateMention | undefined
  for (const read of reads) {
    const { mention } = read
    if (list.size > 0 && announces(read)) {
      announced = read.date
      continue
    }
    if (list.has(read) && !incidents.some((incident) => incident.block === read.block && isAt(incident, read))) {
      incidents.push(open(dated(read, announced ?? sameBlock(incidents[0], read)?.date), 'surely'))
      continue
    }
    const home = homeOf(incidents, read)
    if (home && isWeighed(home.type) && mayOpen(read, true) && another(home, read))
      incidents.push(open(read, 'perhaps'))
    else if (home) {
      const rule = addition(home, read)
      if (rule) join(home, read, rule)
    } else if (mention.similar && incidents.length > 0)
      incidents.push({ ...open(read, 'surely'), like: likeOf(document, incidents, mention) })
    else {
      const opening = openingOf(read, incidents)
      if (opening) incidents.push(open(soonAfter(read, incidents.at(-1)), opening))
    }
  }
  return incidents
}

/** What "a similar attack" is similar to: the incident at a place that its sentence names, else the one told last. */
const likeOf = (document: Document, incidents: Incident[], mention: Mention): Incident | undefined => {
  const { start, end } = mention.sentence
  const here = document.places.filter((p) => p.span.start >= start && p.span.end <= end && p.place)
  const same = incidents.filter((i) =>
    here.some((p) => p.place && i.place && i.place.path.join() === p.place.path.join()),
  )
  return same.at(-1) ?? incidents.findLast((incident) => incident.standing === 'current')
}

// Matches " hours later ,", " later that day". Not: " later this year".
const SOON =
  /^ (?:(?:a few |some )?(?:hours|minutes|moments) later|shortly (?:after|before)(?:wards?)?|later (?:that|the same) (?:day|night|evening)|(?:on )?the same (?:day|night))\b/

const isAt = (incident: Incident, read: Read): boolean => incident.place?.path.join() === read.place?.path.join()

const sameBlock = (incident: Incident | undefined, read: Read): Incident | undefined =>
  incident?.block === read.block ? incident : undefined

/** Of what is summed up for a day each part was on that day. */
const dated = (read: Read, date: DateMention | undefined): Read =>
  read.date === undefined && date !== undefined ? { ...read, date } : read

/** "Hours later" is the day of the incident told before. */
const soonAfter = (read: Read, before: Incident | undefined): Read =>
  read.date === undefined && before?.date !== undefined && before.block === read.block && SOON.test(read.mention.words)
    ? { ...read, date: before.date }
    : read

const readOne = (document: Document, mention: Mention, block: number): Read => {
  const verdict = typeOf([mention])
  const date = dateOf(mention)
  const [said, rule] = standingOf(document, mention, date)
  const ofWar = (said === 'current' || said === 'past') && isOfWar(mention, verdict?.type)
  return {
    mention,
    type: verdict?.type,
    weight: verdict?.weight ?? 0,
    place: placeOf(document, mention)?.place,
    date,
    standing: ofWar ? 'cumulative' : said,
    by: ofWar ? 'status.toll-of-a-war' : rule,
    block,
  }
}

// No single attack has killed so many; a war has.
const OF_A_WAR = 5_000

/** A toll that only a whole conflict can have. */
const isOfWar = (mention: Mention, type: IncidentType | undefined): boolean =>
  (tollOf(mention) ?? 0) >= OF_A_WAR && type !== undefined && SORTS[familyOf(type)] !== 'disaster'

const open = (read: Read, opening: Opening): Incident => ({
  opening,
  mentions: [read.mention],
  joined: [],
  type: read.type ?? 'attack.other',
  weight: read.weight,
  place: read.place,
  date: read.date,
  standing: read.standing,
  by: read.by,
  block: read.block,
})

/** What a sentence tells of an incident: an act, a count, who claims it, or at once after it when or where; else nothing. */
const addition = (incident: Incident, read: Read): string | undefined => {
  const { mention } = read
  if (mention.counts.length > 0 || mention.parts.length > 0) return 'joins.count'
  if (read.weight >= 0.5) return 'joins.act'
  if (/\b(?:responsibility|blamed|accused|carried out)\b/.test(mention.words)) return 'joins.blame'
  const last = incident.mentions.at(-1)
  const next = last !== undefined && mention.sentence.index - last.sentence.index <= 1 && incident.mentions.length <= 2
  return next && (read.place !== undefined || read.date !== undefined) ? 'joins.place-or-day' : undefined
}

const join = (incident: Incident, read: Read, rule: string): void => {
  incident.mentions.push(read.mention)
  incident.joined.push(rule)
  incident.place ??= read.place
  incident.date ??= read.date
}

const homeOf = (incidents: Incident[], read: Read): Incident | undefined => {
  if (read.mention.separate) return undefined
  const possible = incidents.filter((incident) => compatible(incident, read) || dates(incident, read))
  const alike = possible.filter((incident) => ofOneKind(incident, read))
  const near = alike.length > 0 ? alike : possible
  const same = near.filter((incident) => incident.place && read.place && !apart(incident.place, read.place))
  return lastTold(same.length > 0 ? same : near)
}

/** The incident that the text spoke of last. */
const lastTold = (incidents: Incident[]): Incident | undefined =>
  incidents.reduce<Incident | undefined>((a, b) => (a && toldAt(a) > toldAt(b) ? a : b), undefined)

const toldAt = ({ mentions }: Incident): number => mentions.at(-1)?.sentence.index ?? 0

/** Air strikes are told of the air strikes before they are told of the shelling between. */
const ofOneKind = (incident: Incident, read: Read): boolean => {
  const kind = read.type && kindOf(read.type)
  return kind !== undefined && kind === kindOf(incident.type)
}

/** An older date may be that of the incident that the story still has none for: "kidnapped on 5 May are now free". */
const dates = (incident: Incident, read: Read): boolean =>
  read.standing === 'past' &&
  !read.mention.looksBack &&
  incident.standing === 'current' &&
  incident.date === undefined &&
  read.type !== undefined &&
  (incident.type === read.type || (read.weight < 3 && sameSort(incident.type, read.type))) &&
  compatible(incident, { ...read, standing: 'current' })

/** "The captain was arrested": what came of an incident, not another one, when it has neither place nor day of its own. */
const isAftermath = (incident: Incident, { mention, place, date }: Read): boolean =>
  incident.standing === 'current' &&
  !incident.type.startsWith('security.') &&
  place === undefined &&
  !differentDays(incident.date, date) &&
  mention.counts.length > 0 &&
  mention.counts.every((count) => count.kind === 'arrested') &&
  mention.evidence.every(({ rule, weights }) => rule === 'act.arrest' || weights.every(([, weight]) => weight < SLIGHT))

// Evidence that names no act by itself, as a word for a ship or a gunman does.
const SLIGHT = 2

const compatible = (incident: Incident, read: Read): boolean => {
  if (incident.block !== read.block) return false
  if (isAftermath(incident, read)) return true
  if (incident.standing !== read.standing) return false
  if (read.type && !sameSort(incident.type, read.type) && !isBareToll(incident, read)) return false
  if (differentDays(incident.date, read.date) || differentKinds(incident, read)) return false
  if (incident.place && read.place && apart(incident.place, read.place) && says(read)) return false
  return !differentTolls(incident, read)
}

// Sentences after which "29 people were killed" is no longer about what was told.
const AT_ONCE = 2

/** "At least 29 people were killed": without a doer or a weapon, by what the sentences before it tell of. */
const isBareToll = (incident: Incident, { mention, date, place }: Read): boolean => {
  const last = incident.mentions.at(-1)
  return (
    last !== undefined &&
    mention.sentence.index - last.sentence.index <= AT_ONCE &&
    mention.counts.length > 0 &&
    mention.weapons.length === 0 &&
    !differentDays(incident.date, date) &&
    !(incident.place && place && apart(incident.place, place)) &&
    mention.nouns.every(({ happening }) => happening.types.every(([, weight]) => weight < SLIGHT)) &&
    mention.readings.every(({ act, agents }) => TOLLS.has(act.id) && agents.length === 0)
  )
}

const TOLLS = new Set(['act.kill', 'act.injure', 'act.die', 'state.dead', 'state.hurt', 'state.missing', 'act.rescue'])

/** Whether a sentence states an act or a toll of its own, not only a place somebody went to. */
const says = (read: Read): boolean =>
  read.weight >= 1.5 || (read.mention.counts.length > 0 && read.mention.readings.length > 0)

const SORTS: Record<string, string> = {
  conflict: 'violence',
  attack: 'violence',
  security: 'violence',
  unrest: 'unrest',
  crime: 'violence',
  strategic: 'strategic',
  disaster: 'disaster',
  accident: 'accident',
}

const sameSort = (a: IncidentType, b: IncidentType): boolean => {
  const [x, y] = [SORTS[familyOf(a)], SORTS[familyOf(b)]]
  if (x === y) return true
  const pair = [x, y].sort().join()
  if (pair === 'unrest,violence' || pair === 'accident,disaster') return true
  return pair === 'accident,violence' && (/explosion|fire/.test(a + b) || a === 'attack.other' || b === 'attack.other')
}

// Kinds of attack that are seldom one incident; the others (shooting, clash, other) go with any.
const KINDS: [RegExp, string][] = [
  [/^attack\.(?:kidnapping|hostage)$/, 'abduction'],
  [/^(?:attack\.(?:bombing|suicide-bombing)|conflict\.(?:ied|grenade))$/, 'bomb'],
  [/^attack\.arson$/, 'fire'],
  [/^conflict\.air-strike$/, 'air'],
  [/^conflict\.shelling$/, 'guns'],
]

const kindOf = (type: IncidentType): string | undefined => KINDS.find(([pattern]) => pattern.test(type))?.[1]

// Matches " meanwhile ,", " in addition". Not: " he added".
const BESIDES = /^ (?:meanwhile|furthermore|in addition|moreover|likewise|on the other hand|in other|another|also)\b/

/**
 * A bomb and a kidnapping told one after the other are two incidents when each sentence says enough by itself; so are
 * acts of two kinds of which each has a toll of its own.
 */
const differentKinds = (incident: Incident, read: Read): boolean => {
  const [mine, theirs] = [read.type && kindOf(read.type), kindOf(incident.type)]
  if (mine === undefined || theirs === undefined || mine === theirs) return false
  if (ownTolls(incident, read)) return true
  if (read.weight < SURE || incident.weight < SURE || factsOf(read) < 3) return false
  return BESIDES.test(read.mention.sentence.words) || [mine, theirs].includes('abduction')
}

const SURE = 3

/** Whether both state a number of dead, not the same one, and the later is no new count of the former. */
const ownTolls = (incident: Incident, read: Read): boolean => {
  const mine = tollOf(read.mention)
  const theirs = incident.mentions.map(tollOf).find((toll) => toll !== undefined)
  const recounts = read.mention.counts.some((count) => count.rule === 'count.toll')
  return mine !== undefined && theirs !== undefined && mine !== theirs && !recounts && read.weight >= 1.5
}

/** Two sentences with different tolls at large tell of different incidents, unless the later one updates or sums up. */
const differentTolls = (incident: Incident, read: Read): boolean => {
  const mine = tollOf(read.mention)
  if (mine === undefined || read.mention.counts.some((count) => count.rule === 'count.toll')) return false
  const theirs = incident.mentions.map(tollOf).find((toll) => toll !== undefined)
  if (theirs === undefined || theirs === mine) return false
  const meanwhile = /\b(?:meanwhile|hours later|later|also on|another|separately)\b/.test(read.mention.sentence.words)
  return (
    meanwhile &&
    read.type !== undefined &&
    (read.weight >= 2 ||
      (incident.place !== undefined && read.place !== undefined && apart(incident.place, read.place)))
  )
}

const tollOf = (mention: Mention): number | undefined => {
  const counts = mention.counts.filter((count) => count.kind === 'killed')
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count.min, 0) : undefined
}
