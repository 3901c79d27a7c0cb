import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimSets, killed, places, type Sketch, sample } from '../test/claim-samples.ts'
import { partition } from './partition.ts'
import { timelineOf } from './timeline.ts'
import { viewOf } from './view.ts'

const at = (hour: number): string => new Date(Date.UTC(2025, 2, 4, hour)).toISOString()
const killedOf = (...sketches: Sketch[]) => viewOf(sketches.map(sample)).toll.killed

describe('any incident', () => {
  it('is viewed the same in any order of its claims', () => {
    const shuffled = claimSets()
      .filter(({ length }) => length > 0)
      .chain((claims) => fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })))
    fc.assert(
      fc.property(shuffled, ([claims, other]) => {
        expect(viewOf(other)).toEqual(viewOf(claims))
        expect(timelineOf(other)).toEqual(timelineOf(claims))
      }),
    )
  })

  it('has low ≤ best ≤ high in every toll, now and at each time before', () => {
    fc.assert(
      fc.property(claimSets(), (claims) => {
        for (const group of partition(claims).incidents) {
          for (const toll of [viewOf(group).toll, ...timelineOf(group).map((point) => point.toll)]) {
            for (const { low, best, high } of Object.values(toll)) {
              expect(low).toBeLessThanOrEqual(best)
              expect(best).toBeLessThanOrEqual(high ?? Number.POSITIVE_INFINITY)
            }
          }
        }
      }),
    )
  })

  it('ends its timeline with the toll of its view, parts aside', () => {
    const timed = claimSets()
      .map((claims) => claims.filter(({ publishedAt }) => publishedAt !== null))
      .filter(({ length }) => length > 0)
    fc.assert(
      fc.property(timed, (claims) => {
        const toll = Object.entries(viewOf(claims).toll).map(([kind, { parts: _, ...entry }]) => [kind, entry])
        expect(timelineOf(claims).at(-1)?.toll).toEqual(Object.fromEntries(toll))
      }),
    )
  })
})

describe('the toll', () => {
  it('rises with a later report and keeps the time and the claim of the figure', () => {
    const toll = killedOf(
      { id: 'a', casualties: [killed(22, null, 'at-least')], at: at(9) },
      { id: 'b', casualties: [killed(61)], at: at(40) },
    )
    const source = { claimId: 'b', at: at(40) }
    expect(toll).toEqual({ low: 61, best: 61, high: 61, asOf: at(40), byClaim: ['b'], lowBy: source, highBy: source })
  })

  it('names the claims that the ends of its range come from', () => {
    const toll = killedOf(
      { id: 'a', casualties: [killed(11)], at: at(9) },
      { id: 'b', casualties: [killed(14)], at: at(10) },
      { id: 'c', casualties: [killed(12)], at: at(11) },
    )
    expect(toll).toMatchObject({
      low: 11,
      best: 12,
      high: 14,
      lowBy: { claimId: 'a' },
      highBy: { claimId: 'b', at: at(10) },
    })
  })

  it('believes a lower figure at once when it comes from the country itself', () => {
    const abroad: Sketch[] = [
      { id: 'a', casualties: [killed(14)], at: at(9) },
      { id: 'b', casualties: [killed(14)], at: at(10) },
    ]
    const lower: Sketch = { id: 'c', casualties: [killed(11)], at: at(11) }
    expect(killedOf(...abroad, lower)?.best).toBe(14)
    expect(killedOf(...abroad, { ...lower, feedCountry: 'XA', feedKind: 'official' })?.best).toBe(11)
    expect(killedOf(...abroad, { ...lower, feedCountry: 'XB' })?.best).toBe(14)
  })

  it('keeps parts beside the whole, and adds none of them to it', () => {
    const child = (min: number) => ({ kind: 'killed' as const, min, group: 'child' as const, subsetOf: 0 })
    const toll = killedOf(
      { id: 'a', casualties: [killed(57), child(9)], at: at(9) },
      { id: 'b', casualties: [killed(57), child(12)], at: at(10) },
    )
    expect(toll).toMatchObject({ best: 57, parts: [{ group: 'child', low: 9, best: 12, high: 12, byClaim: ['b'] }] })
  })

  it('falls with a later correction, which an old report told again does not undo', () => {
    const corrected: Sketch[] = [
      { id: 'a', casualties: [killed(61)], at: at(0) },
      { id: 'b', casualties: [killed(58)], at: at(60) },
    ]
    expect(killedOf(...corrected)?.best).toBe(58)
    // That somebody still says it stands in the range, until the correction is repeated and the hours are over.
    const again: Sketch = { id: 'c', casualties: [killed(61)], at: at(70) }
    expect(killedOf(...corrected, again)).toMatchObject({ low: 58, best: 58, high: 61 })
    const since: Sketch = { id: 'd', casualties: [killed(58)], at: at(80) }
    expect(killedOf(...corrected, again, since)).toMatchObject({ low: 58, best: 58, high: 58 })
  })

  it('keeps a rival figure of the same hours as a range', () => {
    const toll = killedOf(
      { id: 'a', casualties: [killed(4)], at: at(9) },
      { id: 'b', casualties: [killed(11)], at: at(10) },
    )
    expect(toll).toMatchObject({ low: 4, best: 11, high: 11 })
  })

  it('has no rival in a figure that its own feed took back', () => {
    const old: Sketch = { id: 'a', feed: 'x', casualties: [killed(21)], at: at(9) }
    const now: Sketch = { id: 'b', feed: 'x', casualties: [killed(17)], at: at(10) }
    expect(killedOf(old, now)).toMatchObject({ low: 17, best: 17, high: 17 })
    expect(killedOf(old, { ...now, feed: 'y' })).toMatchObject({ low: 17, best: 17, high: 21 })
  })

  it('holds the newest number of missing, who turn up by and by and may be missed again', () => {
    const missing = (id: string, min: number, hour: number) =>
      sample({ id, casualties: [{ kind: 'missing', min }], at: at(hour) })
    const claims = [missing('a', 24, 1), missing('b', 7, 20), missing('c', 24, 40)]
    expect(timelineOf(claims).map(({ toll }) => toll.missing?.best)).toEqual([24, 7, 24])
  })

  it('does not fall for one voice against two in the same hours, unless a feed corrects itself', () => {
    const two: Sketch[] = [
      { id: 'a', feed: 'x', casualties: [killed(9)], at: at(9) },
      { id: 'b', feed: 'y', casualties: [killed(9)], at: at(10) },
    ]
    expect(killedOf(...two, { id: 'c', feed: 'z', casualties: [killed(7)], at: at(11) })).toMatchObject({
      low: 7,
      best: 9,
      high: 9,
    })
    expect(killedOf(...two, { id: 'c', feed: 'x', casualties: [killed(7)], at: at(11) })?.best).toBe(7)
  })

  it('takes a figure of less than half for a part, until more voices give it than the whole', () => {
    const whole: Sketch = { id: 'a', casualties: [killed(120)], at: at(9) }
    const part = (id: string, hour: number): Sketch => ({ id, casualties: [killed(14)], at: at(hour) })
    expect(killedOf(whole, part('b', 30))?.best).toBe(120)
    expect(killedOf(whole, part('b', 30), part('c', 40))?.best).toBe(14)
  })

  it('counts near copies as one voice', () => {
    const copies = ['a', 'b'].map((id): Sketch => ({ id, copyGroup: 'g', casualties: [killed(9)], at: at(9) }))
    expect(killedOf(...copies, { id: 'c', casualties: [killed(7)], at: at(11) })?.best).toBe(7)
  })

  it('prefers a figure to a rough word, before or after it', () => {
    const [rough, exact] = [killed(24, null, 'vague'), killed(31)]
    expect(
      killedOf({ id: 'a', casualties: [rough], at: at(1) }, { id: 'b', casualties: [exact], at: at(2) }),
    ).toMatchObject({ best: 31, high: 31 })
    expect(
      killedOf({ id: 'a', casualties: [exact], at: at(1) }, { id: 'b', casualties: [rough], at: at(2) }),
    ).toMatchObject({ best: 31, high: 31 })
  })

  it('adds up what stands beside, and leaves parts out', () => {
    const officer = { ...killed(1), group: 'police' as const }
    const children = { ...killed(2), group: 'child' as const, subsetOf: 1 }
    expect(killedOf({ id: 'a', casualties: [officer, killed(5), children] })).toMatchObject({
      low: 6,
      best: 6,
      high: 6,
    })
  })

  it('stays open at the top for "at least"', () => {
    expect(killedOf({ id: 'a', casualties: [killed(22, null, 'at-least')] })).toMatchObject({
      low: 22,
      best: 22,
      high: null,
    })
  })

  it('ends at the largest number that can be counted to', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(killedOf({ id: 'a', casualties: [killed(most), killed(most, most, 'about')] })).toMatchObject({
      best: most,
      high: most,
    })
  })

  it('invents no zero', () => {
    expect(viewOf([sample({ id: 'a' })]).toll).toEqual({})
  })

  it('has one point a report time, each knowing only what came before', () => {
    const claims = [
      { id: 'a', casualties: [killed(3)], at: at(6) },
      { id: 'b', casualties: [killed(4)], at: at(18) },
      { id: 'c', at: null },
    ]
    expect(timelineOf(claims.map(sample)).map(({ asOf, toll }) => [asOf, toll.killed?.best])).toEqual([
      [at(6), 3],
      [at(18), 4],
    ])
  })
})

describe('type, date and place', () => {
  it('are those of the claims that know them best', () => {
    const vague: Sketch = {
      id: 'a',
      type: 'attack.other',
      day: '2025-03-01',
      until: '2025-03-31',
      precision: 'month',
      where: places.north,
    }
    const view = viewOf([sample(vague), sample({ ...vague, id: 'b' }), sample({ id: 'c', type: 'attack.shooting' })])
    expect([view.type, view.when.start, view.where?.name]).toEqual(['attack.shooting', '2025-03-04', 'Harbour'])
    expect([view.when.span, view.where?.span]).toEqual([undefined, undefined])
  })

  it('are those of most voices among equals, a group of copies being one', () => {
    const copies = ['a', 'b', 'c'].map((id): Sketch => ({ id, copyGroup: 'g', type: 'attack.bombing' }))
    const others = ['d', 'e'].map((id): Sketch => ({ id, type: 'attack.suicide-bombing', at: at(1) }))
    expect(viewOf([...copies, ...others].map(sample)).type).toBe('attack.suicide-bombing')
  })

  it('need a claim', () => {
    expect(() => viewOf([])).toThrow(expect.objectContaining({ code: 'incident-empty' }))
  })
})

describe('the confidence', () => {
  const confidenceOf = (...sketches: Sketch[]) => viewOf(sketches.map(sample)).confidence

  it('grows with independent voices, of which copies are one', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id): Sketch => ({ id, casualties: [killed(4)], copyGroup: `of-${id}` }))
    if (!a || !b || !c) throw new Error('three sketches')
    expect(confidenceOf(a)).toMatchObject({ level: 'medium', voices: 1 })
    expect(confidenceOf(a, { ...b, copyGroup: 'of-a' })).toMatchObject({ level: 'medium', voices: 1 })
    expect(confidenceOf(a, b, c)).toMatchObject({ level: 'high', voices: 3 })
  })

  it('falls with who denies it, and nothing else does', () => {
    const told: Sketch[] = ['a', 'b', 'c'].map((id) => ({ id, casualties: [killed(4)] }))
    const denial: Sketch = { id: 'd', status: 'denied', casualties: [killed(9)], at: at(40), where: places.mill }
    const [without, denied] = [told, [...told, denial, { ...denial, id: 'e' }]].map((list) => viewOf(list.map(sample)))
    const { confidence: before, ...rest } = without ?? viewOf([])
    const { confidence: after, ...same } = denied ?? viewOf([])
    expect(same).toEqual(rest)
    expect([before?.level, after?.level]).toEqual(['high', 'medium'])
    expect(after).toEqual({
      level: 'medium',
      voices: 3,
      because: [...(before?.because ?? []), { what: 'denied', value: '2', points: -2 }],
    })
    expect(timelineOf([...told, denial].map(sample)).at(-1)?.toll).toEqual(rest.toll)
  })

  it('says why: a vague place and date, sources that disagree', () => {
    const confidence = confidenceOf(
      { id: 'a', casualties: [killed(4)], where: places.north, basis: 'published', at: '2025-03-04T10:00:00Z' },
      { id: 'b', casualties: [killed(12)], where: places.north, basis: 'published', at: '2025-03-04T11:00:00Z' },
    )
    expect(confidence).toEqual({
      level: 'low',
      voices: 2,
      because: [
        { what: 'voices', value: '2', points: 1 },
        { what: 'toll', value: '4 to 12', points: -1 },
        { what: 'place', value: 'admin1', points: 0 },
        { what: 'time', value: 'day, published', points: 0.5 },
      ],
    })
  })
})
