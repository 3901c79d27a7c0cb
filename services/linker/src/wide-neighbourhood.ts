import type { LinkableClaim } from '@blotter/events'
import { type Constraints, partition, relation } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import type { KnownClaims } from './known-claims.ts'
import { byId, isPlaced, isVague } from './linked-claims.ts'
import type { Change, Neighbourhood, Replaced } from './neighbourhood.ts'
import { weigh } from './vague-claims.ts'

/**
 * The placed claims that `relation` leads to from one to the next, whole incidents of them, and beside them the claims
 * that know the country only, as far as one of these incidents matters to them.
 */
export const wideNeighbourhood = async (
  known: KnownClaims,
  { replaced, named = [], around = [], constraints }: Change,
): Promise<Neighbourhood> => {
  const own = [...(await known.ofArticles([...replaced.keys()])), ...(await known.named(named))]
  const fresh = [...replaced.values()].flat()
  const reach = new Map(own.map((linked) => [linked.claim.claim.id, linked]))
  const ids = [...fresh.map(({ claim }) => claim.id), ...named]
  const widen = (from: readonly LinkableClaim[]) => widenReach(known, { reach, from, ids, constraints })
  await widen([...fresh.filter(isPlaced), ...around])
  for (;;) {
    const others = [...reach.values()].map(({ claim }) => claim).filter((claim) => !replaced.has(claim.articleId))
    const now = [...fresh, ...others.filter((claim) => !isVague(claim))]
    const placed = now.filter(isPlaced)
    const vague = await vagueBeside(known, { reach, placed, replaced })
    const { incidents } = partition(placed, { constraints })
    const { missing, taken, elsewhere } = await weigh(known, {
      ...{ reach, incidents, vague, constraints },
      fresh: fresh.filter(isVague),
    })
    if (missing.size === 0) {
      const before = new Map([...reach, ...byId(taken)])
      const claims = [...now, ...taken.map(({ claim }) => claim)]
      return { before, claims, elsewhere, ...(constraints.named.size === 0 ? { incidents } : {}) }
    }
    for (const linked of await known.ofIncidents([...missing])) reach.set(linked.claim.claim.id, linked)
    await widen([])
  }
}

type Widening = {
  reach: Map<string, LinkedClaim>
  from: readonly LinkableClaim[]
  /** Of claims that are to be linked, or that a person decided about. */
  ids: readonly string[]
  constraints: Constraints
}

/** Claims that a person put together with one of these. */
const tiedTo = (ids: readonly string[], { together }: Constraints): string[] => {
  if (together.size === 0) return []
  const ties = new Set(ids.flatMap((id) => together.get(id) ?? []))
  return [...together].filter(([, tie]) => ties.has(tie)).map(([id]) => id)
}

/**
 * Walks `relation` from placed claim to placed claim, also by those that no article makes any more, and takes incidents
 * whole, until nothing new turns up.
 */
const widenReach = async (known: KnownClaims, { reach, from, ids, constraints }: Widening): Promise<void> => {
  const walked = new Set<LinkableClaim>()
  const former = new Set<LinkableClaim>()
  for (let frontier = from; ; ) {
    const names = [...reach.keys(), ...ids, ...[...former].map(({ claim }) => claim.id)]
    const tied = tiedTo(names, constraints)
    for (const linked of await known.named(tied)) reach.set(linked.claim.claim.id, linked)
    const incidents = [...reach.values()].flatMap(({ incidentId }) => incidentId ?? [])
    for (const linked of await known.ofIncidents(incidents)) reach.set(linked.claim.claim.id, linked)
    for (const linked of await known.related(frontier, 'placed')) reach.set(linked.claim.claim.id, linked)
    for (const one of formerBeside(constraints, { claims: frontier, ids: [...names, ...tied] })) former.add(one)
    for (const claim of frontier) walked.add(claim)
    const placed = [...reach.values()].map(({ claim }) => claim).filter(isPlaced)
    frontier = [...placed, ...former].filter((claim) => !walked.has(claim))
    if (frontier.length === 0) return
  }
}

/** Claims that no article makes any more, and that are the same as one of these, or one of them by their id. */
const formerBeside = (
  { former }: Constraints,
  { claims, ids }: { claims: readonly LinkableClaim[]; ids: readonly string[] },
): LinkableClaim[] => {
  if (former.length === 0) return []
  const named = new Set(ids)
  return former.filter((one) => named.has(one.claim.id) || claims.some((claim) => relation(one, claim).same))
}

type Sight = { reach: Map<string, LinkedClaim>; placed: LinkableClaim[]; replaced: Replaced }

/** Claims that know the country only, beside the incidents in reach as they were and as they can become. */
const vagueBeside = async (known: KnownClaims, { reach, placed, replaced }: Sight): Promise<LinkedClaim[]> => {
  const members = [...reach.values()]
  const formerly = members.map(({ claim }) => claim).filter(isPlaced)
  const beside = await known.related([...new Set([...formerly, ...placed])], 'vague')
  const all = new Map([...beside, ...members.filter(({ claim }) => isVague(claim))].map((one) => [one.claim, one]))
  return [...all.values()].filter(({ claim }) => !replaced.has(claim.articleId))
}
