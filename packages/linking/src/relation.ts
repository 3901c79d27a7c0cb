import type { LinkableClaim } from '@blotter/events'
import { actorEvidence } from './actor-evidence.ts'
import { dateEvidence, OTHER_DAY } from './date-evidence.ts'
import type { Evidence } from './evidence.ts'
import { type Facts, factsOf } from './facts.ts'
import { isDenial } from './linkability.ts'
import { NEIGHBOURING, placeEvidence } from './place-evidence.ts'
import { tollEvidence } from './toll-evidence.ts'
import { HALVED, typeEvidence } from './type-evidence.ts'

/** `same`: the two are one incident, if nothing else speaks against it. `score`: points, at least 3 when same. */
export type Relation = { same: boolean; score: number; why: string[] }

/** With `never`: the two may not end in one incident, not even through a third claim. */
export type Verdict = Relation & { never: boolean }

/**
 * Points that make two claims one incident. Same type (2), day (2) and town (2) make six; the threshold is met by one
 * of the three being weak (a kindred type, a day's difference, a province) and not by two.
 */
const ENOUGH = 3

/**
 * How two claims relate; symmetric, and a function of the two alone. Claims that are held or left relate to nothing
 * (`same: false`, score 0). For a claim placed by country only, `same` says that it could be that incident.
 */
export const relation = (a: LinkableClaim, b: LinkableClaim): Verdict => {
  const [x, y] = [factsOf(a), factsOf(b)]
  return x === null || y === null ? { same: false, score: 0, why: ['not-linkable'], never: false } : relate(x, y)
}

/** `relation` on facts. */
export const relate = (a: Facts, b: Facts): Verdict => {
  if (areToldTogether(a, b)) return withinArticle(a, b)
  const evidence: Evidence[] = []
  for (const weigh of aspects) {
    const item = weigh(a, b)
    if (item.never) return refusal(item.why)
    evidence.push(item)
  }
  // Near copies are readings of the same words, which may differ.
  const habitual = a.habitual && b.habitual && !areCopies(a, b)
  const types = [a.source.claim.type, b.source.claim.type]
  const frequent = a.frequent && b.frequent && !areCopies(a, b)
  const otherDay = evidence.some(({ why }) => why === OTHER_DAY)
  evidence.push(
    ...tollEvidence(a, b, { habitual, frequent, otherDay }),
    ...actorEvidence(a.doers, b.doers, { habitual, types }),
  )
  evidence.push(...circumstances(a, b, evidence))
  const veto = evidence.find((item) => item.never)
  if (veto !== undefined) return refusal(veto.why)
  const score = evidence.reduce((points, item) => points + item.points, 0)
  // Two strikes on neighbouring towns are two, also where a third one lies between them; so are a bomb and a shooting.
  const doubt = evidence.find(({ why }) => why === NEIGHBOURING || why === HALVED)
  if (score < ENOUGH && doubt !== undefined) return refusal(doubt.why)
  return { same: score >= ENOUGH, score, why: evidence.map((item) => item.why), never: false }
}

/** What most pairs fail by, the cheapest first. */
const aspects: readonly ((a: Facts, b: Facts) => Evidence)[] = [
  (a, b) => typeAspect(a, b),
  (a, b) => dateEvidence(a.days, b.days, a.habitual && b.habitual),
  (a, b) => placeEvidence(a.place, b.place, a.habitual && b.habitual),
]

const refusal = (why: string): Verdict => ({ same: false, score: 0, why: [why], never: true })

// A bulletin is written by a template: what differs in it, the town, is what it says.
const isOfOtherTown = (evidence: readonly Evidence[]): boolean => evidence.some(({ why }) => why === NEIGHBOURING)

const circumstances = (a: Facts, b: Facts, evidence: readonly Evidence[]): Evidence[] => [
  ...(areCopies(a, b) && !isOfOtherTown(evidence) ? [{ points: 3, why: 'copy' }] : []),
  ...(isDenial(a.source) || isDenial(b.source) ? [{ points: 0, why: 'status:denied' }] : []),
  ...(a.source.claim.execution === b.source.claim.execution ? [] : [{ points: -1, why: 'execution:differs' }]),
]

/** In near copies the same words got two types: the reading differs, not the incident, unless the tolls differ too. */
const typeAspect = (a: Facts, b: Facts): Evidence => {
  const types = typeEvidence(a.source.claim.type, b.source.claim.type)
  if (!types.never || !areCopies(a, b)) return types
  const agree = a.counts.get('killed')?.min === b.counts.get('killed')?.min
  return agree ? { points: 0, why: 'type:copy' } : types
}

/** In one version of one article; what it said once may be what it says now in other words. */
const areToldTogether = ({ id: a, source: x }: Facts, { id: b, source: y }: Facts): boolean => {
  if (x.articleId !== y.articleId) return false
  const isNow = x.beside === undefined && y.beside === undefined
  return isNow || x.beside?.includes(b) === true || y.beside?.includes(a) === true
}

/** One article tells of two incidents in two claims, unless it says the very same thing twice. */
const withinArticle = (a: Facts, b: Facts): Verdict =>
  contentOf(a) === contentOf(b)
    ? { same: true, score: 10, why: ['article:repeats-itself'], never: false }
    : refusal('article:two-claims')

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
