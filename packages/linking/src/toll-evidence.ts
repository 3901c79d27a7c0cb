import { type CasualtyKind, casualtyKinds } from '@blotter/events'
import type { ClaimCount } from './claim-count.ts'
import { type Evidence, never } from './evidence.ts'

/** The counts of a claim and when it was published (ms since 1970, -Infinity: unknown). */
export type DatedCounts = { counts: ReadonlyMap<CasualtyKind, ClaimCount>; at: number }

/** An open count ("at least 9") is taken to reach four times its figure, and ten more people at least. */
const OPEN_FACTOR = 4
const OPEN_MORE = 10
/** Figures that differ by less than this factor are of one size; so many dead are rare enough for that to tell. */
const CLOSE = 1.5
const MANY = 10
/** Between figures that differ by fewer people than this, a factor says nothing. */
const FEW = 5

/**
 * Whether two tolls can follow from each other. Equal tolls speak for one incident, the larger the more; a toll grows
 * with time, and is corrected down by little. Where incidents come day after day (`habitual`), tolls that are factors
 * apart are two incidents.
 */
export const tollEvidence = (a: DatedCounts, b: DatedCounts, habitual: boolean): Evidence[] => {
  const killed = killedEvidence(a, b, habitual)
  const others = casualtyKinds.filter((kind) => kind !== 'killed' && isEqual(a.counts.get(kind), b.counts.get(kind)))
  const equal = others.slice(0, 2).map((kind): Evidence => ({ points: 0.5, why: `toll:${kind}-equal` }))
  return killed === null ? equal : [killed, ...equal]
}

const killedEvidence = (a: DatedCounts, b: DatedCounts, habitual: boolean): Evidence | null => {
  const [x, y] = [a.counts.get('killed'), b.counts.get('killed')]
  if (x === undefined || y === undefined) return null
  if (x.exact && y.exact && x.min === y.min) return { points: equalPoints(x.min), why: 'toll:killed-equal' }
  if (x.low <= topOf(y) && y.low <= topOf(x)) return { points: 0.5, why: 'toll:killed-fits' }
  const [less, more] = x.low < y.low ? [x, y] : [y, x]
  const [lessAt, moreAt] = less === x ? [a.at, b.at] : [b.at, a.at]
  return differing({ from: topOf(less), to: more.low, grows: lessAt < moreAt, habitual })
}

const differing = (toll: { from: number; to: number; grows: boolean; habitual: boolean }): Evidence => {
  const factor = toll.to / Math.max(1, toll.from)
  const far = toll.to - toll.from >= FEW && factor >= (toll.grows ? 10 : 3)
  if (far && toll.habitual) return never('toll:killed-apart')
  if (toll.grows && factor <= 4) return { points: 0.5, why: 'toll:killed-grows' }
  if (factor < CLOSE) return { points: toll.to >= MANY ? 1 : 0, why: 'toll:killed-close' }
  return { points: -1, why: 'toll:killed-differs' }
}

const equalPoints = (killed: number): number => {
  if (killed >= MANY) return 2
  return killed >= 2 ? 1.5 : 0.5
}

const isEqual = (a: ClaimCount | undefined, b: ClaimCount | undefined): boolean =>
  a !== undefined && b !== undefined && a.min >= 3 && a.min === b.min && a.max === b.max

const topOf = (count: ClaimCount): number =>
  count.high === Number.POSITIVE_INFINITY ? Math.max(count.min * OPEN_FACTOR, count.min + OPEN_MORE) : count.high
