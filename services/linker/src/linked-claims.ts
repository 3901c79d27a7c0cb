import type { LinkableClaim } from '@blotter/events'
import { isFollower, linkability } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'

/** Whether a claim can open an incident. */
export const isPlaced = (claim: LinkableClaim): boolean => linkability(claim) === 'linkable'

/** Whether a claim only joins what is there: it knows the country only, or denies. */
export const isVague = isFollower

/** Linked claims by claim id. */
export const byId = (all: readonly LinkedClaim[]): Map<string, LinkedClaim> =>
  new Map(all.map((linked) => [linked.claim.claim.id, linked]))

/** Ids of the incidents that hold them. */
export const incidentsOf = (all: Iterable<LinkedClaim>): Set<string> =>
  new Set([...all].flatMap(({ incidentId }) => incidentId ?? []))

/** Placed claims by the incidents that hold them. */
export const placedIn = (all: Iterable<LinkedClaim>): LinkableClaim[][] => {
  const placed = [...all].filter(({ claim }) => isPlaced(claim))
  return [...Map.groupBy(placed, ({ incidentId }) => incidentId).values()].map((rows) => rows.map(({ claim }) => claim))
}
