import type { LinkableClaim } from '@blotter/events'
import { attachCountryClaims } from './country-claims.ts'
import { type Facts, factsOf } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'
import { joinGroups } from './joining.ts'
import { linkability } from './linkability.ts'

export type Partition = {
  /** Claims sorted by claim id, incidents by their smallest claim id. */
  incidents: LinkableClaim[][]
  /** `undated`, `unplaced`, `country-only` (nothing to join), `ambiguous` (more than one to join); by claim id. */
  held: { claim: LinkableClaim; reason: string }[]
}

/**
 * Which claims are one incident: a function of the set of claims, in whatever order they come, a repeated claim id
 * counting once. Each linkable claim is in exactly one incident, one placed by country only in one or held, and those
 * that are `left` in neither. Two sets of claims that do not relate partition apart, so that a caller may hand in only
 * what a new claim can reach: claims that `searchFor` leads to, again and again until nothing new turns up.
 */
export const partition = (claims: readonly LinkableClaim[], { elsewhere }: Beyond = {}): Partition => {
  const placed: Facts[] = []
  const countryOnly: Facts[] = []
  const held: Partition['held'] = []
  for (const claim of distinct(claims)) {
    const kind = linkability(claim)
    const facts = factsOf(claim)
    if (facts !== null) (facts.countryOnly ? countryOnly : placed).push(facts)
    else if (typeof kind === 'object' && 'held' in kind) held.push({ claim, reason: kind.held })
  }
  const outcome = attachCountryClaims(joinGroups(placed), countryOnly, elsewhere)
  const waiting = outcome.held.map(({ fact, reason }) => ({ claim: fact.source, reason }))
  return {
    incidents: outcome.groups.map(sourcesById).sort((a, b) => byCodeUnit(idOf(a[0]), idOf(b[0]))),
    held: [...held, ...waiting].sort((a, b) => byCodeUnit(idOf(a.claim), idOf(b.claim))),
  }
}

/** What is known of incidents that are not handed in. */
type Beyond = {
  /** How many of them a claim placed by country only can be. */
  elsewhere?: (claimId: string) => number
}

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
