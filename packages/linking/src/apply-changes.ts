import type { LinkableClaim } from '@blotter/events'
import type { Group } from './group.ts'
import type { GroupChange } from './group-changes.ts'
import { byCodeUnit } from './incident-id.ts'

/**
 * The groups after the changes: what a reader of the events has to do with them. Groups by id, claims by claim id;
 * a group without claims is gone. `split`, `retracted` and `revised` move no claim.
 */
export const applyChanges = (before: readonly Group[], changes: readonly GroupChange[]): Group[] => {
  const groups = new Map(before.map(({ id, claims }) => [id, new Map(claims.map((claim) => [claim.claim.id, claim]))]))
  for (const change of changes) apply(groups, change)
  return [...groups]
    .map(([id, claims]) => ({ id, claims: [...claims.values()].sort((a, b) => byCodeUnit(a.claim.id, b.claim.id)) }))
    .filter(({ claims }) => claims.length > 0)
    .sort((a, b) => byCodeUnit(a.id, b.id))
}

type Claims = Map<string, LinkableClaim>

const apply = (groups: Map<string, Claims>, change: GroupChange): void => {
  const claims = groups.get(change.incident) ?? new Map()
  groups.set(change.incident, claims)
  if (change.kind === 'opened' || change.kind === 'linked') claims.set(change.claim.claim.id, change.claim)
  if (change.kind === 'unlinked') claims.delete(change.claim.claim.id)
  if (change.kind === 'merged') {
    groups.set(change.into, new Map([...(groups.get(change.into) ?? []), ...claims]))
    groups.delete(change.incident)
  }
}
