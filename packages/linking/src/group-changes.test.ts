import type { LinkableClaim } from '@blotter/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimSets, killed, sample } from '../test/claim-samples.ts'
import { applyChanges } from './apply-changes.ts'
import type { Group } from './group.ts'
import { type GroupChange, groupChanges } from './group-changes.ts'
import { incidentIdOf } from './incident-id.ts'
import { partition } from './partition.ts'
import { viewOf } from './view.ts'

const groupsOf = (claims: LinkableClaim[]): Group[] =>
  partition(claims).incidents.map((group) => ({ id: incidentIdOf(group), claims: group }))
const sorted = (groups: Group[]): Group[] => [...groups].sort((a, b) => (a.id < b.id ? -1 : 1))
const kinds = (changes: GroupChange[]): string[] => changes.map(({ kind }) => kind)
const group = (id: string, ...claims: string[]): Group => ({
  id,
  claims: claims.map((claim) => sample({ id: claim, casualties: [killed(4)] })),
})

/** Any partition of claims a … j under ids g0 … g5, whether linking could come to it or not. */
const partitions: fc.Arbitrary<Group[]> = fc
  .dictionary(fc.constantFrom(...'abcdefghij'), fc.nat({ max: 5 }))
  .map((homes) =>
    [...Map.groupBy(Object.keys(homes), (claim) => `g${homes[claim]}`)].map(([id, claims]) =>
      group(id, ...claims.sort()),
    ),
  )

describe('changes between two partitions', () => {
  it('lead from the one to the other, whatever the two are', () => {
    fc.assert(
      fc.property(partitions, partitions, (before, after) => {
        expect(applyChanges(before, groupChanges(before, after))).toEqual(sorted(after))
      }),
      { numRuns: 500 },
    )
  })

  it('lead from what was linked to what is linked when claims come and go', () => {
    const step = claimSets().chain((claims) => fc.tuple(fc.subarray(claims), fc.subarray(claims)))
    fc.assert(
      fc.property(step, ([old, now]) => {
        expect(applyChanges(groupsOf(old), groupChanges(groupsOf(old), groupsOf(now)))).toEqual(sorted(groupsOf(now)))
      }),
    )
  })

  it('leave each incident with its view in the last change that has one', () => {
    fc.assert(
      fc.property(partitions, partitions, (before, after) => {
        const views = new Map(before.map(({ id, claims }) => [id, viewOf(claims)]))
        for (const change of groupChanges(before, after)) if ('view' in change) views.set(change.incident, change.view)
        for (const { id, claims } of after) expect(views.get(id)).toEqual(viewOf(claims))
      }),
    )
  })

  it('end every incident that is gone, by a merger, a split or a retraction, and no other', () => {
    fc.assert(
      fc.property(partitions, partitions, (before, after) => {
        const changes = groupChanges(before, after)
        for (const { id } of before) {
          const ends = changes.filter(
            ({ kind, incident }) => incident === id && ['merged', 'split', 'retracted'].includes(kind),
          )
          if (after.some((other) => other.id === id)) expect(kinds(ends)).not.toContain('merged')
          else expect(ends).toHaveLength(1)
        }
      }),
    )
  })

  it('are none between equal partitions, in whatever order they are given', () => {
    fc.assert(
      fc.property(partitions, (groups) => {
        const reversed = [...groups].reverse().map(({ id, claims }) => ({ id, claims: [...claims].reverse() }))
        expect(groupChanges(groups, reversed)).toEqual([])
      }),
    )
  })
})

describe('each kind of change', () => {
  it('opens with the smallest claim and links the rest, naming why', () => {
    const changes = groupChanges([], [group('g', 'a', 'b')])
    expect(kinds(changes)).toEqual(['opened', 'linked', 'revised'])
    expect(changes[1]).toMatchObject({
      claim: { claim: { id: 'b' } },
      candidates: [{ claimId: 'a', why: expect.arrayContaining(['toll:killed-equal']) }],
    })
    expect(changes[2]).toMatchObject({
      changes: [
        { field: 'toll.killed' },
        { field: 'confidence', from: { level: 'medium', voices: 1 }, to: { level: 'high', voices: 2 } },
      ],
      because: ['b'],
    })
  })

  it('merges two incidents that a third claim joins', () => {
    const changes = groupChanges([group('g', 'a'), group('h', 'c')], [group('g', 'a', 'b', 'c')])
    expect(kinds(changes)).toEqual(['linked', 'merged', 'revised'])
    expect(changes[1]).toMatchObject({ incident: 'h', into: 'g', because: ['b'] })
  })

  it('gives an incident another id by a merger, its first claim leaving before it opens the new one', () => {
    const changes = groupChanges([group('g', 'a', 'b')], [group('h', 'a', 'b')])
    expect(kinds(changes)).toEqual(['unlinked', 'opened', 'merged'])
    expect(changes.map(({ incident }) => incident)).toEqual(['g', 'h', 'g'])
    expect(changes[1]).toMatchObject({ view: { confidence: { voices: 2 } }, why: ['smaller-claim-id'] })
  })

  it('tells no jump of a toll that never was when an older report with a smaller id comes', () => {
    const told = (id: string, dead: number, at: string) =>
      sample({ id, type: 'disaster.flood', casualties: [killed(dead)], at })
    const many = told('m', 50, '2025-03-04T12:00:00Z')
    const few = told('a', 3, '2025-03-04T01:00:00Z')
    const changes = groupChanges([{ id: 'of-m', claims: [many] }], [{ id: 'of-a', claims: [few, many] }])
    expect(kinds(changes)).toEqual(['opened', 'merged', 'revised'])
    expect(changes[0]).toMatchObject({ incident: 'of-a', view: { toll: { killed: { best: 50 } } } })
    expect(changes[2]).toMatchObject({ because: ['a'] })
    const tolls = changes.flatMap((change) => (change.kind === 'revised' ? change.changes : []))
    expect(tolls.filter(({ field }) => field === 'toll.killed')).toEqual([])
  })

  it('splits off an incident of its own', () => {
    const changes = groupChanges([group('g', 'a', 'b')], [group('g', 'a'), group('h', 'b')])
    expect(kinds(changes)).toEqual(['unlinked', 'opened', 'split', 'revised'])
    expect(changes[2]).toMatchObject({ incident: 'g', to: ['h'] })
  })

  it('moves a claim between incidents that both stay', () => {
    const changes = groupChanges([group('g', 'a', 'b'), group('h', 'c')], [group('g', 'a'), group('h', 'b', 'c')])
    expect(kinds(changes).slice(0, 2)).toEqual(['unlinked', 'linked'])
    expect(kinds(changes)).not.toContain('split')
  })

  it('retracts an incident whose claims are gone', () => {
    expect(kinds(groupChanges([group('g', 'a')], []))).toEqual(['unlinked', 'retracted'])
  })

  it('revises when a claim changed under its id', () => {
    const grown = { id: 'g', claims: [sample({ id: 'a', casualties: [killed(5)] })] }
    const changes = groupChanges([group('g', 'a')], [grown])
    expect(changes).toMatchObject([
      { kind: 'revised', changes: [{ field: 'toll.killed', from: { best: 4 }, to: { best: 5 } }], because: ['a'] },
    ])
  })
})
