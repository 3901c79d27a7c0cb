import { candidateWindow } from '@blotter/linking'
import { writeLinkedClaims } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { countryOf, type Report } from '../test/reports.ts'
import { neighbourhoodOf } from './neighbourhood.ts'

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

describe('the neighbourhood of a report', () => {
  const log = sharedLog()
  const fill = (country: ReturnType<typeof countryOf>, reports: Report[]) =>
    log().database.transaction((transaction) =>
      writeLinkedClaims(
        transaction,
        reports.flatMap(country.linkable).map((claim) => ({
          claim,
          incidentId: `incident-${claim.claim.id}`,
          heldReason: null,
          window: candidateWindow(claim),
        })),
      ),
    )
  const read = (country: ReturnType<typeof countryOf>) =>
    neighbourhoodOf(
      log().database,
      country.articleId('new'),
      country.linkable({ article: 'new', claims: [{ id: 'new', killed: 3 }] }),
    )

  it('holds what is related, and nothing else of a busy country', async () => {
    const country = countryOf('AA')
    await fill(country, [
      { article: 'same', claims: [{ id: 'same', killed: 3 }] },
      { article: 'far', claims: [{ id: 'far', town: 9 }] },
      { article: 'long-ago', claims: [{ id: 'long-ago', day: -300 }] },
      { article: 'other', claims: [{ id: 'other', type: 'accident.fire' }] },
    ])
    expect([...(await read(country)).open.keys()]).toEqual([country.claimId('same')])
  })

  it('costs in a country of 2,000 unrelated claims about what it costs in an empty one', async () => {
    const [busy, empty] = [countryOf('BB'), countryOf('CC')]
    const unrelated = Array.from({ length: 2_000 }, (_, at) => ({
      article: `u${at}`,
      claims: [{ id: `u${at}`, town: 1 + (at % 40), day: -(at % 500) }],
    }))
    await fill(busy, unrelated)
    await log().query('ANALYZE blotter_work.linked_claim')
    const times = { busy: [] as number[], empty: [] as number[] }
    for (let round = 0; round < 15; round += 1) {
      for (const [name, country] of [
        ['busy', busy],
        ['empty', empty],
      ] as const) {
        const started = performance.now()
        await read(country)
        times[name].push(performance.now() - started)
      }
    }
    expect((await read(busy)).open.size).toBe(0)
    expect(median(times.busy) / median(times.empty)).toBeLessThan(5)
  })
})
