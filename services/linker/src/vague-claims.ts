import type { LinkableClaim } from '@blotter/events'
import { type Constraints, fitsIncident, relation } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'
import type { KnownClaims } from './known-claims.ts'
import { incidentsOf } from './linked-claims.ts'

type Weighing = {
  reach: ReadonlyMap<string, LinkedClaim>
  /** Of placed claims, as they become. */
  incidents: readonly LinkableClaim[][]
  vague: readonly LinkedClaim[]
  fresh: readonly LinkableClaim[]
  constraints: Constraints
}
export type Weighed = { missing: Set<string>; taken: LinkedClaim[]; elsewhere: Map<string, string[]> }

/**
 * Which of the vague claims have to be decided anew, and which incidents out of reach have to be known for it. One that
 * can be but the incident that it is in, or many others, stays as it is, unless a person put it with others.
 */
export const weigh = async (
  known: KnownClaims,
  { reach, incidents, vague, fresh, constraints }: Weighing,
): Promise<Weighed> => {
  const inReach = incidentsOf(reach.values())
  const weighed: Weighed = { missing: new Set(), taken: [], elsewhere: new Map() }
  const rows: { claim: LinkableClaim; linked: LinkedClaim | null }[] = [
    ...vague.map((linked) => ({ claim: linked.claim, linked })),
    ...fresh.map((claim) => ({ claim, linked: null })),
  ]
  for (const { claim, linked } of rows) {
    const inside = incidents.filter((members) => fitsIncident(claim, members, constraints)).length
    const outside = await fitsOutside(known, { claim, linked, inReach, constraints })
    const [only] = outside
    const home = linked?.incidentId ?? null
    if (only !== undefined && outside.length + inside === 1) {
      if (home !== only) weighed.missing.add(only)
      else if (linked !== null && !constraints.together.has(claim.claim.id)) continue
    }
    if (home !== null && !inReach.has(home)) weighed.missing.add(home)
    if (linked !== null) weighed.taken.push(linked)
    weighed.elsewhere.set(claim.claim.id, outside)
  }
  return weighed
}

type Seeker = {
  claim: LinkableClaim
  linked: LinkedClaim | null
  inReach: ReadonlySet<string>
  constraints: Constraints
}

/** Incidents out of reach that a claim can be; what it could be before still holds there, since nothing changed. */
const fitsOutside = async (known: KnownClaims, { claim, linked, inReach, constraints }: Seeker): Promise<string[]> => {
  const remembered = linked?.fits.filter((id) => !inReach.has(id)) ?? []
  if (linked !== null && (linked.fits.length < 2 || remembered.length >= 2)) return remembered
  const found: string[] = []
  const seen = new Set(inReach)
  for await (const page of known.pagesNear(claim)) {
    const fresh = [...incidentsOf(page.filter((other) => relation(claim, other.claim).same))].filter(
      (id) => !seen.has(id),
    )
    for (const id of fresh) seen.add(id)
    const members = Map.groupBy(await known.ofIncidents(fresh), ({ incidentId }) => incidentId)
    for (const [id, rows] of members) {
      const claims = rows.map((row) => row.claim)
      if (id !== null && fitsIncident(claim, claims, constraints)) found.push(id)
    }
    if (found.length >= ENOUGH) break
  }
  return found
}

/** So many that a few can change before they are counted again. */
const ENOUGH = 4
