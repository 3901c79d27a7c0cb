import type { LinkableClaim } from '@blotter/events'
import type { Group } from './group.ts'
import { byCodeUnit } from './incident-id.ts'
import { successorsOf } from './successors.ts'

/** The part of a change that says which claim stands where, without views and scores. */
export type Move =
  | { kind: 'opened'; incident: string; claim: LinkableClaim }
  | { kind: 'linked'; incident: string; claim: LinkableClaim }
  | { kind: 'unlinked'; incident: string; claim: LinkableClaim; reason: string }
  | Merger
  | { kind: 'split'; incident: string; to: string[]; reason: string }
  | { kind: 'retracted'; incident: string; reason: string }

/** `claims`: all that `incident` held to its end. */
export type Merger = {
  kind: 'merged'
  incident: string
  into: string
  reason: string
  because: string[]
  claims: string[]
}

/** The moves that turn one partition into another, in the order in which they have to be made. */
export const moveGroups = (before: readonly Group[], after: readonly Group[]): Move[] => {
  const sides = sidesOf(before, after)
  const heirs = heirsOf(sides)
  const merged = new Map(sides.before.flatMap(({ id }) => mergeOf(id, sides, heirs)))
  const unlinked = sides.before.flatMap((group) => leaving(group, sides, merged))
  const coming = sides.after.flatMap((group) => arriving(group, sides, merged))
  const mergers = [...merged].map(([id, into]): Move => {
    return {
      kind: 'merged',
      incident: id,
      into,
      reason: heirs.has(id) ? 'An article tells it in other words now.' : 'Their claims are of one incident.',
      because: bridge(id, into, sides),
      claims: claimIdsOf(sides.groupBefore.get(id)),
    }
  })
  const endings = sides.before.flatMap(({ id }) => (merged.has(id) ? [] : endingOf(id, sides, heirs)))
  return [...unlinked, ...coming, ...mergers, ...endings]
}

type Sides = {
  before: Group[]
  after: Group[]
  groupBefore: Map<string, Group>
  groupAfter: Map<string, Group>
  /** Claim id → group id. */
  homeBefore: Map<string, string>
  homeAfter: Map<string, string>
}

const sidesOf = (before: readonly Group[], after: readonly Group[]): Sides => {
  const [a, b] = [sorted(before), sorted(after)]
  return {
    before: a,
    after: b,
    groupBefore: new Map(a.map((group) => [group.id, group])),
    groupAfter: new Map(b.map((group) => [group.id, group])),
    homeBefore: homesOf(a),
    homeAfter: homesOf(b),
  }
}

const sorted = (groups: readonly Group[]): Group[] =>
  groups
    .map(({ id, claims }) => ({ id, claims: [...claims].sort((a, b) => byCodeUnit(a.claim.id, b.claim.id)) }))
    .sort((a, b) => byCodeUnit(a.id, b.id))

const homesOf = (groups: readonly Group[]): Map<string, string> =>
  new Map(groups.flatMap(({ id, claims }) => claims.map(({ claim }) => [claim.id, id])))

/** Id of a group none of whose claims stands any more → where what their articles say in their stead stands, sorted. */
type Heirs = ReadonlyMap<string, readonly string[]>

const heirsOf = ({ before, after, groupAfter, homeBefore, homeAfter }: Sides): Heirs => {
  const gone = before.filter(
    ({ id, claims }) => !groupAfter.has(id) && claims.every(({ claim }) => !homeAfter.has(claim.id)),
  )
  if (gone.length === 0) return new Map()
  const fresh = Map.groupBy(
    after.flatMap(({ claims }) => claims).filter(({ claim }) => !homeBefore.has(claim.id)),
    ({ articleId }) => articleId,
  )
  const left = Map.groupBy(
    before.flatMap(({ claims }) => claims).filter(({ claim }) => !homeAfter.has(claim.id)),
    ({ articleId }) => articleId,
  )
  const successors = new Map(
    [...left].flatMap(([articleId, claims]) => [...successorsOf(claims, fresh.get(articleId) ?? [])]),
  )
  return new Map(
    gone.flatMap(({ id, claims }) => {
      const homes = claims.flatMap(({ claim }) => homeAfter.get(successors.get(claim.id) ?? '') ?? [])
      return homes.length > 0 ? [[id, [...new Set(homes)].sort(byCodeUnit)] as const] : []
    }),
  )
}

/** A group whose id ends, and whose claims, as far as they are still there, all went to one other group. */
const mergeOf = (id: string, sides: Sides, heirs: Heirs): [string, string][] => {
  const [into, ...others] = heirs.get(id) ?? destinationsOf(id, sides)
  return into === undefined || others.length > 0 || sides.groupAfter.has(id) ? [] : [[id, into]]
}

/** The claims that are new in the joint group and so brought it about; without any, those that the merger takes along. */
const bridge = (from: string, into: string, { groupBefore, groupAfter, homeBefore }: Sides): string[] => {
  const fresh = claimIdsOf(groupAfter.get(into)).filter((id) => !homeBefore.has(id))
  return fresh.length > 0 ? fresh : claimIdsOf(groupBefore.get(from))
}

const claimIdsOf = (group: Group | undefined): string[] => group?.claims.map(({ claim }) => claim.id) ?? []

/** Where the claims of a group of `before` are in `after`, sorted; the group itself may be among them. */
const destinationsOf = (id: string, { groupBefore, homeAfter }: Sides): string[] => {
  const homes = groupBefore.get(id)?.claims.map(({ claim }) => homeAfter.get(claim.id)) ?? []
  return [...new Set(homes.filter((home) => home !== undefined))].sort(byCodeUnit)
}

/** Claims that go by themselves; those that a merger takes along are not among them. */
const leaving = ({ id, claims }: Group, sides: Sides, merged: Map<string, string>): Move[] =>
  claims.flatMap((claim): Move[] => {
    const home = sides.homeAfter.get(claim.claim.id)
    if (home === undefined) return [{ kind: 'unlinked', incident: id, claim, reason: 'The claim no longer stands.' }]
    if (home === id || (merged.get(id) === home && !opens(claim, home, sides))) return []
    return [{ kind: 'unlinked', incident: id, claim, reason: 'The claim is of another incident.' }]
  })

const arriving = ({ id, claims }: Group, sides: Sides, merged: Map<string, string>): Move[] =>
  claims.flatMap((claim): Move[] => {
    if (opens(claim, id, sides)) return [{ kind: 'opened', incident: id, claim }]
    const from = sides.homeBefore.get(claim.claim.id)
    const stays = from === id || (from !== undefined && merged.get(from) === id)
    return stays ? [] : [{ kind: 'linked', incident: id, claim }]
  })

/** A new incident opens with its smallest claim, even where that claim was in an incident that merges into it. */
const opens = (claim: LinkableClaim, home: string, { groupBefore, groupAfter }: Sides): boolean =>
  !groupBefore.has(home) && groupAfter.get(home)?.claims[0]?.claim.id === claim.claim.id

const endingOf = (id: string, sides: Sides, heirs: Heirs): Move[] => {
  const to = [...(heirs.get(id) ?? destinationsOf(id, sides))].filter((home) => home !== id)
  const ends = !sides.groupAfter.has(id)
  const parts = ends ? to : to.filter((home) => !sides.groupBefore.has(home))
  if (parts.length > 0)
    return [{ kind: 'split', incident: id, to: parts, reason: 'Its claims are of several incidents.' }]
  return ends ? [{ kind: 'retracted', incident: id, reason: 'None of its claims stands any more.' }] : []
}
