import type { Claim, Confidence, IncidentView, LinkableClaim, TollEntry } from '@blotter/events'
import { oldestFirst } from './report.ts'
import { isOwnCountry } from './source-weight.ts'
import { speakerOf, voicesOf } from './voices.ts'

type Reason = Confidence['because'][number]

/** What the incident is said to be, and who says that it did not happen. */
type Grounds = Pick<IncidentView, 'when' | 'where' | 'toll'> & { denials: readonly LinkableClaim[] }

const HIGH = 4
const MEDIUM = 2

/**
 * How sure an incident is: independent voices (near copies are one), sources that know the place, what they agree on,
 * how exact place and time are, words that say less than they seem to, and who denies it. Each reason comes with its points; they add
 * up to 4 at least for `high`, 2 for `medium`.
 */
export const confidenceOf = (claims: readonly LinkableClaim[], { when, where, toll, denials }: Grounds): Confidence => {
  const voices = countVoices(claims)
  const because = [
    { what: 'voices', value: String(voices), points: Math.min(voices - 1, 2) },
    ...sourceReasons(claims),
    ...agreement(claims, toll.killed ?? toll.injured),
    { what: 'place', value: where?.precision ?? 'none', points: PLACE[where?.precision ?? 'country'] },
    { what: 'time', value: `${when.precision}, ${when.basis}`, points: timePoints(when) },
    ...weaselReasons(claims),
    ...denialReasons(denials),
  ]
  const points = because.reduce((total, reason) => total + reason.points, 0)
  const level = points >= HIGH ? 'high' : points >= MEDIUM ? 'medium' : 'low'
  return { level, voices, because }
}

const PLACE = { exact: 1, near: 1, city: 1, admin2: 0.5, admin1: 0, country: -1 } as const

const timePoints = ({ precision, basis }: IncidentView['when']): number => {
  if (precision !== 'hour' && precision !== 'day') return -1
  return basis === 'text' ? 1 : 0.5
}

const sourceReasons = (claims: readonly LinkableClaim[]): Reason[] => {
  const official = claims.some(({ feedKind }) => feedKind === 'official')
  return [
    ...(official ? [{ what: 'source', value: 'official', points: 1 }] : []),
    ...(claims.some(isOwnCountry) ? [{ what: 'source', value: 'own country', points: 0.5 }] : []),
  ]
}

const countVoices = (claims: readonly LinkableClaim[]): number => voicesOf(claims.map(speakerOf)).length

/** One voice cannot agree with itself, nor with what it replaced: two have to give the figure that stands. */
const agreement = (claims: readonly LinkableClaim[], entry: TollEntry | undefined): Reason[] => {
  if (entry === undefined) return []
  const high = entry.high ?? entry.best
  const apart = high > 2 * Math.max(1, entry.low)
  if (apart) return [{ what: 'toll', value: `${entry.low} to ${high}`, points: -1 }]
  const agreeing = claims.filter(({ claim }) => entry.byClaim.includes(claim.id))
  return entry.low === high && countVoices(agreeing) > 1 ? [{ what: 'toll', value: 'sources agree', points: 1 }] : []
}

/** Where most claims only allege, or count by "dozens"; of a claim that denies itself there is none here. */
const weaselReasons = (claims: readonly LinkableClaim[]): Reason[] => {
  const [alleged, vague] = [shareOf(claims, isAlleged), shareOf(claims, isVague)]
  return [
    ...(alleged > 0.5 ? [{ what: 'words', value: 'alleged', points: -0.5 }] : []),
    ...(vague > 0.5 ? [{ what: 'words', value: 'vague count', points: -0.5 }] : []),
    ...(oldestFirst(claims).at(-1)?.claim.status === 'past'
      ? [{ what: 'words', value: 'told in passing', points: -0.5 }]
      : []),
  ]
}

const denialReasons = (denials: readonly LinkableClaim[]): Reason[] => {
  const voices = countVoices(denials)
  return voices === 0 ? [] : [{ what: 'denied', value: `${voices}`, points: -Math.min(voices, 2) }]
}

const shareOf = (claims: readonly LinkableClaim[], is: (claim: Claim) => boolean): number =>
  claims.filter(({ claim }) => is(claim)).length / claims.length

const isAlleged = ({ actors }: Claim): boolean => {
  const doers = actors.filter(({ role }) => role !== 'reporter')
  return doers.length > 0 && doers.every(({ certainty }) => certainty !== 'stated')
}

const isVague = ({ casualties }: Claim): boolean =>
  casualties.some(({ qualifier }) => qualifier === 'vague' || qualifier === 'about' || qualifier === 'up-to')
