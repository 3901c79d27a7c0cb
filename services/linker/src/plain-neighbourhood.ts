import type { LinkableClaim } from '@blotter/events'
import { addClaims, type Constraints, relation } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import type { KnownClaims } from './known-claims.ts'
import { byId, incidentsOf, isPlaced, isVague, placedIn } from './linked-claims.ts'
import type { Change, Neighbourhood } from './neighbourhood.ts'
import { areSettled, settledNeighbourhood } from './settled-neighbourhood.ts'
import { weigh } from './vague-claims.ts'

/**
 * What new articles' claims change where each of them plainly joins an incident, or none (`addClaims`): then what else is
 * around does not matter, however much that is. null where it has to be weighed, or persons had a say.
 */
export const plainNeighbourhood = async (
  known: KnownClaims,
  { replaced, named = [], around = [], constraints }: Change,
): Promise<Neighbourhood | null> => {
  const fresh = [...replaced.values()].flat()
  const placed = fresh.filter(isPlaced)
  if (named.length + around.length > 0 || new Set(fresh.map(({ claim }) => claim.id)).size < fresh.length) return null
  if ((await known.ofArticles([...replaced.keys()])).length > 0) return null
  const related = await known.related(placed, 'placed')
  if (related.some(({ incidentId }) => incidentId === null)) return null
  const reach = byId(await known.ofIncidents([...incidentsOf(related)]))
  const incidents = addClaims(placedIn(reach.values()), placed)
  if (incidents === null) return null
  for (;;) {
    const vague = await vagueOf(known, { reach, placed })
    const ids = [...reach.keys(), ...[...fresh, ...vague.map(({ claim }) => claim)].map(({ claim }) => claim.id)]
    if (ids.some((id) => constraints.named.has(id)) || isNearFormer(reach.values(), placed, constraints)) return null
    if (fresh.every((claim) => !isVague(claim)) && areSettled(vague, { reach, incidents, placed }))
      return settledNeighbourhood({ reach, incidents, fresh })
    const { missing, taken, elsewhere } = await weigh(known, {
      ...{ reach, incidents, vague, constraints },
      fresh: fresh.filter(isVague),
    })
    if (missing.size === 0) {
      const claims = [...fresh.filter((claim) => !isPlaced(claim)), ...incidents.flat()]
      return {
        before: new Map([...reach, ...byId(taken)]),
        claims: [...claims, ...taken.map(({ claim }) => claim)],
        elsewhere,
        incidents,
      }
    }
    const others = await known.ofIncidents([...missing])
    for (const linked of others) reach.set(linked.claim.claim.id, linked)
    incidents.push(...placedIn(others))
  }
}

/** Whether a claim that no article makes any more, and persons decided about, is the same as one of these. */
const isNearFormer = (
  members: Iterable<LinkedClaim>,
  placed: readonly LinkableClaim[],
  { former }: Constraints,
): boolean => {
  if (former.length === 0) return false
  const claims = [...placed, ...[...members].map(({ claim }) => claim).filter(isPlaced)]
  return former.some((one) => claims.some((claim) => relation(one, claim).same))
}

/** Claims that know the country only: those that are or can be one of the incidents in reach, or what is new. */
const vagueOf = async (
  known: KnownClaims,
  { reach, placed }: { reach: ReadonlyMap<string, LinkedClaim>; placed: LinkableClaim[] },
): Promise<LinkedClaim[]> => {
  const members = [...reach.values()]
  const inReach = incidentsOf(members)
  const around = await known.near([...members.map(({ claim }) => claim).filter(isPlaced), ...placed], 'vague')
  const touched = around.filter(
    ({ incidentId, fits }) => (incidentId !== null && inReach.has(incidentId)) || fits.some((id) => inReach.has(id)),
  )
  const own = members.filter(({ claim }) => isVague(claim))
  return [...new Set([...touched, ...(await known.related(placed, 'vague')), ...own])]
}
