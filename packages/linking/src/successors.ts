import type { LinkableClaim } from '@blotter/events'
import { byCodeUnit } from './incident-id.ts'
import { relation } from './relation.ts'

/**
 * Which claims of an article's new version say what claims of the old one said in other words: gone claim's id → new
 * one's id, the surest pairs first, each claim in one pair. What a person decided about the one holds for the other.
 * @param gone   claims that the new version no longer makes
 * @param fresh  claims that it makes anew
 */
export const successorsOf = (gone: readonly LinkableClaim[], fresh: readonly LinkableClaim[]): Map<string, string> => {
  const pairs = gone.flatMap((old) =>
    fresh.flatMap((now) => {
      // Within one article two claims are two incidents; these two never stood in it together.
      const { same, score } = relation({ ...old, beside: [] }, now)
      if (same) return [{ from: old.claim.id, to: now.claim.id, score }]
      // Another reading of the very sentence: nothing else can stand in its stead.
      return isSameSentence(old, now) ? [{ from: old.claim.id, to: now.claim.id, score: 0 }] : []
    }),
  )
  const successors = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to } of pairs.toSorted(
    (a, b) => b.score - a.score || byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to),
  )) {
    if (successors.has(from) || taken.has(to)) continue
    successors.set(from, to)
    taken.add(to)
  }
  return successors
}

const isSameSentence = ({ claim: { span: a } }: LinkableClaim, { claim: { span: b } }: LinkableClaim): boolean =>
  a.start === b.start && a.end === b.end
