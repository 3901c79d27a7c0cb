import type { LinkableClaim } from '@blotter/events'
import {
  type Constraints,
  fitsIncident,
  type Group,
  type GroupChange,
  groupChanges,
  incidentIdOf,
  isFollower,
  partition,
} from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import type { Neighbourhood } from './neighbourhood.ts'

/** What one report does to the partition. */
export type Relinking = {
  changes: GroupChange[]
  /** Claims that wait, with a reason that is new, and incidents that they can be. */
  held: { claim: LinkableClaim; reason: string; fits: string[] }[]
  /** What the linker has to remember of the claims from here on. */
  linked: LinkedClaim[]
  /** Claims that the article no longer makes. */
  gone: string[]
}

/**
 * Partitions a neighbourhood anew and says what changed. Pure: the same claims give the same incidents, whatever came
 * first.
 */
export const relink = (
  { before, claims, elsewhere, incidents: known, settled }: Neighbourhood,
  constraints: Constraints,
): Relinking => {
  const { incidents, held } = partition(claims, {
    elsewhere: (id) => elsewhere.get(id)?.length ?? 0,
    constraints,
    ...(known ? { incidents: known } : {}),
  })
  const after = incidents.map((members): Group => ({ id: incidentIdOf(members), claims: members }))
  const fitsOf = (claim: LinkableClaim): string[] => {
    const { id } = claim.claim
    if (settled?.has(id)) return before.get(id)?.fits ?? []
    if (!isFollower(claim)) return []
    const inside = after.filter(({ claims: members }) => fitsIncident(claim, members, constraints))
    return [...inside.map((incident) => incident.id), ...(elsewhere.get(id) ?? [])]
  }
  const linked = [
    ...after.flatMap(({ id, claims: members }) =>
      members.map((claim) => ({ claim, incidentId: id, heldReason: null, fits: fitsOf(claim) })),
    ),
    ...held.map(({ claim, reason }) => ({ claim, incidentId: null, heldReason: reason, fits: fitsOf(claim) })),
  ]
  const kept = new Set(linked.map(({ claim }) => claim.claim.id))
  return {
    changes: groupChanges(groupsOf(before.values()), after),
    held: held
      .filter(({ claim, reason }) => before.get(claim.claim.id)?.heldReason !== reason)
      .map((waiting) => ({ ...waiting, fits: fitsOf(waiting.claim) })),
    linked: linked.filter((now) => !isUnchanged(before.get(now.claim.claim.id), now)),
    gone: [...before.keys()].filter((id) => !kept.has(id)),
  }
}

const groupsOf = (linked: Iterable<LinkedClaim>): Group[] => {
  const groups = new Map<string, LinkableClaim[]>()
  for (const { claim, incidentId } of linked) {
    if (incidentId === null) continue
    const members = groups.get(incidentId) ?? []
    members.push(claim)
    groups.set(incidentId, members)
  }
  return [...groups].map(([id, claims]) => ({ id, claims }))
}

/** The claim is the same object where nobody reported it anew. */
const isUnchanged = (before: LinkedClaim | undefined, now: LinkedClaim): boolean =>
  before?.claim === now.claim &&
  before.incidentId === now.incidentId &&
  before.heldReason === now.heldReason &&
  before.fits.join() === now.fits.join()
