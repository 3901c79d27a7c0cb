import type { LinkableClaim } from '@blotter/events'
import { type Constraints, partition } from '@blotter/linking'
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
  { replaced, named = [], constraints }: Change,
): Promise<Neighbourhood> => {
  const own = [...(await known.ofArticles([...replaced.keys()])), ...(await known.named(named))]
  const fresh = [...replaced.values()].flat()
  const reach = new Map(own.map((linked) => [linked.claim.claim.id, linked]))
  const widen = (from: LinkableClaim[]) => widenReach(known, { reach, from, constraints })
  await widen(fresh.filter(isPlaced))
  for (;;) {
    const others = [...reach.values()].map(({ claim }) => claim).filter((claim) => !replaced.has(claim.articleId))
    const now = [...fresh, ...others.filter(isPlaced)]
    const vague = await vagueBeside(known, { reach, placed: now.filter(isPlaced), replaced })
    const { incidents } = partition(now.filter(isPlaced), { constraints })
    const { missing, taken, elsewhere } = await weigh(known, { reach, incidents, vague, fresh: fresh.filter(isVague) })
    if (missing.size === 0) {
      const before = new Map([...reach, ...byId(taken)])
      const claims = [...now, ...taken.map(({ claim }) => claim)]
      return { before, claims, elsewhere, ...(constraints.named.size === 0 ? { incidents } : {}) }
    }
    for (const linked of await known.ofIncidents([...missing])) reach.set(linked.claim.claim.id, linked)
    await widen([])
  }
}

type Widening = { reach: Map<string, LinkedClaim>; from: LinkableClaim[]; constraints: Constraints }

/** Claims that a person put together with one of these. */
const tiedTo = (ids: readonly string[], { together }: Constraints): string[] => {
  if (together.size === 0) return []
  const ties = new Set(ids.flatMap((id) => together.get(id) ?? []))
  return [...together].filter(([, tie]) => ties.has(tie)).map(([id]) => id)
}

/** Walks `relation` from placed claim to placed claim, and takes incidents whole, until nothing new turns up. */
const widenReach = async (known: KnownClaims, { reach, from, constraints }: Widening): Promise<void> => {
  const walked = new Set<LinkableClaim>()
  for (let frontier = from; ; ) {
    const ids = [...reach.keys(), ...from.map(({ claim }) => claim.id)]
    for (const linked of await known.named(tiedTo(ids, constraints))) reach.set(linked.claim.claim.id, linked)
    const incidents = [...reach.values()].flatMap(({ incidentId }) => incidentId ?? [])
    for (const linked of await known.ofIncidents(incidents)) reach.set(linked.claim.claim.id, linked)
    for (const linked of await known.related(frontier, 'placed')) reach.set(linked.claim.claim.id, linked)
    for (const claim of frontier) walked.add(claim)
    frontier = [...reach.values()].map(({ claim }) => claim).filter((claim) => isPlaced(claim) && !walked.has(claim))
    if (frontier.length === 0) return
  }
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
