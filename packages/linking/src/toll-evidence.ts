import { casualtyKinds } from '@blotter/events'
import type { ClaimCount } from './claim-count.ts'
import { type Evidence, never } from './evidence.ts'
import type { Facts } from './facts.ts'

/** What a claim counts, how it came to that, and when it was published (ms since 1970, -Infinity: unknown). */
export type DatedCounts = Pick<Facts, 'counts' | 'killed' | 'move' | 'at'>

/** What is known of the pair: incidents of its kind come day after day, or several a day in a city; it names two days. */
export type Setting = { habitual: boolean; frequent: boolean; otherDay: boolean }

/** Tolls that are factors apart where incidents are many: two incidents, unless a third report says that one was replaced. */
export const KILLED_APART = 'toll:killed-apart'

/** An open count ("at least 9") is taken to reach four times its figure, and ten more people at least. */
const OPEN_FACTOR = 4
const OPEN_MORE = 10
/** Figures that differ by less than this factor are of one size; so many dead are rare enough for that to tell. */
const CLOSE = 1.5
const MANY = 10
/** Between figures that differ by fewer people than this, a factor says nothing. */
const FEW = 5

/** From this factor on a fire is another fire of the city. */
const FAR = 10

/**
 * Whether two tolls can follow from each other. Equal tolls speak for one incident, the larger the more; a toll grows
 * with time, and is corrected down by little, unless the words say from what it moved. Where incidents come day after
 * day, tolls that are factors apart are two incidents, and of those that name two days small equal tolls say little.
 */
export const tollEvidence = (a: DatedCounts, b: DatedCounts, setting: Setting): Evidence[] => {
  const killed = killedEvidence(a, b, setting)
  const others = casualtyKinds.filter((kind) => kind !== 'killed' && isEqual(a.counts.get(kind), b.counts.get(kind)))
  const equal = others.slice(0, 2).map((kind): Evidence => ({ points: 0.5, why: `toll:${kind}-equal` }))
  const groups = setting.habitual && areOthers(a, b) ? [{ points: -1, why: 'toll:groups-differ' }] : []
  return [...(killed === null ? [] : [killed]), ...equal, ...groups]
}

/** Whether the toll of one takes the place of the other's by its own words. */
export const replaces = (a: Pick<DatedCounts, 'move'>, b: Pick<DatedCounts, 'counts'>): boolean => {
  const [before, killed] = [a.move.replaces, b.counts.get('killed')]
  return before !== null && killed !== undefined && killed.min === before.min
}

const killedEvidence = (a: DatedCounts, b: DatedCounts, setting: Setting): Evidence | null => {
  const [x, y] = [a.counts.get('killed'), b.counts.get('killed')]
  if (x === undefined || y === undefined) return null
  if (replaces(a, b) || replaces(b, a)) return { points: 2, why: 'toll:killed-replaced' }
  if (isSame(x, y)) return { points: equalPoints(x.min, setting), why: 'toll:killed-equal' }
  if (x.low <= topOf(y) && y.low <= topOf(x)) return { points: 0.5, why: 'toll:killed-fits' }
  const [less, more] = x.low < y.low ? [a, b] : [b, a]
  const [from, to] = x.low < y.low ? [topOf(x), y.low] : [topOf(y), x.low]
  const corrected = less.move.corrected && less.at >= more.at
  const exact = x.exact && y.exact
  return differing({ from, to, grows: less.at < more.at, corrected, exact, ...setting })
}

/** "Seven" and "seven", or "at least seven" twice; not "dozens" twice. */
const isSame = (x: ClaimCount, y: ClaimCount): boolean =>
  x.min === y.min && x.max === y.max && x.low === x.min && y.low === y.min

type Difference = Setting & { from: number; to: number; grows: boolean; corrected: boolean; exact: boolean }

const differing = ({ from, to, grows, corrected, exact, habitual, frequent }: Difference): Evidence => {
  const factor = to / Math.max(1, from)
  const far = to - from >= FEW
  if (corrected) return { points: 0, why: 'toll:killed-corrected' }
  if (far && habitual && factor >= (grows ? FAR : 3)) return never(KILLED_APART)
  if (far && frequent && exact && factor >= FAR) return never(KILLED_APART)
  if (grows && factor <= 4) return { points: 0.5, why: 'toll:killed-grows' }
  if (factor < CLOSE) return { points: to >= MANY ? 1 : 0, why: 'toll:killed-close' }
  return { points: -1, why: 'toll:killed-differs' }
}

/** Two soldiers and two policemen. */
const areOthers = (a: DatedCounts, b: DatedCounts): boolean =>
  a.killed.size > 0 && b.killed.size > 0 && a.killed.isDisjointFrom(b.killed)

const equalPoints = (killed: number, { otherDay }: Setting): number => {
  if (killed >= MANY) return 2
  return killed >= 2 && !otherDay ? 1.5 : 0.5
}

const isEqual = (a: ClaimCount | undefined, b: ClaimCount | undefined): boolean =>
  a !== undefined && b !== undefined && a.min >= 3 && a.min === b.min && a.max === b.max

const topOf = (count: ClaimCount): number =>
  count.high === Number.POSITIVE_INFINITY ? Math.max(count.min * OPEN_FACTOR, count.min + OPEN_MORE) : count.high
