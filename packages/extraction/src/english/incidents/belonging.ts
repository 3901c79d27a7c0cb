import { familyOf, type IncidentType } from '@blotter/events'
import { differentDays } from './dating.ts'
import type { Incident, Read } from './incident.ts'
import type { Mention } from './mentions.ts'
import { apart } from './nearness.ts'
import { factsOf } from './opening.ts'

/** Air strikes are told of the air strikes before they are told of the shelling between. */
export const ofOneKind = (incident: Incident, read: Read): boolean => {
  const kind = read.type && kindOf(read.type)
  return kind !== undefined && kind === kindOf(incident.type)
}

/** An older date may be that of the incident that the story still has none for: "kidnapped on 5 May are now free". */
export const dates = (incident: Incident, read: Read): boolean =>
  read.standing === 'past' &&
  !read.mention.looksBack &&
  incident.standing === 'current' &&
  incident.date === undefined &&
  !(read.date?.precision === 'year' && ownTolls(incident, read)) &&
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

// Sentences within which a story tells what it has only announced.
const SOON = 3
// Matches " another man was", " in addition". Not: " the other".
const FURTHER = /\b(?:another|a (?:second|third|separate|different)|meanwhile|in addition|elsewhere|also)\b/

/** "Police are investigating a shooting. A man was shot …": the first people that an announced act has, wherever. */
export const isDetail = (incident: Incident, read: Read): boolean => {
  const { mention, type, date } = read
  const [anchor] = incident.mentions
  const last = incident.mentions.at(-1)
  return (
    anchor !== undefined &&
    last !== undefined &&
    type === incident.type &&
    incident.block === read.block &&
    incident.standing === read.standing &&
    mention.counts.length > 0 &&
    anchor.readings.length === 0 &&
    incident.mentions.every(({ counts, parts, looksBack }) => counts.length + parts.length === 0 && !looksBack) &&
    anchor.nouns.some(({ last: at }) => !/s$/.test(anchor.sentence.tokens[at]?.low ?? '')) &&
    mention.sentence.index - last.sentence.index <= SOON &&
    !mention.separate &&
    !FURTHER.test(mention.words) &&
    !differentDays(incident.date, date)
  )
}

const BURNS = new Set<IncidentType | undefined>(['accident.fire', 'disaster.wildfire'])
// Matches "battling the blaze". Not: "a blaze".
const THE_BLAZE = /\bthe (?:blaze|fire|wildfire|flames|inferno)\b/

/** "700 firefighters were battling the blaze, which started on Sunday": when it began makes no other fire of it. */
export const isSameBlaze = (incident: Incident, { type, mention, block }: Read): boolean =>
  BURNS.has(incident.type) &&
  BURNS.has(type) &&
  incident.block === block &&
  incident.standing === 'current' &&
  mention.counts.length === 0 &&
  !mention.looksBack &&
  THE_BLAZE.test(mention.words)

// Evidence that names no act by itself, as a word for a ship or a gunman does.
const SLIGHT = 2

export const compatible = (incident: Incident, read: Read): boolean => {
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
    isOnlyToll({ mention })
  )
}

/** Whether a sentence says how many came to harm and nothing of what harmed them. */
export const isOnlyToll = ({ mention: { counts, readings, weapons } }: Pick<Read, 'mention'>): boolean =>
  counts.length > 0 &&
  weapons.length === 0 &&
  readings.every(({ act, agents }) => TOLLS.has(act.id) && agents.length === 0)

const TOLLS = new Set(['act.kill', 'act.injure', 'act.die', 'state.dead', 'state.hurt', 'state.missing', 'act.rescue'])

/** Whether a sentence states an act or a toll of its own, not only a place somebody went to. */
const says = (read: Read): boolean =>
  read.weight >= 1.5 || (read.mention.counts.length > 0 && read.mention.readings.length > 0)

export const SORTS: Record<string, string> = {
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

export const tollOf = (mention: Mention): number | undefined => {
  const counts = mention.counts.filter((count) => count.kind === 'killed')
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count.min, 0) : undefined
}
