import type { LinkableClaim } from '@blotter/events'
import { attachCountryClaims } from './country-claims.ts'
import { type Constraints, FREE } from './decisions.ts'
import { type Facts, factsOf, requireFacts } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'
import { joinGroups } from './joining.ts'
import { linkability } from './linkability.ts'
import { takeRetracted } from './retractions.ts'

export type Partition = {
  /** Claims sorted by claim id, incidents by their smallest claim id. */
  incidents: LinkableClaim[][]
  /** `undated`, `unplaced`, `country-only` and `denied` (nothing to join), `ambiguous` (more than one to join), `retracted` (by a
   * person); by claim id. */
  held: { claim: LinkableClaim; reason: string }[]
}

/**
 * Which claims are one incident: a function of the set of claims, in whatever order they come, a repeated claim id
 * counting once. Each linkable claim is in exactly one incident, one placed by country only, or a denial, in one or held, and those
 * that are `left` in neither. Two sets of claims that do not relate partition apart, so that a caller may hand in only
 * what a new claim can reach: claims that `searchFor` leads to, again and again until nothing new turns up.
 */
export const partition = (
  claims: readonly LinkableClaim[],
  { elsewhere, constraints = FREE, incidents }: Beyond = {},
): Partition => {
  const placed: Facts[] = []
  const followers: Facts[] = []
  const held: Partition['held'] = []
  const settled = new Set(incidents?.flat())
  for (const claim of distinct(claims)) {
    const kind = linkability(claim)
    const facts = factsOf(claim)
    if (settled.has(claim)) continue
    if (facts !== null) (facts.follows ? followers : placed).push(facts)
    else if (typeof kind === 'object' && 'held' in kind) held.push({ claim, reason: kind.held })
  }
  const { groups, retracted } = incidents
    ? { groups: groupsOf(incidents).map((group) => ({ group, ties: group })), retracted: [] }
    : joined(placed, constraints)
  const standing = followers.filter(({ id }) => !constraints.retracted.has(id))
  const { tied, free } = tiedTo(groups, standing, constraints)
  const outcome = attachCountryClaims(
    groups.map(({ group }) => group),
    free,
    { elsewhere, constraints },
  )
  const whole = outcome.groups.map((group) => [...group, ...(tied.get(group[0]) ?? [])])
  const gone = [...retracted, ...followers.filter((fact) => !standing.includes(fact))]
  const waiting = [...outcome.held, ...gone.map((fact) => ({ fact, reason: 'retracted' }))]
  return {
    incidents: whole.map(sourcesById).sort((a, b) => byCodeUnit(idOf(a[0]), idOf(b[0]))),
    held: [...held, ...waiting.map(({ fact, reason }) => ({ claim: fact.source, reason }))].sort((a, b) =>
      byCodeUnit(idOf(a.claim), idOf(b.claim)),
    ),
  }
}

/** Claims that are one incident; `ties` with those among them that no article makes any more. */
type Joined = { group: Facts[]; ties: Facts[] }

const joined = (placed: readonly Facts[], constraints: Constraints): { groups: Joined[]; retracted: Facts[] } => {
  const ids = new Set(placed.map(({ id }) => id))
  const former = new Set(constraints.former.map(factsOf).filter((fact) => fact !== null && !ids.has(fact.id)))
  const all = former.size === 0 ? placed : [...placed, ...former].filter((fact) => fact !== null).sort(byFactId)
  const { standing, retracted } = takeRetracted(all, constraints)
  const isLiving = (fact: Facts): boolean => !former.has(fact)
  const groups = joinGroups(standing, constraints).map((ties) => ({ group: ties.filter(isLiving), ties }))
  return { groups: groups.filter(({ group }) => group.length > 0), retracted: retracted.filter(isLiving) }
}

const byFactId = (a: Facts, b: Facts): number => byCodeUnit(a.id, b.id)

/** Claims that open no incident, and that a person put together with placed ones: by the first of their group. */
const tiedTo = (
  groups: readonly Joined[],
  followers: readonly Facts[],
  { together }: Constraints,
): { tied: Map<Facts | undefined, Facts[]>; free: Facts[] } => {
  const leaders = new Map<number, Facts>()
  for (const { group, ties } of groups)
    for (const { id } of ties) {
      const tie = together.get(id)
      if (tie !== undefined && group[0]) leaders.set(tie, group[0])
    }
  const leaderOf = ({ id }: Facts): Facts | undefined => leaders.get(together.get(id) ?? -1)
  return {
    tied: Map.groupBy(
      followers.filter((fact) => leaderOf(fact)),
      leaderOf,
    ),
    free: followers.filter((fact) => !leaderOf(fact)),
  }
}

/** What is known of incidents that are not handed in. */
type Beyond = {
  /** How many of them a claim placed by country only can be. */
  elsewhere?: (claimId: string) => number
  /** What persons decided. */
  constraints?: Constraints
  /**
   * How the placed claims among those handed in stand together, where that is known and nobody retracted one; any that
   * know the country only among them stay there.
   */
  incidents?: readonly (readonly LinkableClaim[])[]
}

const groupsOf = (incidents: readonly (readonly LinkableClaim[])[]): Facts[][] =>
  incidents.map((claims) => claims.map(requireFacts).sort((a, b) => byCodeUnit(a.id, b.id)))

/** Sorted by claim id; of two contents under one id, always the same one. */
const distinct = (claims: readonly LinkableClaim[]): LinkableClaim[] => {
  const byId = new Map<string, LinkableClaim>()
  for (const claim of claims) {
    const before = byId.get(claim.claim.id)
    const replaces = before === undefined || (before !== claim && JSON.stringify(claim) < JSON.stringify(before))
    if (replaces) byId.set(claim.claim.id, claim)
  }
  return [...byId.values()].sort((a, b) => byCodeUnit(a.claim.id, b.claim.id))
}

const sourcesById = (group: readonly Facts[]): LinkableClaim[] =>
  group.map(({ source }) => source).sort((a, b) => byCodeUnit(a.claim.id, b.claim.id))

const idOf = (claim: LinkableClaim | undefined): string => claim?.claim.id ?? ''
