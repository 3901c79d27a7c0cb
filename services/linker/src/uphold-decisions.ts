import type { LinkableClaim } from '@blotter/events'
import { relation, successorsOf } from '@blotter/linking'
import type { Decisions } from './decisions.ts'
import type { KnownClaims } from './known-claims.ts'
import { isPlaced } from './linked-claims.ts'
import type { Report } from './reports.ts'

/**
 * Lets what persons decided about an article's claims outlive its new version: it holds for those that say the same in
 * other words, and what the article no longer says is kept for the others that it was one with. To be called before the
 * new claims take the place of the old ones.
 * @returns claims that are kept no longer, since the article makes them again
 */
export const upholdDecisions = async (
  { article, claims }: Report,
  { known, decisions }: { known: KnownClaims; decisions: Decisions },
): Promise<LinkableClaim[]> => {
  const { named } = decisions.constraints()
  if (named.size === 0) return []
  const before = (await known.ofArticles([article.id])).map(({ claim }) => claim)
  const [old, now] = [idsOf(before), idsOf(claims)]
  const gone = before.filter(({ claim: { id } }) => !now.has(id))
  const successors = successorsOf(
    gone,
    claims.filter(({ claim: { id } }) => !old.has(id)),
  )
  decisions.handDown(successors)
  const kept = gone.filter(
    (claim) => named.has(claim.claim.id) && isPlaced(claim) && !isReplaced(claim, successors, claims),
  )
  const beside = [...old, ...successors.values()]
  decisions.keep(kept.map((claim) => ({ ...claim, beside })))
  return decisions.letGo([...now].filter((id) => named.has(id)))
}

/** Whether its successor is found by whatever it was found by itself. */
const isReplaced = (
  gone: LinkableClaim,
  successors: ReadonlyMap<string, string>,
  claims: readonly LinkableClaim[],
): boolean => {
  const heir = claims.find(({ claim: { id } }) => id === successors.get(gone.claim.id))
  return heir !== undefined && relation({ ...gone, beside: [] }, heir).same
}

const idsOf = (claims: readonly LinkableClaim[]): Set<string> => new Set(claims.map(({ claim }) => claim.id))
