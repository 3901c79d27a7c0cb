import { type Claim, familyOf, type Span } from '@blotter/events'

/** What an article says by one version: its claims, and the text that their spans point into. */
export type Reading = { claims: readonly Claim[]; text: string }

/** A claim as both versions have it; null: only the other one has it. */
export type ClaimPair = { before: Claim | null; after: Claim | null }

// Sentences weigh most: a version that gives the same sentence another type has revised a claim, not made another one.
const SENTENCE = 3
const TYPE = 2
const FAMILY = 1
const PLACE = 1
const COUNTRY = 0.5
const NAME = 0.5
const LEAST = 2.5

/**
 * Which claims of two readings of an article are the same report: by the words of their sentences, by type and by place,
 * the closest first. Ids decide between equals only, so that one that changed, or a text that shifted, is no difference.
 * @returns each claim once; pairs in the order of `before`, then what only `after` has
 */
export const pairClaims = (before: Reading, after: Reading): ClaimPair[] => {
  const [old, now] = [traitsOf(before), traitsOf(after)]
  const scored = old.flatMap((one) =>
    now.flatMap((other) => {
      const score = likeness(one, other)
      return score >= LEAST ? [{ one, other, score }] : []
    }),
  )
  scored.sort((a, b) => b.score - a.score || a.one.at - b.one.at || a.other.at - b.other.at)
  const pairs = new Map<Traits, Traits>()
  const taken = new Set<Traits>()
  for (const { one, other } of scored) {
    if (pairs.has(one) || taken.has(other)) continue
    pairs.set(one, other)
    taken.add(other)
  }
  return [
    ...old.map((one) => ({ before: one.claim, after: pairs.get(one)?.claim ?? null })),
    ...now.filter((other) => !taken.has(other)).map(({ claim }) => ({ before: null, after: claim })),
  ]
}

type Traits = { claim: Claim; at: number; words: ReadonlySet<string> }

const traitsOf = ({ claims, text }: Reading): Traits[] =>
  claims.map((claim, at) => ({ claim, at, words: wordsOf(text, claim.span) }))

const WORD = /[\p{L}\p{N}]+/gu

const wordsOf = (text: string, { start, end }: Span): Set<string> =>
  new Set(text.slice(start, end).toLowerCase().match(WORD))

const likeness = ({ claim: a, words: left }: Traits, { claim: b, words: right }: Traits): number => {
  const type = a.type === b.type ? TYPE : familyOf(a.type) === familyOf(b.type) ? FAMILY : 0
  return SENTENCE * overlap(left, right) + type + placeLikeness(a, b) + (a.id === b.id ? NAME : 0)
}

const placeLikeness = ({ where: a }: Claim, { where: b }: Claim): number => {
  if (a === null || b === null) return a === b ? COUNTRY : 0
  return a.name === b.name && a.iso2 === b.iso2 ? PLACE : a.iso2 === b.iso2 ? COUNTRY : 0
}

/** Of the longer sentence's words, how many the other one has too, 0 to 1. */
const overlap = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  const most = Math.max(left.size, right.size)
  if (most === 0) return 0
  let shared = 0
  for (const word of left) if (right.has(word)) shared += 1
  return shared / most
}
