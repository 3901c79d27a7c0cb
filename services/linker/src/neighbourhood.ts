import type { LinkableClaim } from '@blotter/events'
import { type Constraints, fitsIncident, linkability, partition } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import type { KnownClaims } from './known-claims.ts'

/** What a change of some articles' claims can touch. */
export type Neighbourhood = {
  /** Claims as they are linked now; those of the changed articles too. */
  before: Map<string, LinkedClaim>
  /** The claims to be partitioned: the new ones, and the others of `before`. */
  claims: LinkableClaim[]
  /** Of a claim that knows the country only, the incidents out of reach that it can be: all, or two at least. */
  elsewhere: Map<string, string[]>
}

/** Article id → the claims that it makes from now on. */
export type Replaced = ReadonlyMap<string, readonly LinkableClaim[]>

/** New claims, or a person's decision about known ones. */
export type Change = {
  replaced: Replaced
  /** Ids of claims that have to be decided anew. */
  named?: readonly string[]
  constraints: Constraints
}

/**
 * Everything that new claims can change: the placed claims that `relation` leads to, whole incidents of them, and beside
 * them the claims that know the country only, as far as one of these incidents matters to them. What is far away or of
 * another kind is not read, and one that can be many incidents anyway costs two.
 */
export const neighbourhoodOf = async (
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
    const { missing, taken, elsewhere } = await weigh(known, {
      ...{ reach, now, vague, constraints },
      fresh: fresh.filter(isVague),
    })
    if (missing.size === 0) {
      const before = new Map([...reach, ...taken.map((linked) => [linked.claim.claim.id, linked] as const)])
      return { before, claims: [...now, ...taken.map(({ claim }) => claim)], elsewhere }
    }
    for (const linked of await known.ofIncidents([...missing])) reach.set(linked.claim.claim.id, linked)
    await widen([])
  }
}

/** Reads what many changes can touch, in one query a hop for all of them: later questions are answered from memory. */
export const readAhead = async (known: KnownClaims, { replaced, named = [], constraints }: Change): Promise<void> => {
  const own = [...(await known.ofArticles([...replaced.keys()])), ...(await known.named(named))]
  const reach = new Map(own.map((linked) => [linked.claim.claim.id, linked]))
  const placed = [...replaced.values()].flat().filter(isPlaced)
  await widenReach(known, { reach, from: placed, constraints })
  await vagueBeside(known, { reach, placed, replaced })
}

const isPlaced = (claim: LinkableClaim): boolean => linkability(claim) === 'linkable'
const isVague = (claim: LinkableClaim): boolean => linkability(claim) === 'country-only'

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

type Weighing = {
  reach: ReadonlyMap<string, LinkedClaim>
  now: readonly LinkableClaim[]
  vague: readonly LinkedClaim[]
  fresh: readonly LinkableClaim[]
  constraints: Constraints
}
type Weighed = { missing: Set<string>; taken: LinkedClaim[]; elsewhere: Map<string, string[]> }

/**
 * Which of the vague claims have to be decided anew, and which incidents out of reach have to be known for it. One that
 * can be but the incident that it is in, or many others, stays as it is.
 */
const weigh = async (known: KnownClaims, { reach, now, vague, fresh, constraints }: Weighing): Promise<Weighed> => {
  const groups = partition(now.filter(isPlaced), { constraints }).incidents
  const incidents = new Set([...reach.values()].flatMap(({ incidentId }) => incidentId ?? []))
  const weighed: Weighed = { missing: new Set(), taken: [], elsewhere: new Map() }
  const rows: { claim: LinkableClaim; linked: LinkedClaim | null }[] = [
    ...vague.map((linked) => ({ claim: linked.claim, linked })),
    ...fresh.map((claim) => ({ claim, linked: null })),
  ]
  for (const { claim, linked } of rows) {
    const inside = groups.filter((members) => fitsIncident(claim, members)).length
    const outside = await fitsOutside(known, { claim, linked, incidents })
    const [only] = outside
    const home = linked?.incidentId ?? null
    if (only !== undefined && outside.length + inside === 1) {
      if (home !== only) weighed.missing.add(only)
      else if (linked !== null) continue
    }
    if (home !== null && !incidents.has(home)) weighed.missing.add(home)
    if (linked !== null) weighed.taken.push(linked)
    weighed.elsewhere.set(claim.claim.id, outside)
  }
  return weighed
}

type Seeker = { claim: LinkableClaim; linked: LinkedClaim | null; incidents: ReadonlySet<string> }

/** Incidents out of reach that a claim can be; what it could be before still holds there, since nothing changed. */
const fitsOutside = async (known: KnownClaims, { claim, linked, incidents }: Seeker): Promise<string[]> => {
  const remembered = linked?.fits.filter((id) => !incidents.has(id)) ?? []
  if (linked !== null && (linked.fits.length < 2 || remembered.length >= 2)) return remembered
  const found: string[] = []
  const seen = new Set(incidents)
  for await (const page of known.pagesNear(claim)) {
    const fresh = [...new Set(page.flatMap(({ incidentId }) => incidentId ?? []))].filter((id) => !seen.has(id))
    for (const id of fresh) seen.add(id)
    const members = Map.groupBy(await known.ofIncidents(fresh), ({ incidentId }) => incidentId)
    for (const [id, rows] of members) {
      const fits =
        id !== null &&
        fitsIncident(
          claim,
          rows.map((row) => row.claim),
        )
      if (fits) found.push(id)
    }
    if (found.length >= ENOUGH) break
  }
  return found
}

/** So many that a few can change before they are counted again. */
const ENOUGH = 4
