import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { killed, places, type Sketch, sample } from '../test/claim-samples.ts'
import { viewOf } from './view.ts'

const at = (hour: number): string => new Date(Date.UTC(2025, 2, 4, hour)).toISOString()

const sources = {
  ministry: { feed: 'ministry', feedCountry: 'XA', feedKind: 'official' },
  police: { feed: 'police', feedCountry: 'XA', feedKind: 'official' },
  agency: { feed: 'agency', feedCountry: 'XA', feedKind: 'agency' },
  blog: { feed: 'blog' },
  stranger: {},
} satisfies Record<string, Partial<Sketch>>

type Said = readonly [source: keyof typeof sources, figure: number, hour: number]

const viewAfter = (...said: Said[]) =>
  viewOf(
    said.map(([source, figure, hour], index) =>
      sample({ id: `c${index}`, ...sources[source], casualties: [killed(figure)], at: at(hour) }),
    ),
  )
const killedAfter = (...said: Said[]) => viewAfter(...said).toll.killed

describe('one wrong high figure', () => {
  const rumour: Said[] = [
    ['ministry', 20, 10],
    ['blog', 90, 11],
  ]

  it('of a lighter source waits as the top of the range', () => {
    expect(killedAfter(...rumour)).toMatchObject({ low: 20, best: 20, high: 90 })
    expect(killedAfter(...rumour, ['stranger', 90, 12])).toMatchObject({ best: 20, high: 90 })
  })

  it('stands once as much weight of voices gives it', () => {
    expect(killedAfter(...rumour, ['police', 90, 12])).toMatchObject({ low: 20, best: 90, high: 90 })
  })

  it('is believed at once where nobody heavier has spoken, and as a rise of another day', () => {
    expect(killedAfter(['stranger', 20, 10], ['blog', 90, 11])?.best).toBe(90)
    expect(killedAfter(['ministry', 20, 10], ['blog', 90, 40])?.best).toBe(90)
  })

  it('goes when those who know better repeat what was believed before', () => {
    const believed: Said[] = [
      ['ministry', 20, 10],
      ['blog', 90, 20],
    ]
    expect(killedAfter(...believed)?.best).toBe(90)
    expect(killedAfter(...believed, ['ministry', 20, 21])).toMatchObject({ low: 20, best: 20, high: 90 })
    const all: Said[] = [
      ['ministry', 20, 21],
      ['police', 20, 22],
      ['agency', 20, 23],
      ['ministry', 20, 40],
      ['blog', 20, 60],
    ]
    expect(killedAfter(...believed, ...all)).toMatchObject({ low: 20, best: 20, high: 20 })
    expect(killedAfter(...rumour, ...all)).toMatchObject({ low: 20, best: 20, high: 20 })
  })
})

describe('a figure that was left behind', () => {
  it('comes back as a correction on another day', () => {
    expect(killedAfter(['stranger', 12, 0], ['stranger', 14, 24], ['stranger', 12, 48])).toMatchObject({
      low: 12,
      best: 12,
      high: 12,
    })
  })

  it('is old news when a single voice repeats it in the same hours, and stands in the range', () => {
    const repeated: Said[] = [
      ['stranger', 12, 9],
      ['stranger', 14, 10],
      ['stranger', 12, 11],
    ]
    expect(killedAfter(...repeated)).toMatchObject({ low: 12, best: 14, high: 14 })
    expect(killedAfter(...repeated, ['stranger', 12, 12])?.best).toBe(12)
  })

  it('comes back at once when the feed that gave the newer one takes it back', () => {
    const said: Said[] = [
      ['ministry', 12, 9],
      ['ministry', 14, 10],
    ]
    expect(killedAfter(...said, ['ministry', 12, 11])).toMatchObject({ low: 12, best: 12, high: 12 })
    expect(killedAfter(...said, ['stranger', 12, 11])?.best).toBe(14)
  })

  it('is not brought back by one that has said something else since', () => {
    const said: Said[] = [
      ['ministry', 20, 0],
      ['ministry', 12, 20],
      ['police', 20, 21],
    ]
    expect(killedAfter(...said, ['police', 12, 22], ['blog', 20, 23])?.best).toBe(12)
  })
})

describe('a figure that was a slip', () => {
  it('is left for those close to each other, none of which is told twice', () => {
    const slip: Said[] = [
      ['stranger', 120, 0],
      ['blog', 12_000, 8],
      ['stranger', 125, 9],
    ]
    expect(killedAfter(...slip)).toMatchObject({ low: 125, best: 12_000 })
    expect(killedAfter(...slip, ['stranger', 131, 10])).toMatchObject({ best: 131, byClaim: ['c3'] })
    expect(killedAfter(...slip, ['blog', 40, 10])?.best).not.toBe(131)
  })

  it('is corrected to less than half by whoever is no lighter and names it, and by its own feed in words', () => {
    const correcting = (source: Partial<Sketch>, replaces?: { min: number; max: number }) => {
      const wrong = sample({ id: 'a', ...sources.agency, casualties: [killed(150)], at: at(0) })
      const casualties = [{ ...killed(60), ...(replaces && { replaces }) }]
      return viewOf([wrong, sample({ id: 'b', ...source, casualties, at: at(1) })]).toll.killed?.best
    }
    const named = { min: 150, max: 150 }
    expect([correcting(sources.police), correcting(sources.agency), correcting(sources.blog, named)]).toEqual([
      ...[60, 150, 150],
    ])
    expect([correcting(sources.agency, named), correcting({ ...sources.agency, feed: 'wire' }, named)]).toEqual([
      60, 60,
    ])
  })
})

describe('a sum over a province', () => {
  const told = (where: NonNullable<Sketch['where']>, figure: number, source: Partial<Sketch> = sources.stranger) => ({
    ...{ ...source, where, casualties: [killed(figure)] },
  })
  const bestOf = (...said: Partial<Sketch>[]) =>
    viewOf(said.map((one, index) => sample({ ...one, id: `c${index}`, at: at(index) }))).toll.killed

  it('is the top of the range of a town that lies in it, for six hours or until more weight of voices gives it', () => {
    const both = [told(places.harbour, 12), told(places.north, 28)]
    expect(bestOf(...both)).toMatchObject({ low: 12, best: 12, high: 28 })
    expect(bestOf(...both, told(places.north, 30, sources.ministry))?.best).toBe(30)
    expect(bestOf(told(places.north, 12), told(places.north, 28))?.best).toBe(28)
    const hours = Array.from({ length: 7 }, () => ({}))
    expect(bestOf(told(places.harbour, 12), ...hours, told(places.north, 28))?.best).toBe(28)
  })
})

describe('sources agree', () => {
  const agree = (...said: Said[]): boolean =>
    viewAfter(...said).confidence?.because.some(({ value }) => value === 'sources agree') ?? false

  it('when two voices give the figure, and none that still counts gives another', () => {
    expect(agree(['ministry', 20, 10], ['blog', 20, 11])).toBe(true)
    expect(agree(['ministry', 20, 10], ['ministry', 20, 11])).toBe(false)
    expect(agree(['ministry', 20, 10], ['blog', 20, 11], ['stranger', 19, 12])).toBe(false)
    expect(agree(['ministry', 14, 10], ['blog', 20, 30])).toBe(false)
  })
})

describe('whatever was said', () => {
  it('one who repeats it until the weight is enough is heard', () => {
    const words = fc.record({
      source: fc.constantFrom('ministry' as const, 'police' as const, 'agency' as const, 'blog' as const),
      figure: fc.integer({ min: 1, max: 200 }),
      hours: fc.integer({ min: 0, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.integer({ min: 1, max: 200 }), (said, figure) => {
        let hour = 0
        const before = said.map(({ source, figure: told, hours }): Said => {
          hour += hours
          return [source, told, hour]
        })
        const all = Object.keys(sources) as (keyof typeof sources)[]
        const now = [...all, ...all].map((source, index): Said => [source, figure, hour + 10 + index])
        expect(killedAfter(...before, ...now)?.best).toBe(figure)
      }),
    )
  })
})
