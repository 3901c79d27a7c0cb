import type { LinkableClaim, NewEvent } from '@blotter/events'
import { copyGroupsOf } from '@blotter/linking'
import { type Input, performTogether, type Stage } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedOf, useLinkers } from '../test/linkers.ts'
import { countryOf, type Report, type Sketch } from '../test/reports.ts'
import { linkStage } from './stage.ts'

/** Times as many sets, for a soak; 26 at most, since each order has a country of its own. */
const SOAK = Number(process.env.SOAK ?? 1)
const SETS = 24

const stage = linkStage({ name: 'linking', version: '0.0.0', digest: 'made-up' }) as Stage &
  Required<Pick<Stage, 'runTogether'>> // it has both

/** A small world, so that most claims have something to do with each other. */
const sketches: fc.Arbitrary<Omit<Sketch, 'id'>> = fc.record({
  type: fc.constantFrom(
    ...['conflict.air-strike', 'conflict.air-strike', 'conflict.chemical', 'conflict.shelling', 'accident.fire'],
  ),
  day: fc.constantFrom(3, 4, 4, 5, null),
  until: fc.constantFrom(undefined, undefined, 5),
  town: fc.constantFrom(0, 0, 0, 1, null),
  precision: fc.constantFrom('town', 'town', 'village', 'province'),
  killed: fc.constantFrom(1, 2, 2, 3, 9, 12, 40),
  open: fc.boolean(),
  denied: fc.constantFrom(false, false, false, true),
})

/** An article as it comes: `story` of the text that it copies, `version` from 1, with the claims of that version. */
type Told = { article: string; story: number | null; version: number; hour: number; claims: Sketch[] }

const articles: fc.Arbitrary<Told[]> = fc
  .array(
    fc.record({
      versions: fc.array(fc.array(sketches, { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
      story: fc.constantFrom(null, null, 0, 0, 1),
      hour: fc.integer({ min: 1, max: 23 }),
    }),
    { minLength: 5, maxLength: 8 },
  )
  .map((list) =>
    list.flatMap(({ versions, story, hour }, at) =>
      versions.map((claims, index) => ({
        ...{ article: `a${at}`, story, hour, version: index + 1 },
        claims: claims.map((claim, ordinal) => ({ ...claim, id: `${at}-${ordinal}` })),
      })),
    ),
  )

/** A later version is read after an earlier one, whatever lies between. */
const inOrderOfVersions = (list: readonly Told[]): Told[] => {
  const waiting = Map.groupBy(
    list.toSorted((a, b) => a.version - b.version),
    ({ article }) => article,
  )
  return list.flatMap(({ article }) => waiting.get(article)?.shift() ?? [])
}

const orders = articles.chain((list) => {
  const order = fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }).map(inOrderOfVersions)
  return fc.tuple(fc.constant(list), order, order)
})

describe('claims in any order', () => {
  const log = sharedLog()
  const { linked } = useLinkers(log)
  let countries = 0
  const freshCountry = () => {
    countries += 1
    return countryOf(countries.toString(36).toUpperCase().padStart(2, '0'))
  }
  type Country = ReturnType<typeof freshCountry>

  const textOf = (country: Country, { article, story }: Told): string =>
    Array.from({ length: 60 }, (_, at) => `${country.iso2} ${story ?? article} ${at}`).join(' ')

  const reportOf = (country: Country, told: Told): Report => ({ ...told, text: textOf(country, told) })

  const link = async (country: Country, list: readonly Told[], together: number): Promise<void> => {
    await Promise.all(list.map((told) => log().documents.put(textOf(country, told))))
    for (let at = 0; at < list.length; at += together) {
      const events = list
        .slice(at, at + together)
        .map((told) => country.reported(reportOf(country, told), told.version))
      await performTogether(stage, await inputsOf(events), { log: log(), signal: new AbortController().signal })
    }
  }

  const inputsOf = async (events: NewEvent[]): Promise<Input[]> => {
    const { appended } = await log().append(events)
    const read = await Promise.all(appended.map(({ position }) => log().readAt(position)))
    return read.flatMap((event) => (event ? [{ position: event.position, event }] : []))
  }

  /** Claims of the last versions, with the groups of copies that their texts are in. */
  const expectedClaims = (country: Country, list: readonly Told[]): LinkableClaim[] => {
    const last = [...new Map(list.map((told) => [told.article, told])).values()].filter(
      ({ claims }) => claims.length > 0,
    )
    const groups = copyGroupsOf(
      last.map((told) => ({
        id: country.articleId(told.article),
        text: textOf(country, told),
        publishedAt: country.linkable(reportOf(country, told))[0]?.publishedAt ?? null,
      })),
    )
    return last.flatMap((told) =>
      country.linkable(reportOf(country, told)).map((claim) => {
        const group = groups.get(claim.articleId)
        return group === undefined ? claim : { ...claim, copyGroup: group }
      }),
    )
  }

  it(
    'one by one or some at a time, come to the same incidents, tolls and waiting claims',
    async () => {
      await fc.assert(
        fc.asyncProperty(orders, async ([list, ...others]) => {
          for (const [at, order] of others.entries()) {
            const country = freshCountry()
            await link(country, order, at === 0 ? 1 : 3)
            expect(await linked(country.iso2)).toEqual(expectedOf(expectedClaims(country, list)))
          }
        }),
        { numRuns: SETS * SOAK, seed: 20_250_304, endOnFailure: SOAK === 1 },
      )
    },
    60_000 * SOAK,
  )
})
