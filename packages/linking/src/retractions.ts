import type { Constraints } from './decisions.ts'
import type { Facts } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'
import { joinGroups } from './joining.ts'
import { relate } from './relation.ts'

/** Placed claims that stand, and those that wait because of what a person retracted. */
export type Retractions = { standing: Facts[]; retracted: Facts[] }

/**
 * Takes out what a person retracted, and every claim that says the same again: that would have joined the incident, had it
 * stood. What is said of it later does not bring it back, however many say it. A claim that a person put together with
 * others stays with those.
 * @param placed  sorted by id
 */
export const takeRetracted = (placed: readonly Facts[], constraints: Constraints): Retractions => {
  const gone = placed.filter(({ id }) => constraints.retracted.has(id))
  const others = placed.filter(({ id }) => !constraints.retracted.has(id))
  if (gone.length === 0) return { standing: others, retracted: [] }
  const repeats = repeatsOf(gone, others, constraints)
  return { standing: others.filter((fact) => !repeats.has(fact)), retracted: [...gone, ...repeats] }
}

/** The surest first, as they would have joined: none that may never stand with a claim of what was retracted. */
const repeatsOf = (gone: readonly Facts[], others: readonly Facts[], constraints: Constraints): Set<Facts> => {
  const { together, areApart } = constraints
  const groups = joinGroups(gone, { ...constraints, together: new Map() })
  const free = others.filter(({ id }) => !together.has(id))
  const pairs = groups.flatMap((group) =>
    group.flatMap((one) => free.map((fact) => ({ group, one, fact, ...relate(one, fact) }))),
  )
  const surest = pairs
    .filter(({ same }) => same)
    .sort((p, q) => q.score - p.score || byCodeUnit(p.fact.id, q.fact.id) || byCodeUnit(p.one.id, q.one.id))
  const repeats = new Set<Facts>()
  for (const { group, fact } of surest) {
    if (repeats.has(fact)) continue
    if (group.some((member) => areApart(member.id, fact.id) || relate(member, fact).never)) continue
    group.push(fact)
    repeats.add(fact)
  }
  return repeats
}
