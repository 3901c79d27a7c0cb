import type { LinkableClaim } from '@blotter/events'
import { dateEvidence } from './date-evidence.ts'
import { type Evidence, never } from './evidence.ts'
import { type Facts, factsOf } from './facts.ts'
import { placeEvidence } from './place-evidence.ts'
import { tollEvidence } from './toll-evidence.ts'
import { isHabitual, typeEvidence } from './type-evidence.ts'

/** `same`: the two are one incident, if nothing else speaks against it. `score`: points, `ENOUGH` or more when same. */
export type Relation = { same: boolean; score: number; why: string[] }

/** With `never`: the two may not end in one incident, not even through a third claim. */
export type Verdict = Relation & { never: boolean }

/**
 * Points that make two claims one incident. Same type (2), day (2) and town (2) make six; the threshold is met by one
 * of the three being weak (a kindred type, a day's difference, a province) and not by two.
 */
export const ENOUGH = 3

/**
 * How two claims relate; symmetric, and a function of the two alone. Claims that are held or left relate to nothing
 * (`same: false`, score 0). For a claim placed by country only, `same` says that it could be that incident.
 */
export const relation = (a: LinkableClaim, b: LinkableClaim): Relation => {
  const [x, y] = [factsOf(a), factsOf(b)]
  if (x === null || y === null) return { same: false, score: 0, why: ['not-linkable'] }
  const { same, score, why } = relate(x, y)
  return { same, score, why }
}

/** `relation` on facts, with its veto. */
export const relate = (a: Facts, b: Facts): Verdict => {
  if (a.source.articleId === b.source.articleId) return withinArticle(a, b)
  const evidence: Evidence[] = []
  for (const weigh of aspects) {
    for (const item of weigh(a, b)) {
      if (item.never) return { same: false, score: 0, why: [item.why], never: true }
      evidence.push(item)
    }
  }
  const score = evidence.reduce((points, item) => points + item.points, 0)
  return { same: score >= ENOUGH, score, why: evidence.map((item) => item.why), never: false }
}

/** Cheapest and most telling first, so that most pairs end early. */
const aspects: readonly ((a: Facts, b: Facts) => Evidence[])[] = [
  (a, b) => typeAspect(a, b),
  (a, b) => [dateEvidence(a.days, b.days, areHabitual(a, b))],
  (a, b) => [placeEvidence(a.place, b.place)],
  (a, b) => tollEvidence(a, b, areHabitual(a, b) && !areCopies(a, b)),
  (a, b) => (areCopies(a, b) ? [{ points: 3, why: 'copy' }] : []),
  (a, b) => (executionOf(a) === executionOf(b) ? [] : [{ points: -1, why: 'execution:differs' }]),
]

/** In near copies the same words got two types: the reading differs, not the incident, unless the tolls differ too. */
const typeAspect = (a: Facts, b: Facts): Evidence[] => {
  const types = typeEvidence(typeOf(a), typeOf(b))
  if (!types.never || !areCopies(a, b)) return [types]
  const agree = a.counts.get('killed')?.min === b.counts.get('killed')?.min
  return [agree ? { points: 0, why: 'type:copy' } : types]
}

/** One article tells of two incidents in two claims, unless it says the very same thing twice. */
const withinArticle = (a: Facts, b: Facts): Verdict =>
  contentOf(a) === contentOf(b)
    ? { same: true, score: 10, why: ['article:repeats-itself'], never: false }
    : { same: false, score: 0, why: [never('article:two-claims').why], never: true }

const contentOf = ({ source: { claim } }: Facts): string =>
  JSON.stringify([
    [claim.type, claim.execution, claim.when.start, claim.when.end, claim.where?.path],
    claim.casualties.map(({ kind, min, max, qualifier, group, subsetOf }) => [
      kind,
      min,
      max,
      qualifier,
      group,
      subsetOf,
    ]),
    [claim.actors, claim.targets, claim.victims, claim.weapons].map((list) => list.map(({ name }) => name)),
  ])

const areCopies = (a: Facts, b: Facts): boolean =>
  a.source.copyGroup !== undefined && a.source.copyGroup === b.source.copyGroup
const areHabitual = (a: Facts, b: Facts): boolean => isHabitual(typeOf(a)) && isHabitual(typeOf(b))
const typeOf = ({ source }: Facts) => source.claim.type
const executionOf = ({ source }: Facts) => source.claim.execution
