import type { Candidate, LinkableClaim } from '@blotter/events'
import { factsOf } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'
import { relate } from './relation.ts'

/** Claims that an event names: the closest ones are reason enough. */
export const NAMED = 5

/**
 * The claims that come nearest to a claim, with what they score beside it and why, whether they are one with it or not:
 * by score, then those that can never be, what rules them out last being nearest. None for a claim without date or place.
 */
export const nearestOf = (claim: LinkableClaim, others: readonly LinkableClaim[]): Candidate[] => {
  const facts = factsOf(claim)
  if (facts === null) return []
  const compared = others.flatMap((other) => {
    const them = other.claim.id === claim.claim.id ? null : factsOf(other)
    return them === null ? [] : [{ claimId: them.id, ...relate(facts, them) }]
  })
  return compared
    .sort((a, b) => Number(a.never) - Number(b.never) || b.score - a.score || nearer(a, b))
    .slice(0, NAMED)
    .map(({ claimId, score, why }) => ({ claimId, score, why }))
}

/** Aspects in the order in which they are asked (relation.ts). */
const ASPECTS = ['article', 'type', 'date', 'place', 'toll', 'actor']

type Compared = { claimId: string; why: string[] }

const nearer = (a: Compared, b: Compared): number => depthOf(b) - depthOf(a) || byCodeUnit(a.claimId, b.claimId)

const depthOf = ({ why: [last = ''] }: Compared): number => ASPECTS.indexOf(last.slice(0, last.indexOf(':')))
