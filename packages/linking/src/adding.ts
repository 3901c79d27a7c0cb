import type { LinkableClaim } from '@blotter/events'
import { requireFacts } from './facts.ts'
import { relate } from './relation.ts'

/**
 * The incidents that further claims make of those that are there, where `partition` would come to the same without
 * looking at anything else; null where it has to look.
 *
 * A claim that is the same as claims of one incident only, and may stand with all claims of that one, joins it. That
 * moves nothing else: pairs between two incidents were refused because some claim of one may never stand with some claim
 * of the other, and still are when one of them has a claim more. One that is the same as nothing opens an incident.
 * @param incidents  placed claims; all incidents that hold a claim which is the same as one of `fresh`
 * @param fresh      placed claims that no person's decision names, as little as those of `incidents`
 */
export const addClaims = (
  incidents: readonly (readonly LinkableClaim[])[],
  fresh: readonly LinkableClaim[],
): LinkableClaim[][] | null => {
  const groups = incidents.map((claims) => [...claims])
  for (const claim of fresh) {
    const home = homeOf(claim, groups)
    if (home === 'unclear') return null
    if (home === null) groups.push([claim])
    else home.push(claim)
  }
  return groups
}

const homeOf = (claim: LinkableClaim, groups: readonly LinkableClaim[][]): LinkableClaim[] | null | 'unclear' => {
  const facts = requireFacts(claim)
  let home: LinkableClaim[] | null = null
  for (const group of groups) {
    const verdicts = group.map((member) => relate(facts, requireFacts(member)))
    if (!verdicts.some(({ same }) => same)) continue
    if (home !== null || verdicts.some(({ never }) => never)) return 'unclear'
    home = group
  }
  return home
}
