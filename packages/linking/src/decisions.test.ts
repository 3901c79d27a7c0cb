import type { LinkableClaim } from '@blotter/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimSets, killed, places, type Sketch, sample } from '../test/claim-samples.ts'
import { constraintsOf, type Decision } from './decisions.ts'
import { linkability } from './linkability.ts'
import { type Partition, partition } from './partition.ts'

const decision = (kind: Decision['kind'], claims: string[], others: string[] = []): Decision => ({
  ...{ id: `${kind} ${claims} ${others}`, kind, claims, others, undoes: null },
})
const idsOf = ({ incidents, held }: Partition) => ({
  incidents: incidents.map((group) => group.map(({ claim }) => claim.id).join(' ')).sort(),
  held: held.map(({ claim, reason }) => `${claim.claim.id} ${reason}`),
})
const decided = (sketches: Sketch[], ...decisions: Decision[]) =>
  idsOf(partition(sketches.map(sample), { constraints: constraintsOf(decisions) }))

/** What the linker keeps of a claim when its article says it no longer. */
const formerOf = (claim: LinkableClaim, all: readonly LinkableClaim[]): LinkableClaim => ({
  ...claim,
  beside: all.filter(({ articleId }) => articleId === claim.articleId).map((other) => other.claim.id),
})

/** Placed claims, and what persons decided about some of them. */
const decidedSets = claimSets(14)
  .map((claims) => claims.filter((claim) => linkability(claim) === 'linkable'))
  .filter(({ length }) => length > 1)
  .chain((claims) => {
    const some = fc.subarray(
      claims.map(({ claim }) => claim.id),
      { minLength: 1, maxLength: Math.min(4, claims.length) },
    )
    const one = fc
      .tuple(fc.constantFrom('together' as const, 'apart' as const, 'retracted' as const), some, some)
      .map(([kind, ids, rest]) => decision(kind, ids, kind === 'apart' ? rest.filter((id) => !ids.includes(id)) : []))
    return fc.tuple(fc.constant(claims), fc.array(one, { minLength: 1, maxLength: 3 }), fc.subarray(claims))
  })

describe('what a person decided', () => {
  it('means the same for all others when articles no longer say what it was about', () => {
    fc.assert(
      fc.property(decidedSets, ([claims, decisions, some]) => {
        const named = new Set(decisions.flatMap(({ claims: ids, others }) => [...ids, ...others]))
        const gone = new Set(some.filter(({ claim }) => named.has(claim.id)))
        const kept = decisions.map((each) => ({
          ...each,
          former: [...gone]
            .filter(({ claim: { id } }) => each.claims.includes(id) || each.others.includes(id))
            .map((claim) => formerOf(claim, claims)),
        }))
        const living = claims.filter((claim) => !gone.has(claim))
        const before = partition(claims, { constraints: constraintsOf(decisions) })
        const after = partition(living, { constraints: constraintsOf(kept) })
        const isLiving = (claim: LinkableClaim): boolean => !gone.has(claim)
        expect(idsOf(after)).toEqual(
          idsOf({
            incidents: before.incidents.map((group) => group.filter(isLiving)).filter(({ length }) => length > 0),
            held: before.held.filter(({ claim }) => isLiving(claim)),
          }),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a person retracted', () => {
  const told = (id: string, day: string): Sketch => ({ id, type: 'accident.fire', day, casualties: [killed(3)] })
  const hoax = told('a', '2025-03-04')

  it('takes along who says it again, whoever else says something near to that', () => {
    const again: Sketch[] = [hoax, told('b', '2025-03-05'), told('c', '2025-03-06')]
    expect(decided(again, decision('retracted', ['a']))).toEqual({
      incidents: ['c'],
      held: ['a retracted', 'b retracted'],
    })
  })

  it('takes along nobody who could not have been one with it', () => {
    const article = { ...hoax, article: 'both' }
    const real: Sketch = { ...told('r', '2025-03-04'), article: 'both', where: places.mill }
    const other: Sketch = { ...told('s', '2025-03-04'), where: places.mill }
    expect(decided([article, real, other], decision('retracted', ['a']))).toEqual({
      incidents: ['r'],
      held: ['a retracted', 's retracted'],
    })
    expect(decided([article, real], decision('retracted', ['a'])).incidents).toEqual(['r'])
  })

  it('leaves what a person put together with others', () => {
    const decisions = [decision('together', ['b', 'f']), decision('retracted', ['a'])]
    const far: Sketch = { ...told('f', '2025-03-04'), where: places.far }
    expect(decided([hoax, told('b', '2025-03-04'), far], ...decisions).incidents).toEqual(['b f'])
  })
})

describe('what a person told apart', () => {
  const fire = (id: string, more: Partial<Sketch> = {}): Sketch => ({
    ...{ id, type: 'accident.fire', casualties: [killed(3)], ...more },
  })

  it('holds for a claim that knows the country only, on either side', () => {
    const vague = fire('v', { where: places.country })
    expect(decided([fire('a'), vague]).incidents).toEqual(['a v'])
    expect(decided([fire('a'), vague], decision('apart', ['v'], ['a']))).toEqual({
      incidents: ['a'],
      held: ['v country-only'],
    })
    const split = decision('apart', ['a'], ['b', 'v'])
    expect(decided([fire('a'), fire('b'), vague], split).incidents).toEqual(['a', 'b v'])
  })

  it('holds for it when the claim on the other side is gone and others tell of that incident', () => {
    const [a, c, v] = [fire('a'), fire('c'), fire('v', { where: places.country })].map(sample)
    if (!a || !c || !v) throw new Error('three claims')
    const apart = { ...decision('apart', ['v'], ['a']), former: [{ ...a, beside: [] }] }
    expect(idsOf(partition([c, v], { constraints: constraintsOf([apart]) }))).toEqual({
      incidents: ['c'],
      held: ['v country-only'],
    })
  })
})
