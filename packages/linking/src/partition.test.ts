import type { LinkableClaim } from '@blotter/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimSets, killed, places, type Sketch, sample } from '../test/claim-samples.ts'
import { isFollower, linkability } from './linkability.ts'
import { partition } from './partition.ts'
import { searchFor, whereaboutsOf } from './reach.ts'
import { relation } from './relation.ts'

const idsOf = (groups: LinkableClaim[][]): string[][] => groups.map((group) => group.map(({ claim }) => claim.id))
const incidentsOf = (...sketches: Sketch[]): string[][] => idsOf(partition(sketches.map(sample)).incidents)
const heldOf = (...sketches: Sketch[]) =>
  partition(sketches.map(sample)).held.map(({ claim, reason }) => [claim.claim.id, reason])

describe('any set of claims', () => {
  it('gives the same partition in any order, and when claims come twice', () => {
    const shuffled = claimSets().chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray([...claims, ...claims], { minLength: claims.length * 2 })),
    )
    fc.assert(
      fc.property(shuffled, ([claims, other]) => {
        expect(partition(other)).toEqual(partition(claims))
      }),
    )
  })

  it('gives the same partition when one id comes with two contents', () => {
    const [small, large] = [sample({ id: 'a', casualties: [killed(3)] }), sample({ id: 'a', casualties: [killed(40)] })]
    const other = sample({ id: 'b', casualties: [killed(40)] })
    expect(partition([small, large, other])).toEqual(partition([large, other, small]))
  })

  it('has every linkable claim in one incident, and those that only join one in one or held', () => {
    fc.assert(
      fc.property(claimSets(), (claims) => {
        const { incidents, held } = partition(claims)
        const linked = incidents.flat().map(({ claim }) => claim.id)
        const waiting = held.map(({ claim }) => claim.claim.id)
        expect(new Set([...linked, ...waiting]).size).toBe(linked.length + waiting.length)
        for (const claim of claims) {
          const kind = linkability(claim)
          expect(linked.includes(claim.claim.id)).toBe(
            kind === 'linkable' || (isFollower(claim) && !waiting.includes(claim.claim.id)),
          )
          if (typeof kind === 'object') expect(waiting.includes(claim.claim.id)).toBe('held' in kind)
        }
      }),
    )
  })

  it('has no two differing claims of one article in one incident', () => {
    fc.assert(
      fc.property(claimSets(), (claims) => {
        for (const group of partition(claims).incidents) {
          for (const a of group)
            for (const b of group) if (a.articleId === b.articleId && a !== b) expect(relation(a, b).same).toBe(true)
        }
      }),
    )
  })

  it('loses no incident when claims placed by country only, or denials, come in', () => {
    fc.assert(
      fc.property(claimSets(), (claims) => {
        const placed = claims.filter((claim) => !isFollower(claim))
        const country = new Set(claims.filter((claim) => !placed.includes(claim)))
        const without = partition(claims).incidents.map((group) => group.filter((claim) => !country.has(claim)))
        expect(new Set(idsOf(without).map(String))).toEqual(new Set(idsOf(partition(placed).incidents).map(String)))
      }),
    )
  })

  it('partitions apart what does not relate', () => {
    fc.assert(
      fc.property(claimSets(), (claims) => {
        const parts = components(claims).flatMap((part) => idsOf(partition(part).incidents).map(String))
        expect(parts.sort()).toEqual(idsOf(partition(claims).incidents).map(String).sort())
      }),
    )
  })
})

/** The claims by who can be reached from whom over pairs that relate. */
const components = (claims: LinkableClaim[]): LinkableClaim[][] =>
  claims.reduce<LinkableClaim[][]>((parts, claim) => {
    const touching = parts.filter((part) => part.some((other) => relation(claim, other).same))
    return [...parts.filter((part) => !touching.includes(part)), [claim, ...touching.flat()]]
  }, [])

describe('relation and its window', () => {
  it('is symmetric', () => {
    fc.assert(
      fc.property(claimSets(6), (claims) => {
        for (const a of claims) for (const b of claims) expect(relation(a, b)).toEqual(relation(b, a))
      }),
    )
  })

  it('finds nothing outside of the candidate window', () => {
    fc.assert(
      fc.property(claimSets(8), (claims) => {
        for (const a of claims)
          for (const b of claims) {
            const { same, why } = relation(a, b)
            if (a === b || !same || why.includes('type:copy')) continue
            const search = searchFor(a, isFollower(b) ? 'vague' : 'placed')
            const there = whereaboutsOf(b)
            if (isFollower(a) && isFollower(b)) continue
            expect(there.keys.filter((key) => search.keys.includes(key))).not.toEqual([])
            expect(search.types).toContain(there.type)
            expect(there.from <= search.to && there.to >= search.from).toBe(true)
          }
      }),
    )
  })

  it('refuses a window for a claim without a date', () => {
    expect(() => searchFor(sample({ id: 'a', day: '' }), 'placed')).toThrow(
      expect.objectContaining({ code: 'claim-not-linkable' }),
    )
  })
})

describe('what is one incident', () => {
  it('two articles on one strike, the toll grown by the evening', () => {
    const morning = { id: 'a', casualties: [killed(3)], at: '2025-03-04T06:00:00Z' }
    const evening = { id: 'b', casualties: [killed(4)], at: '2025-03-04T18:00:00Z' }
    expect(incidentsOf(morning, evening)).toEqual([['a', 'b']])
  })

  it('a strike whose toll is five times as high by the evening', () => {
    const evening = { id: 'b', casualties: [killed(15)], at: '2025-03-04T20:00:00Z' }
    expect(incidentsOf({ id: 'a', casualties: [killed(3)] }, evening)).toEqual([['a', 'b']])
  })

  it('a bombing that another article calls a suicide bombing, eleven kilometres off', () => {
    const bombing = { id: 'a', type: 'attack.bombing' }
    expect(incidentsOf(bombing, { id: 'b', type: 'attack.suicide-bombing', where: places.mill })).toEqual([['a', 'b']])
  })

  it('a town and the province around it, a city and its quarter', () => {
    expect(incidentsOf({ id: 'a' }, { id: 'b', where: places.north })).toEqual([['a', 'b']])
    expect(incidentsOf({ id: 'a' }, { id: 'b', where: places.quarter })).toEqual([['a', 'b']])
  })

  it('a flood whose toll is still counted a week later, by a report that says so and names no day', () => {
    const flood: Sketch = { id: 'a', type: 'disaster.flood', casualties: [killed(12)] }
    const later = (day: string, why: string[]): Sketch => ({
      ...{ ...flood, id: 'b', day, basis: 'published', casualties: [killed(19)], why, at: `${day}T12:00:00Z` },
    })
    expect(incidentsOf(flood, later('2025-03-09', ['toll.rises']))).toEqual([['a', 'b']])
    expect(incidentsOf(flood, later('2025-03-09', []))).toEqual([['a'], ['b']])
    expect(incidentsOf(flood, later('2025-03-20', ['toll.rises']))).toEqual([['a'], ['b']])
  })

  it('a toll that is corrected to a fifth in words, and what tells only one of the two', () => {
    const wrong = { id: 'a', casualties: [killed(500)] }
    const corrected = { id: 'b', casualties: [{ ...killed(100), replaces: { min: 500, max: 500 } }] }
    const right = { id: 'c', casualties: [killed(100)] }
    expect(incidentsOf(wrong, corrected, right)).toEqual([['a', 'b', 'c']])
    expect(incidentsOf(wrong, right)).toEqual([['a'], ['c']])
  })

  it('a raid of one night that two articles date by its two days', () => {
    const raid = { type: 'attack.shooting', casualties: [killed(9)] }
    const late = { id: 'a', ...raid, written: 'late on Tuesday' }
    const early = { id: 'b', ...raid, day: '2025-03-05', written: 'early on Wednesday', casualties: [killed(12)] }
    expect(incidentsOf(late, early)).toEqual([['a', 'b']])
    expect(incidentsOf({ ...late, written: 'Tuesday' }, { ...early, written: 'Wednesday' })).toEqual([['a'], ['b']])
  })

  it('a car driven into a crowd that was first an accident, if the tolls agree', () => {
    const ramming = { id: 'b', type: 'attack.vehicle-ramming', casualties: [killed(5)] }
    expect(incidentsOf({ id: 'a', type: 'accident.road', casualties: [killed(5)] }, ramming)).toEqual([['a', 'b']])
    expect(incidentsOf({ id: 'a', type: 'accident.road', casualties: [killed(1)] }, ramming)).toEqual([['a'], ['b']])
  })

  it('a sinking that two articles date a day apart', () => {
    const sinking = { type: 'accident.maritime', casualties: [killed(22)] }
    expect(incidentsOf({ id: 'a', ...sinking }, { id: 'b', ...sinking, day: '2025-03-05' })).toEqual([['a', 'b']])
  })

  it('a sinking, and a report three days later whose only date is its own, if the tolls can follow', () => {
    const sinking: Sketch = { id: 'a', type: 'accident.maritime', day: '2025-03-02', casualties: [killed(22)] }
    const later: Sketch = { ...sinking, id: 'b', day: '2025-03-05', basis: 'published' }
    expect(incidentsOf(sinking, later)).toEqual([['a', 'b']])
    expect(incidentsOf(sinking, { ...later, casualties: [] })).toEqual([['a'], ['b']])
    expect(incidentsOf(sinking, { ...later, basis: 'text' })).toEqual([['a'], ['b']])
    expect(incidentsOf(sinking, { ...later, day: '2025-03-06' })).toEqual([['a'], ['b']])
  })

  it('a recap that gives the month only, by its equal toll', () => {
    const recap = { id: 'b', day: '2025-03-01', until: '2025-03-31', precision: 'month' as const }
    expect(incidentsOf({ id: 'a', casualties: [killed(17)] }, { ...recap, casualties: [killed(17)] })).toEqual([
      ['a', 'b'],
    ])
    expect(incidentsOf({ id: 'a' }, recap)).toEqual([['a'], ['b']])
  })

  it('one claim that an article gives twice', () => {
    expect(incidentsOf({ id: 'a', article: 'x' }, { id: 'b', article: 'x' })).toEqual([['a', 'b']])
  })

  it('near copies of which one was dated a day later', () => {
    const [copy, strike] = [{ copyGroup: 'g' }, { id: 'b', day: '2025-03-05' }]
    expect(incidentsOf({ id: 'a', ...copy }, { ...strike, ...copy })).toEqual([['a', 'b']])
    expect(incidentsOf({ id: 'a', ...copy }, strike)).toEqual([['a'], ['b']])
  })

  it('near copies that were read as two types', () => {
    const copy = { copyGroup: 'g', casualties: [killed(9)] }
    expect(incidentsOf({ id: 'a', ...copy }, { id: 'b', ...copy, type: 'conflict.shelling' })).toEqual([['a', 'b']])
  })

  it('a bus crash that two papers place in two villages of one province, with many dead', () => {
    const crash = { id: 'a', type: 'accident.road', casualties: [killed(21)] }
    const ridge = { ...crash, id: 'b', where: places.ridge, casualties: [killed(17)] }
    expect(incidentsOf(crash, ridge)).toEqual([['a', 'b']])
    expect(incidentsOf(crash, { ...ridge, casualties: [killed(2)] })).toEqual([['a'], ['b']])
    expect(incidentsOf(crash, { ...ridge, where: { ...places.ridge, admin1: 'South' } })).toEqual([['a'], ['b']])
  })

  it('a boat that sank on a lake, and one that sank off a town on its shore', () => {
    const lake = { name: 'Long Lake', path: ['Xanadu', 'Long Lake'], iso2: 'XA', lat: 1.3, lon: 0.2 }
    const where = { ...lake, precision: 'near' as const, basis: 'text' as const }
    const sinking = { type: 'accident.maritime', casualties: [killed(20)] }
    expect(incidentsOf({ ...sinking, id: 'a', where }, { ...sinking, id: 'b' })).toEqual([['a', 'b']])
    expect(incidentsOf({ ...sinking, id: 'a', where: { ...where, lat: 4 } }, { ...sinking, id: 'b' })).toHaveLength(2)
  })
})

describe('what is not', () => {
  it('an air strike and a shelling in one town on one day', () => {
    expect(incidentsOf({ id: 'a' }, { id: 'b', type: 'conflict.shelling' })).toEqual([['a'], ['b']])
  })

  it('strikes that another strike lies between, by place or by day', () => {
    expect(incidentsOf({ id: 'a' }, { id: 'b', where: places.ridge, day: '2025-03-05' })).toEqual([['a'], ['b']])
    const both = incidentsOf({ id: 'a' }, { id: 'b', where: places.north }, { id: 'c', where: places.ridge })
    expect(both.some((group) => group.includes('a') && group.includes('c'))).toBe(false)
  })

  it('strikes on one town on two days, each with a toll of its own', () => {
    const next = { id: 'b', day: '2025-03-05', casualties: [killed(7)], at: '2025-03-05T12:00:00Z' }
    expect(incidentsOf({ id: 'a', casualties: [killed(5)] }, next)).toEqual([['a'], ['b']])
  })

  it('two attacks of a day, the one reported later with a tenth of the toll', () => {
    const later = { id: 'b', casualties: [killed(6)], at: '2025-03-04T20:00:00Z' }
    expect(incidentsOf({ id: 'a', casualties: [killed(60)] }, later)).toEqual([['a'], ['b']])
  })

  it('attacks of one day whose tolls are factors apart, even when a third claim gives none', () => {
    const [few, many] = [
      { id: 'a', casualties: [killed(3)] },
      { id: 'c', casualties: [killed(40)] },
    ]
    expect(incidentsOf(few, { id: 'b' }, many)).toEqual([['a', 'b'], ['c']])
  })

  it('blasts of two days that killed as many, of soldiers and of policemen', () => {
    const blast = (id: string, day: string, group: 'soldier' | 'police'): Sketch => ({
      ...{ id, day, type: 'conflict.ied', casualties: [{ ...killed(2), group }] },
    })
    expect(incidentsOf(blast('a', '2025-03-04', 'soldier'), blast('b', '2025-03-05', 'police'))).toEqual([['a'], ['b']])
  })

  it('shelling of one city on three days, three dead each time', () => {
    const shelling = { type: 'conflict.shelling', casualties: [killed(3)] }
    const days = ['2025-03-04', '2025-03-05', '2025-03-06'].map((day, at) => ({ id: `${at}`, ...shelling, day }))
    expect(incidentsOf(...days)).toEqual([['0'], ['1'], ['2']])
  })

  it('two fires of a day in a city, of which one killed twenty times as many', () => {
    const fire = { type: 'accident.fire', casualties: [killed(2)] }
    expect(incidentsOf({ id: 'a', ...fire }, { id: 'b', ...fire, casualties: [killed(43)] })).toEqual([['a'], ['b']])
  })

  it('one bulletin for two neighbouring towns, in the same words', () => {
    const bulletin = { type: 'attack.shooting', casualties: [killed(1)], copyGroup: 'g' }
    expect(incidentsOf({ id: 'a', ...bulletin }, { id: 'b', ...bulletin, where: places.ridge })).toEqual([['a'], ['b']])
  })

  it('two claims of one article, although a third article has one that fits both', () => {
    const fires = { type: 'accident.fire', article: 'x' }
    const groups = incidentsOf(
      { id: 'a', ...fires },
      { id: 'b', ...fires, where: places.mill },
      { id: 'c', type: 'accident.fire' },
    )
    expect(groups).toEqual([['a', 'c'], ['b']])
  })

  it('an attempt and a success that may be of two days', () => {
    const next: Sketch = { id: 'b', day: '2025-03-05', basis: 'published' }
    expect(incidentsOf({ id: 'a' }, next)).toEqual([['a', 'b']])
    expect(incidentsOf({ id: 'a' }, { ...next, execution: 'attempted' })).toEqual([['a'], ['b']])
  })

  it('a place far from the town that its path names', () => {
    const astray = { ...places.quarter, lat: 1.5 }
    expect(incidentsOf({ id: 'a' }, { id: 'b', where: astray })).toEqual([['a'], ['b']])
    expect(incidentsOf({ id: 'a' }, { id: 'b', where: { ...astray, lat: 0.47 } })).toEqual([['a'], ['b']])
  })

  it('the namesake across the border', () => {
    expect(incidentsOf({ id: 'a' }, { id: 'b', where: places.abroad })).toEqual([['a'], ['b']])
  })
})

describe('claims that wait', () => {
  it('by country only: joined to the single incident, held without one and with two', () => {
    const country = { id: 'c', where: places.country }
    expect(incidentsOf({ id: 'a' }, country)).toEqual([['a', 'c']])
    expect(heldOf(country)).toEqual([['c', 'country-only']])
    expect(heldOf({ id: 'a' }, { id: 'b', where: places.far }, country)).toEqual([['c', 'ambiguous']])
  })

  it('by country only, two from one article: one joins, the other waits', () => {
    const country: Sketch = { id: 'b', article: 'x', where: places.country }
    const surer: Sketch = { ...country, id: 'c', casualties: [killed(9)] }
    const sketches: Sketch[] = [{ id: 'a', casualties: [killed(9)] }, country, surer]
    expect([incidentsOf(...sketches), heldOf(...sketches)]).toEqual([[['a', 'c']], [['b', 'ambiguous']]])
  })

  it('by denial: joined to the single incident that it can be of, held without one', () => {
    const denial: Sketch = { id: 'd', status: 'denied', where: places.mill }
    expect(incidentsOf({ id: 'a' }, denial)).toEqual([['a', 'd']])
    expect(heldOf(denial, { id: 'b', where: places.far })).toEqual([['d', 'denied']])
    const two: Sketch[] = [
      { id: 'a', casualties: [killed(3)] },
      { id: 'b', casualties: [killed(40)] },
    ]
    expect(heldOf(...two, denial)).toEqual([['d', 'ambiguous']])
    expect(heldOf({ ...denial, day: '' }, { ...denial, id: 'e', where: null })).toEqual([])
  })

  it('without a date or a place: held; cumulative or threatened: in neither list', () => {
    expect(heldOf({ id: 'a', day: '' }, { id: 'b', where: null })).toEqual([
      ['a', 'undated'],
      ['b', 'unplaced'],
    ])
    const sketches: Sketch[] = [
      { id: 'a', status: 'cumulative' },
      { id: 'c', execution: 'threatened' },
    ]
    expect([incidentsOf(...sketches), heldOf(...sketches)]).toEqual([[], []])
  })
})
