import type { LinkableClaim } from '@blotter/events'
import {
  candidateWindow,
  type Group,
  type GroupChange,
  groupChanges,
  incidentIdOf,
  linkability,
  partition,
} from '@blotter/linking'
import type { ClaimWindow, LinkedClaim } from '@blotter/log'
import type { Neighbourhood } from './neighbourhood.ts'

/** What one report does to the partition. */
export type Relinking = {
  changes: GroupChange[]
  /** Claims that wait, with a reason that is new. */
  held: { claim: LinkableClaim; reason: string }[]
  /** Rows of the linker's own table, as they have to stand afterwards. */
  rows: (LinkedClaim & { window: ClaimWindow })[]
  /** Claims that the article no longer makes. */
  gone: string[]
}

/**
 * Partitions a neighbourhood anew with an article's claims in place of its former ones, and says what changed. Pure: the
 * same claims give the same incidents, whatever came first.
 */
export const relink = (
  { open, pinned }: Neighbourhood,
  articleId: string,
  claims: readonly LinkableClaim[],
): Relinking => {
  const others = [...open.values()].filter(({ claim }) => claim.articleId !== articleId)
  const { incidents, held } = partition([...others.map(({ claim }) => claim), ...claims])
  const linkedBefore = [...open.values(), ...pinned.values()]
  const after = incidents.map((members) => withPinned(members, { open, pinned }))
  const changes = groupChanges(groupsOf(linkedBefore), after)
  const incidentOf = new Map(
    after.flatMap(({ id, claims: members }) => members.map((member) => [member.claim.id, id] as const)),
  )
  const reasonOf = new Map(held.map(({ claim, reason }) => [claim.claim.id, reason]))
  const waiting = held.filter(({ claim, reason }) => open.get(claim.claim.id)?.heldReason !== reason)
  const current = new Map(
    [...others.map(({ claim }) => claim), ...claims, ...[...pinned.values()].map(({ claim }) => claim)].map((claim) => [
      claim.claim.id,
      claim,
    ]),
  )
  const rows = [...current.values()]
    .filter((claim) => incidentOf.has(claim.claim.id) || reasonOf.has(claim.claim.id))
    .map((claim) => ({
      claim,
      incidentId: incidentOf.get(claim.claim.id) ?? null,
      heldReason: reasonOf.get(claim.claim.id) ?? null,
      window: windowOf(claim),
    }))
  const gone = [...open.keys()].filter((id) => !incidentOf.has(id) && !reasonOf.has(id))
  return { changes, held: waiting, rows, gone }
}

const groupsOf = (linked: readonly LinkedClaim[]): Group[] => {
  const groups = new Map<string, LinkableClaim[]>()
  for (const { claim, incidentId } of linked) {
    if (incidentId) groups.set(incidentId, [...(groups.get(incidentId) ?? []), claim])
  }
  return [...groups].map(([id, claims]) => ({ id, claims }))
}

/** A pinned claim stays with the incident that it is in: with whichever group now holds that incident's other claims. */
const withPinned = (members: LinkableClaim[], { open, pinned }: Neighbourhood): Group => {
  const former = new Set(members.flatMap(({ claim }) => open.get(claim.id)?.incidentId ?? []))
  const stay = [...pinned.values()]
    .filter(({ incidentId }) => incidentId && former.has(incidentId))
    .map(({ claim }) => claim)
  const claims = [...members, ...stay]
  return { id: incidentIdOf(claims), claims }
}

const windowOf = (claim: LinkableClaim): ClaimWindow => {
  const kind = linkability(claim)
  return kind === 'linkable' || kind === 'country-only' ? candidateWindow(claim) : null
}
