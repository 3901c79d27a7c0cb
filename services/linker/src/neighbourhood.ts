import type { LinkableClaim } from '@blotter/events'
import { candidateWindow, linkability, relation } from '@blotter/linking'
import {
  claimsNear,
  claimsOfArticle,
  claimsOfIncidents,
  type Database,
  type LinkedClaim,
  type Transaction,
} from '@blotter/log'

/** What a new report can touch. */
export type Neighbourhood = {
  /** Claims whose place in the partition is decided anew, as they are linked now; those of the report's own article too. */
  open: Map<string, LinkedClaim>
  /** Country-level claims inside the incidents of `open` that the report does not relate to: they stay where they are. */
  pinned: Map<string, LinkedClaim>
}

type Reader = Database | Transaction

/**
 * Everything that the claims of one article can reach through `relation`: the placed claims as a closed component, and
 * the country-level claims beside it with all the incidents that compete for them. Other days and towns of a busy
 * country are not read.
 */
export const neighbourhoodOf = async (
  on: Reader,
  articleId: string,
  claims: readonly LinkableClaim[],
): Promise<Neighbourhood> => {
  const own = await claimsOfArticle(on, articleId)
  const ids = own.flatMap(({ incidentId }) => incidentId ?? [])
  const former = await claimsOfIncidents(on, ids)
  const open = new Map([...own, ...former].map((linked) => [linked.claim.claim.id, linked]))
  const placed = await closure(on, open, [...claims, ...former.map(({ claim }) => claim)].filter(isPlaced))
  const vague = await related(on, [...placed, ...claims.filter(isVague)], isVague)
  for (const linked of vague) open.set(linked.claim.claim.id, linked)
  const rivals = await related(on, [...vague.map(({ claim }) => claim), ...claims.filter(isVague)], isPlaced)
  for (const linked of rivals) open.set(linked.claim.claim.id, linked)
  await closure(
    on,
    open,
    rivals.map(({ claim }) => claim),
  )
  return { open, pinned: await pinnedBeside(on, open) }
}

const isPlaced = (claim: LinkableClaim): boolean => linkability(claim) === 'linkable'
const isVague = (claim: LinkableClaim): boolean => linkability(claim) === 'country-only'

/** Walks `relation` from placed claim to placed claim; what is found goes into `open`. */
const closure = async (on: Reader, open: Map<string, LinkedClaim>, from: LinkableClaim[]): Promise<LinkableClaim[]> => {
  const walked = new Map(from.map((claim) => [claim.claim.id, claim]))
  for (let frontier = from; frontier.length; ) {
    const found = (await related(on, frontier, isPlaced)).filter(({ claim }) => !walked.has(claim.claim.id))
    for (const linked of found) {
      open.set(linked.claim.claim.id, linked)
      walked.set(linked.claim.claim.id, linked.claim)
    }
    frontier = found.map(({ claim }) => claim)
  }
  return [...walked.values()]
}

const related = async (
  on: Reader,
  claims: readonly LinkableClaim[],
  wanted: (claim: LinkableClaim) => boolean,
): Promise<LinkedClaim[]> => {
  const found = new Map<string, LinkedClaim>()
  for (const claim of claims) {
    for (const linked of await claimsNear(on, candidateWindow(claim))) {
      if (wanted(linked.claim) && relation(claim, linked.claim).same) found.set(linked.claim.claim.id, linked)
    }
  }
  return [...found.values()]
}

const pinnedBeside = async (on: Reader, open: Map<string, LinkedClaim>): Promise<Map<string, LinkedClaim>> => {
  const incidents = [...new Set([...open.values()].flatMap(({ incidentId }) => incidentId ?? []))]
  const members = await claimsOfIncidents(on, incidents)
  return new Map(
    members.filter(({ claim }) => !open.has(claim.claim.id)).map((linked) => [linked.claim.claim.id, linked]),
  )
}

/** Two neighbourhoods with the same print are the same: which claims, with which content, linked how. */
export const printOf = ({ open, pinned }: Neighbourhood): string =>
  [...open.values(), ...pinned.values()]
    .map(
      ({ claim, incidentId, heldReason }) => `${claim.claim.id} ${incidentId} ${heldReason} ${JSON.stringify(claim)}`,
    )
    .sort()
    .join('\n')
