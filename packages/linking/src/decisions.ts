import { decisionsInForce, type LinkableClaim, type LogEvent } from '@blotter/events'

/**
 * What a person decided (LinkDecided), with the event's id, and those of the claims it names that no article makes any
 * more, as they were (with `beside`).
 */
export type Decision = Pick<LogEvent<'LinkDecided'>['data'], 'kind' | 'claims' | 'others' | 'undoes'> & {
  id: string
  former?: readonly LinkableClaim[]
}

/** What decisions ask of a partition. */
export type Constraints = {
  /** Claim id → number of the set of claims that are one incident, whatever their evidence. */
  together: ReadonlyMap<string, number>
  /** Whether two claims may never stand in one incident. */
  areApart: (a: string, b: string) => boolean
  /** Claims of what did not happen. */
  retracted: ReadonlySet<string>
  /** Every claim that a decision names, also one that was taken back. */
  named: ReadonlySet<string>
  /**
   * Claims that no article makes any more, and decisions in force name: they stand in no incident, but what relates to
   * them does so still, so that a decision outlives the words that it was about.
   */
  former: readonly LinkableClaim[]
}

/** @param decisions  in the order in which they were made: of two that contradict each other the later one holds */
export const constraintsOf = (decisions: readonly Decision[]): Constraints => {
  const standing = decisionsInForce(decisions)
  let sets: Set<string>[] = []
  let walls: Wall[] = []
  const retracted = new Set<string>()
  for (const { kind, claims, others } of standing) {
    const named = new Set(claims)
    if (kind === 'retracted') for (const claim of claims) retracted.add(claim)
    if (kind === 'together') {
      walls = walls.map((wall) => within(wall, named))
      sets = [...sets.filter((set) => set.isDisjointFrom(named)), merged(sets, named)]
    }
    if (kind === 'apart') {
      sets = [...sets.map((set) => set.difference(named)), named]
      walls = [...walls, { one: named, other: new Set(others) }]
    }
  }
  return {
    together: new Map(sets.flatMap((set, index) => [...set].map((claim) => [claim, index] as const))),
    areApart: (a, b) => walls.some(({ one, other }) => (one.has(a) && other.has(b)) || (one.has(b) && other.has(a))),
    retracted,
    named: new Set(decisions.flatMap(({ claims, others }) => [...claims, ...others])),
    former: formerOf(standing),
  }
}

/** Each once: several decisions may name it. */
const formerOf = (decisions: readonly Decision[]): LinkableClaim[] => [
  ...new Map(decisions.flatMap(({ former = [] }) => former.map((one) => [one.claim.id, one]))).values(),
]

/** No decisions. */
export const FREE: Constraints = {
  together: new Map(),
  areApart: () => false,
  retracted: new Set(),
  named: new Set(),
  former: [],
}

type Wall = { one: Set<string>; other: Set<string> }

/** A wall between claims that are one incident after all falls; it stands between each of them and the rest. */
const within = (wall: Wall, named: ReadonlySet<string>): Wall => {
  const crosses = !wall.one.isDisjointFrom(named) && !wall.other.isDisjointFrom(named)
  return crosses ? { one: wall.one.difference(named), other: wall.other.difference(named) } : wall
}

const merged = (sets: readonly Set<string>[], named: Set<string>): Set<string> =>
  sets.filter((set) => !set.isDisjointFrom(named)).reduce((all, set) => all.union(set), named)
