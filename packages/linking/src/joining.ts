import { AFTERWARDS_DAYS, FOLLOW_UP_DAYS } from './date-evidence.ts'
import { type Constraints, FREE } from './decisions.ts'
import type { Facts } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'
import { areFar } from './place-evidence.ts'
import { relate } from './relation.ts'
import { KILLED_APART, replaces } from './toll-evidence.ts'

type Pair = { a: number; b: number; score: number }

/**
 * Groups of claims that are one incident each. Pairs are taken from the surest down, ties by claim id, and two groups
 * join unless some claim of one may never stand with some claim of the other. So the result depends on the set alone,
 * and on nothing outside of the claims that are linked with each other by pairs.
 * What a person decided goes before all evidence.
 * @param facts  placed claims, sorted by id
 */
export const joinGroups = (facts: readonly Facts[], constraints: Constraints = FREE): Facts[][] => {
  const groupOf = facts.map((fact): Group => ({ members: [fact], foes: new Set() }))
  const decided = Map.groupBy(groupOf, ({ members: [fact] }) => constraints.together.get(fact?.id ?? ''))
  decided.delete(undefined)
  for (const [first, ...others] of decided.values()) for (const other of others) if (first) unite(first, other)
  const isFoe = foeOf(constraints)
  for (const { a, b } of surestFirst(pairsOf(facts))) {
    const [x, y] = [groupOf[a], groupOf[b]]
    if (x === undefined || y === undefined || rootOf(x) === rootOf(y)) continue
    join(rootOf(x), rootOf(y), isFoe)
  }
  const groups = new Set(groupOf.map(rootOf))
  return [...groups].map(({ members }) => members.sort((p, q) => byCodeUnit(p.id, q.id)))
}

/** `foes`: groups that this one can never join, so that a refusal is found once. */
type Group = { members: Facts[]; foes: Set<Group>; into?: Group }

const rootOf = (group: Group): Group => {
  let root = group
  while (root.into !== undefined) root = root.into
  return root
}

type Foe = (x: Group, y: Group) => boolean

/** Whether some claim of one may never stand with some claim of the other. */
const foeOf =
  (constraints: Constraints): Foe =>
  (x, y) => {
    const ties = constraints.together.size === 0 ? [] : [...tiesOf(x, constraints), ...tiesOf(y, constraints)]
    const moves = [...x.members, ...y.members].filter(({ move }) => move.replaces !== null)
    return x.members.some((p) =>
      y.members.some((q) => {
        if (constraints.areApart(p.id, q.id)) return true
        const { never, why } = relate(p, q)
        if (!never || ties.some((tied) => holds(tied, p, q))) return false
        return why[0] !== KILLED_APART || !moves.some((move) => bridges(move, p, q))
      }),
    )
  }

/** Whether a report says of the toll of one that it no longer holds, and is the same as the other: "60, not 150". */
const bridges = (move: Facts, p: Facts, q: Facts): boolean =>
  (replaces(move, p) || replaces(move, q)) && relate(move, p).same && relate(move, q).same

/** Claims of a group that a person put together, each set of them. */
const tiesOf = ({ members }: Group, { together }: Constraints): Facts[][] => {
  const ties = Map.groupBy(members, ({ id }) => together.get(id))
  ties.delete(undefined)
  return [...ties.values()]
}

/**
 * Whether two claims that may never stand together do so by what a person put together, which may not fit itself: when
 * one of them is among that and the other is the same as a part of it, or each is the same as a part that the other's is
 * no part of.
 */
const holds = (tied: readonly Facts[], p: Facts, q: Facts): boolean => {
  const [partsOfP, partsOfQ] = [p, q].map((fact) => tied.filter((part) => part === fact || relate(part, fact).same))
  if (!partsOfP?.length || !partsOfQ?.length) return false
  if (tied.includes(p) || tied.includes(q)) return true
  return partsOfP.some((one) => partsOfQ.some((other) => relate(one, other).never))
}

const join = (x: Group, y: Group, isFoe: Foe): void => {
  if (x.foes.has(y)) return
  if (isFoe(x, y)) {
    x.foes.add(y)
    y.foes.add(x)
  } else unite(x, y)
}

const unite = (a: Group, b: Group): void => {
  const [x, y] = [rootOf(a), rootOf(b)]
  if (x === y) return
  const [large, small] = x.members.length < y.members.length ? [y, x] : [x, y]
  large.members.push(...small.members)
  small.into = large
  for (const foe of small.foes) {
    large.foes.add(foe)
    foe.foes.add(large)
  }
}

const surestFirst = (pairs: Pair[]): Pair[] => pairs.sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b)

/** Pairs that are the same by themselves: a sweep over the days of each country, not every pair of the set. */
const pairsOf = (facts: readonly Facts[]): Pair[] => {
  const countries = Map.groupBy(facts.keys(), (index) => facts[index]?.place.iso2)
  return [...countries.values()].flatMap((indexes) => sweep(facts, indexes))
}

const sweep = (facts: readonly Facts[], indexes: number[]): Pair[] => {
  const dated = indexes.flatMap((index) => (facts[index] === undefined ? [] : [{ index, fact: facts[index] }]))
  dated.sort((p, q) => p.fact.days.first - q.fact.days.first || p.index - q.index)
  const pairs: Pair[] = []
  dated.forEach((one, at) => {
    for (let next = at + 1; next < dated.length; next += 1) {
      const other = dated[next]
      if (other === undefined || other.fact.days.first > one.fact.days.last + AFTERWARDS_DAYS) break
      const gap = other.fact.days.first - one.fact.days.last
      if ((gap > FOLLOW_UP_DAYS && !other.fact.days.afterwards) || areFar(one.fact.place, other.fact.place)) continue
      const { same, score } = relate(one.fact, other.fact)
      if (same) pairs.push({ a: Math.min(one.index, other.index), b: Math.max(one.index, other.index), score })
    }
  })
  return pairs
}
