import { type CasualtyGroup, type CasualtyKind, InputFault, type LinkableClaim } from '@blotter/events'
import { type Doers, doersOf } from './actor-evidence.ts'
import { type ClaimCount, countsOf, killedGroups } from './claim-count.ts'
import { type DatedDays, edgeOf } from './date-evidence.ts'
import { daysOf } from './days.ts'
import { isCountryOnly, type Linkability, linkability } from './linkability.ts'
import { type Place, placeOf } from './place-evidence.ts'
import { pointsBack, type TollMove, tollMoveOf } from './toll-move.ts'
import { isFrequent, isHabitual } from './type-evidence.ts'

/** What linking compares of a claim, read once: a claim is compared with many others. */
export type Facts = {
  id: string
  source: LinkableClaim
  days: DatedDays
  place: Place
  counts: Map<CasualtyKind, ClaimCount>
  /** Groups that all people killed are counted under; empty where some are of none. */
  killed: ReadonlySet<CasualtyGroup>
  move: TollMove
  doers: Doers
  /** ms since 1970; -Infinity where the publication time is unknown, so that such a report counts as the oldest. */
  at: number
  /** It joins an incident that is there, and opens none: it knows the country only, or denies. */
  follows: boolean
  /** A second one may follow in the same place within days (type-evidence.ts). */
  habitual: boolean
  /** So may one elsewhere in the same city. */
  frequent: boolean
}

/** The facts of a claim that is linkable or placed by country only; null for every other. Read once for each object. */
export const factsOf = (source: LinkableClaim): Facts | null => {
  const known = read.get(source)
  if (known !== undefined) return known
  const facts = readFacts(source, linkability(source))
  read.set(source, facts)
  return facts
}

const read = new WeakMap<LinkableClaim, Facts | null>()

const readFacts = (source: LinkableClaim, kind: Linkability): Facts | null => {
  const { claim } = source
  const days = daysOf(claim.when)
  if (typeof kind === 'object' || days === null || claim.where === null) return null
  const move = tollMoveOf(claim, 'killed')
  const stated = claim.when.basis === 'text'
  return {
    id: claim.id,
    source,
    days: {
      ...days,
      stated,
      afterwards: !stated && days.first === days.last && pointsBack(move),
      edge: edgeOf(claim.when),
    },
    place: placeOf(claim.where, isCountryOnly(claim.where)),
    counts: countsOf(claim),
    killed: killedGroups(claim),
    move,
    doers: doersOf(claim),
    at: instantOf(source.publishedAt),
    follows: kind !== 'linkable',
    habitual: isHabitual(claim.type),
    frequent: isFrequent(claim.type),
  }
}

/** Like `factsOf`, for callers that may only come with such claims: throws InputFault `claim-not-linkable`. */
export const requireFacts = (source: LinkableClaim): Facts => {
  const facts = factsOf(source)
  if (facts !== null) return facts
  throw new InputFault('claim-not-linkable', `The claim ${source.claim.id} has no date and place to be linked by.`)
}

/** ms since 1970 of an ISO 8601 time; -Infinity where there is none. */
export const instantOf = (iso: string | null): number => {
  if (iso === null) return Number.NEGATIVE_INFINITY
  const known = instants.get(iso)
  if (known !== undefined) return known
  const ms = Date.parse(iso)
  const instant = Number.isNaN(ms) ? Number.NEGATIVE_INFINITY : ms
  if (instants.size >= MOST_INSTANTS) instants.clear()
  instants.set(iso, instant)
  return instant
}

/** A text is compared with many others. */
const instants = new Map<string, number>()
const MOST_INSTANTS = 10_000
