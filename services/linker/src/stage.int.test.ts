import { sharedLog } from '@blotter/test/fresh-log.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedOf, useLinkers } from '../test/linkers.ts'
import { countryOf, type Report, type Sketch } from '../test/reports.ts'

/** A small world, so that most reports have something to do with each other. */
const sketches: fc.Arbitrary<Omit<Sketch, 'id'>> = fc.record({
  type: fc.constantFrom('conflict.air-strike', 'conflict.air-strike', 'conflict.shelling', 'accident.fire'),
  day: fc.constantFrom(3, 4, 4, null),
  until: fc.constantFrom(undefined, undefined, 4),
  town: fc.constantFrom(0, 0, 1, null),
  killed: fc.integer({ min: 1, max: 9 }),
  denied: fc.constantFrom(false, false, false, true),
})
const reports: fc.Arbitrary<Report[]> = fc
  .array(fc.tuple(fc.array(sketches, { minLength: 1, maxLength: 2 }), fc.integer({ min: 1, max: 23 })), {
    minLength: 6,
    maxLength: 9,
  })
  .map((list) =>
    list.map(([claims, hour], at) => ({
      article: `a${at}`,
      hour,
      claims: claims.map((claim, index) => ({ ...claim, id: `${at}-${index}` })),
    })),
  )

describe('the link stage', () => {
  const log = sharedLog()
  const { start, link, linked, appended } = useLinkers(log)
  let countries = 0
  const freshCountry = () => {
    countries += 1
    return countryOf(
      `${String.fromCharCode(65 + Math.floor(countries / 26))}${String.fromCharCode(65 + (countries % 26))}`,
    )
  }

  it.each([1, 3])('comes to the same incidents and tolls in any order, with %i at work', async (workers) => {
    start(workers)
    const shuffled = reports.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([list, other]) => {
        for (const order of [list, other]) {
          const country = freshCountry()
          await link(order.map((report) => country.reported(report)))
          expect(await linked(country.iso2)).toEqual(expectedOf(list.flatMap((report) => country.linkable(report))))
        }
      }),
      { numRuns: 4, seed: 7, endOnFailure: true },
    )
  })

  it('takes claims out that a later version of the article no longer makes', async () => {
    start(1)
    const country = freshCountry()
    const first: Report = {
      article: 'a',
      claims: [
        { id: 'stays', killed: 4 },
        { id: 'goes', town: 1, killed: 9 },
      ],
    }
    const other: Report = {
      article: 'b',
      claims: [
        { id: 'other', killed: 4 },
        { id: 'other-1', town: 1, killed: 9 },
      ],
    }
    await link([country.reported(first), country.reported(other)])
    const second: Report = { article: 'a', claims: [{ id: 'stays', killed: 5 }] }
    await link([country.reported(second, 2)])
    expect(await linked(country.iso2)).toEqual(expectedOf([second, other].flatMap(country.linkable)))
    expect((await linked(country.iso2)).incidents.map(({ claims }) => claims.length).toSorted()).toEqual([1, 2])
    expect(await appended(country.iso2)).toContain('ClaimUnlinked')
  })

  it('retracts an incident when its last claim is taken back', async () => {
    start(1)
    const country = freshCountry()
    const report: Report = { article: 'a', claims: [{ id: 'only', killed: 4 }] }
    await link([country.reported(report)])
    const [incident] = (await linked(country.iso2)).incidents
    await link([country.reported({ article: 'a', claims: [] }, 2)])
    expect(await linked(country.iso2)).toEqual({ incidents: [], held: [] })
    const stream = await log().readStream(`incident/${incident?.id}`)
    expect(stream.map(({ type }) => type)).toEqual(['IncidentOpened', 'ClaimUnlinked', 'IncidentRetracted'])
  })

  it('lets a claim that knows only the country wait, and join the incident that comes later', async () => {
    start(1)
    const country = freshCountry()
    const vague: Report = { article: 'vague', claims: [{ id: 'vague', town: null, killed: 4 }] }
    await link([country.reported(vague)])
    expect(await linked(country.iso2)).toEqual({ incidents: [], held: [[country.claimId('vague'), 'country-only']] })
    expect(await appended(country.iso2)).toEqual(['ClaimHeld'])
    const placed: Report = { article: 'placed', claims: [{ id: 'placed', killed: 4 }] }
    await link([country.reported(placed)])
    const { incidents, held } = await linked(country.iso2)
    expect(incidents).toMatchObject([{ claims: [country.claimId('placed'), country.claimId('vague')] }])
    expect(held).toEqual([])
  })

  it('lets it wait again when a second incident could be the one', async () => {
    start(1)
    const country = freshCountry()
    const list: Report[] = [
      { article: 'vague', claims: [{ id: 'vague', town: null }] },
      { article: 'here', claims: [{ id: 'here' }] },
      { article: 'there', claims: [{ id: 'there', town: 1 }] },
    ]
    for (const report of list) await link([country.reported(report)])
    expect(await linked(country.iso2)).toEqual(expectedOf(list.flatMap(country.linkable)))
    expect((await linked(country.iso2)).held).toEqual([[country.claimId('vague'), 'ambiguous']])
  })

  it('points from an incident to the one that it turned out to be', async () => {
    start(1)
    const country = freshCountry()
    // Strikes on one town, a day apart, are two incidents; one report of both days is about both.
    const list: Report[] = [
      { article: 'a', claims: [{ id: 'a', day: 3 }] },
      { article: 'c', claims: [{ id: 'c', day: 4 }] },
      { article: 'b', claims: [{ id: 'b', day: 3, until: 4 }] },
    ]
    for (const report of list) await link([country.reported(report)])
    const { incidents } = await linked(country.iso2)
    expect(incidents).toEqual(expectedOf(list.flatMap(country.linkable)).incidents)
    expect(incidents).toHaveLength(1)
    const merged = await log().query<{ into: string }>(
      "SELECT data ->> 'into' AS into FROM blotter.event_log WHERE type = 'IncidentsMerged' AND data::text LIKE $1",
      [`%"${country.iso2}-%`],
    )
    expect(merged).toEqual([{ into: incidents[0]?.id }])
  })
})
