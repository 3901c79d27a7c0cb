import type { LinkableClaim } from '@blotter/events'
import type { Constraints } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import type { KnownClaims } from './known-claims.ts'
import { incidentsOf, isPlaced, isVague } from './linked-claims.ts'
import { plainNeighbourhood } from './plain-neighbourhood.ts'
import { wideNeighbourhood } from './wide-neighbourhood.ts'

/** What a change of some articles' claims can touch. */
export type Neighbourhood = {
  /** Claims as they are linked now; those of the changed articles too. */
  before: Map<string, LinkedClaim>
  /** The claims to be partitioned: the new ones, and the others of `before`. */
  claims: LinkableClaim[]
  /** Of a claim that knows the country only, the incidents out of reach that it can be: all, or two at least. */
  elsewhere: Map<string, string[]>
  /** How the placed ones of `claims` stand together, where that is known, and some that know the country only. */
  incidents?: LinkableClaim[][]
  /** Ids of those of `claims` whose incident, and whatever else they can be, stays as it is. */
  settled?: ReadonlySet<string>
}

/** Article id → the claims that it makes from now on. */
export type Replaced = ReadonlyMap<string, readonly LinkableClaim[]>

/** New claims, or a person's decision about known ones. */
export type Change = {
  replaced: Replaced
  /** Ids of claims that have to be decided anew. */
  named?: readonly string[]
  /** Claims that no article makes any more, around which has to be decided anew. */
  around?: readonly LinkableClaim[]
  constraints: Constraints
}

/**
 * Everything that new claims can change: the incidents that they plainly join, or else the placed claims that `relation`
 * leads to, whole incidents of them; and beside them the claims that know the country only, as far as one of these
 * incidents matters to them. What is far away or of another kind is not read, and one that can be many incidents anyway
 * costs two.
 */
export const neighbourhoodOf = async (known: KnownClaims, change: Change): Promise<Neighbourhood> =>
  (await plainNeighbourhood(known, change)) ?? (await wideNeighbourhood(known, change))

/** Reads what many changes can touch, in one query for all of them: later questions are answered from memory. */
export const readAhead = async (known: KnownClaims, { replaced }: Pick<Change, 'replaced'>): Promise<void> => {
  await known.ofArticles([...replaced.keys()])
  const fresh = [...replaced.values()].flat()
  const placed = fresh.filter(isPlaced)
  await known.readNear(placed, ['placed', 'vague'])
  const inReach = incidentsOf(await known.related(placed, 'placed'))
  const members = await known.ofIncidents([...inReach])
  await known.readNear(members.map(({ claim }) => claim).filter(isPlaced), ['vague'])
  await known.readPages(fresh.filter(isVague))
}
