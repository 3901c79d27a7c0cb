import type { LinkableClaim } from '@blotter/events'
import { relation } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import { isPlaced, isVague } from './linked-claims.ts'
import type { Neighbourhood } from './neighbourhood.ts'

type Addition = {
  reach: ReadonlyMap<string, LinkedClaim>
  incidents: readonly LinkableClaim[][]
  placed: LinkableClaim[]
}

/**
 * Whether claims that know the country only stay where they are, when placed ones were added to incidents: each may
 * stand with all that is new, and is new to none of the incidents. One that lost its incident to another claim may win
 * it now.
 */
export const areSettled = (vague: readonly LinkedClaim[], { reach, incidents, placed }: Addition): boolean => {
  if (vague.length === 0) return true
  const renamed = incidents.some(
    (claims) => claims.some(({ claim }) => reach.has(claim.id)) && incidentBefore(claims, reach) === null,
  )
  if (renamed) return false
  const homes = placed.map((claim) => incidentBefore(incidents.find((claims) => claims.includes(claim)) ?? [], reach))
  return vague.every(({ claim, incidentId, fits }) => {
    if (incidentId === null && fits.length < 2) return false
    return placed.every((fresh, at) => {
      const { never, same } = relation(claim, fresh)
      const home = homes[at] ?? null
      return !never && (!same || fits.length >= 2 || incidentId === home || (home !== null && fits.includes(home)))
    })
  })
}

/** The incident that these claims were, if it keeps its id. */
const incidentBefore = (claims: readonly LinkableClaim[], reach: ReadonlyMap<string, LinkedClaim>): string | null => {
  const [first] = claims
  const smallest = claims.reduce((least, { claim: { id } }) => (id < least ? id : least), first?.claim.id ?? '')
  return reach.get(smallest)?.incidentId ?? null
}

/** Incidents with claims added, beside which nothing else changes. */
export const settledNeighbourhood = ({ reach, incidents, fresh }: Settled): Neighbourhood => {
  const vague = [...reach.values()].filter(({ claim }) => isVague(claim))
  const whole = incidents.map((claims) => {
    const home = incidentBefore(claims, reach)
    return [...claims, ...vague.flatMap(({ claim, incidentId }) => (incidentId === home ? claim : []))]
  })
  const claims = [...fresh.filter((claim) => !isPlaced(claim)), ...whole.flat()]
  const settled = new Set(vague.map(({ claim }) => claim.claim.id))
  return { before: new Map(reach), claims, elsewhere: new Map(), incidents: whole, settled }
}

type Settled = Pick<Addition, 'reach' | 'incidents'> & { fresh: readonly LinkableClaim[] }
