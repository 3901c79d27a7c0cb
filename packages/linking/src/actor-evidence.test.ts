import { describe, expect, it } from 'vitest'
import { type Doer, doer, type Sketch, sample } from '../test/claim-samples.ts'
import { partition } from './partition.ts'
import { relation } from './relation.ts'

const incidents = (...sketches: Sketch[]): string[] =>
  partition(sketches.map(sample)).incidents.map((group) => group.map(({ claim }) => claim.id).join(' '))
const two = (a: Doer[], b: Doer[], more: Partial<Sketch> = {}): string[] =>
  incidents({ id: 'a', actors: a, ...more }, { id: 'b', actors: b, ...more })
const whyOf = (a: Doer[], b: Doer[]): string[] =>
  relation(sample({ id: 'a', actors: a }), sample({ id: 'b', actors: b })).why

describe('who did it', () => {
  it('tells two strikes on one town and day apart, by states or named groups', () => {
    expect(two([doer('XB')], [doer('XC')])).toEqual(['a', 'b'])
    expect(two([doer('northern-front')], [doer('southern-front')])).toEqual(['a', 'b'])
    expect(two([doer('XB')], [doer('northern-front')])).toEqual(['a', 'b'])
    expect(whyOf([doer('XB')], [doer('XC')])).toEqual(['actor:different'])
  })

  it('tells them apart also where a third claim names nobody', () => {
    expect(incidents({ id: 'a', actors: [doer('XB')] }, { id: 'b' }, { id: 'c', actors: [doer('XC')] })).toHaveLength(2)
  })

  it('speaks for one incident where it is the same, claimed or stated', () => {
    expect(two([doer('XB')], [doer('XB'), doer('XC')])).toEqual(['a b'])
    expect(whyOf([doer('northern-front')], [doer('northern-front', { role: 'claimant' })])).toContain('actor:same')
  })

  it('says nothing where it is alleged, denied, nobody in particular, or by a name that no list knows', () => {
    const others: Doer[] = [
      doer('XC', { certainty: 'alleged' }),
      doer('XC', { certainty: 'denied' }),
      doer('XC', { role: 'reporter' }),
      doer('XC', { kind: 'individual' }),
      { role: 'perpetrator', certainty: 'stated', kind: 'group', name: 'rebels' },
    ]
    for (const other of others) expect(two([doer('XB')], [other])).toEqual(['a b'])
  })

  it('tells nothing apart where two sides act, or the same words were read in two ways', () => {
    expect(two([doer('XB')], [doer('northern-front')], { type: 'conflict.clash' })).toEqual(['a b'])
    expect(two([doer('XB')], [doer('XC')], { copyGroup: 'g' })).toEqual(['a b'])
  })
})
