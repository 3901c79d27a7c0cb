import { isDeepStrictEqual } from 'node:util'
import type { Candidate, IncidentView, LinkableClaim } from '@blotter/events'
import { type Facts, factsOf } from './facts.ts'
import type { Group } from './group.ts'
import { type Merger, type Move, moveGroups } from './group-moves.ts'
import { byCodeUnit } from './incident-id.ts'
import { NAMED } from './nearest.ts'
import { relate } from './relation.ts'
import { viewOf } from './view.ts'

type FieldChange = { field: string; from: unknown; to: unknown }

/**
 * One difference between two partitions. `incident` is the stream that the event goes to; `claim` comes whole, so that
 * the caller can make its reference. An `opened` incident has the `view` that its first claim alone gives; what further
 * claims make of it is `revised`, whose `because` names the claims that came or went. One that goes on under a new id
 * opens with its whole view, and is revised by what it was under the old one.
 */
export type GroupChange =
  | { kind: 'opened'; incident: string; claim: LinkableClaim; view: IncidentView; why: string[] }
  | { kind: 'linked'; incident: string; claim: LinkableClaim; candidates: Candidate[]; why: string[] }
  | { kind: 'unlinked'; incident: string; claim: LinkableClaim; reason: string }
  /** All claims that `incident` still holds belong to `into` from here on. */
  | Merger
  /** Claims left `incident` for incidents that had not been there, or it ended in several; the moves stand apart. */
  | { kind: 'split'; incident: string; to: string[]; reason: string }
  | { kind: 'retracted'; incident: string; reason: string }
  | { kind: 'revised'; incident: string; view: IncidentView; changes: FieldChange[]; because: string[] }

/**
 * What has to be said for `before` to become `after`: an empty list when they are equal, the same list whatever the
 * order of groups and claims. To be appended in the order given: claims leave, incidents open, claims come, merges,
 * splits, retractions, views. Every claim stands in one group of a side at most; ids of groups are unique on each side.
 * A claim that came back under its id with other content moves nowhere: it shows in what is `revised`.
 */
export const groupChanges = (before: readonly Group[], after: readonly Group[]): GroupChange[] => {
  const moves = moveGroups(before, after)
  const former = formerOf(before, moves)
  const sides = { former, factsAfter: factsByGroup(after), after: claimsById(after) }
  return [...moves.map((move) => changeOf(move, sides)), ...revisions(after, { moves, former })]
}

/** Group id → the claims that it had before; of one that opens, those of the largest group that goes on in it. */
type Claims = Map<string, readonly LinkableClaim[]>

const formerOf = (before: readonly Group[], moves: readonly Move[]): Claims => {
  const claims = claimsById(before)
  const former: Claims = new Map(claims)
  for (const move of moves) {
    if (move.kind !== 'merged' || claims.has(move.into)) continue
    const [known = [], other = []] = [former.get(move.into), claims.get(move.incident)]
    if (other.length > known.length) former.set(move.into, other)
  }
  return former
}

const claimsById = (groups: readonly Group[]): Claims => new Map(groups.map(({ id, claims }) => [id, claims]))

type Sides = { former: Claims; factsAfter: ReadonlyMap<string, Facts[]>; after: Claims }

const changeOf = (move: Move, { former, factsAfter, after }: Sides): GroupChange => {
  if (move.kind === 'opened') {
    const goesOn = former.has(move.incident)
    const view = viewOf(goesOn ? (after.get(move.incident) ?? []) : [move.claim])
    return { ...move, view, why: [goesOn ? 'smaller-claim-id' : 'first-claim'] }
  }
  if (move.kind !== 'linked') return move
  const candidates = candidatesOf(move.claim, factsAfter.get(move.incident) ?? [])
  return { ...move, candidates, why: candidates[0]?.why ?? [] }
}

const factsByGroup = (groups: readonly Group[]): Map<string, Facts[]> =>
  new Map(groups.map(({ id, claims }) => [id, claims.map((claim) => factsOf(claim)).filter((facts) => facts !== null)]))

const candidatesOf = (claim: LinkableClaim, members: readonly Facts[]): Candidate[] => {
  const facts = factsOf(claim)
  if (facts === null) return []
  return members
    .filter(({ id }) => id !== facts.id)
    .map((member) => ({ claimId: member.id, ...relate(facts, member) }))
    .filter(({ same }) => same)
    .sort((a, b) => b.score - a.score || byCodeUnit(a.claimId, b.claimId))
    .slice(0, NAMED)
    .map(({ claimId, score, why }) => ({ claimId, score, why }))
}

const revisions = (
  after: readonly Group[],
  { moves, former }: { moves: readonly Move[]; former: Claims },
): GroupChange[] => {
  const opened = new Map(moves.flatMap((move) => (move.kind === 'opened' ? [[move.incident, [move.claim]]] : [])))
  return [...after]
    .sort((a, b) => byCodeUnit(a.id, b.id))
    .flatMap(({ id, claims }) => {
      const known = former.get(id) ?? opened.get(id) ?? []
      const because = differenceOf(known, claims)
      if (because.length === 0) return []
      const view = viewOf(claims)
      const changes = known.length === 0 ? [] : fieldChanges(viewOf(known), view)
      return changes.length === 0 ? [] : [{ kind: 'revised' as const, incident: id, view, changes, because }]
    })
}

/** Fields in which two views differ, whatever the order in which a database gives their keys back. */
export const fieldChanges = (from: IncidentView, to: IncidentView): FieldChange[] => {
  const [old, now] = [fieldsOf(from), fieldsOf(to)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => !isSame(old.get(field), now.get(field)))
    .map((field) => ({ field, from: old.get(field) ?? null, to: now.get(field) ?? null }))
}

const isSame = (a: unknown, b: unknown): boolean => {
  const [old, now] = [JSON.stringify(a), JSON.stringify(b)]
  return old === now || (old !== undefined && now !== undefined && isDeepStrictEqual(JSON.parse(old), JSON.parse(now)))
}

/** `type`, `when`, `where`, a field such as `toll.killed` for each kind of casualty, and the confidence with its reasons. */
const fieldsOf = ({ toll, confidence, ...view }: IncidentView): Map<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries(view),
    ...Object.entries(toll).map(([kind, entry]): [string, unknown] => [`toll.${kind}`, entry]),
    ['confidence', confidence],
  ])

/** Ids of the claims on one side only; a claim whose content changed counts as such. */
const differenceOf = (a: readonly LinkableClaim[], b: readonly LinkableClaim[]): string[] => {
  const [old, now] = [byId(a), byId(b)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => differs(old.get(id), now.get(id))).sort(byCodeUnit)
}

const byId = (claims: readonly LinkableClaim[]): Map<string, LinkableClaim> =>
  new Map(claims.map((claim) => [claim.claim.id, claim]))

/** A claim that nobody reported anew is mostly the same object. */
const differs = (a: LinkableClaim | undefined, b: LinkableClaim | undefined): boolean =>
  a !== b && (a === undefined || b === undefined || JSON.stringify(a) !== JSON.stringify(b))
