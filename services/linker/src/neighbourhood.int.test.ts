import { constraintsOf } from '@blotter/linking'
import { writeLinkedClaims } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { countryOf, type Report } from '../test/reports.ts'
import { openKnownClaims, standOf } from './known-claims.ts'
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
          fits: [],
          from: null,
          to: standOf(claim),
        })),
      ),
    )
  const read = async (country: ReturnType<typeof countryOf>, town = 0) => {
    const claims = country.linkable({ article: 'new', claims: [{ id: 'new', killed: 3, town }] })
    const replaced = new Map([[country.articleId('new'), claims]])
    const { before } = await log().database.transaction((transaction) =>
      neighbourhoodOf(openKnownClaims(transaction), { replaced, constraints: constraintsOf([]) }),
    )
    return [...before.keys()]
  }

  it('holds what is related, and nothing else of a busy country', async () => {
    const country = countryOf('AA')
    await fill(country, [
      { article: 'same', claims: [{ id: 'same', killed: 3 }] },
      { article: 'far', claims: [{ id: 'far', town: 9 }] },
      { article: 'long-ago', claims: [{ id: 'long-ago', day: -300 }] },
      { article: 'other', claims: [{ id: 'other', type: 'accident.fire' }] },
    ])
    expect(await read(country)).toEqual([country.claimId('same')])
  })

  it('costs on a day of 2,000 like claims of one country about what it costs in an empty one', async () => {
    const [busy, empty] = [countryOf('BB'), countryOf('CC')]
    const unrelated = Array.from({ length: 2_000 }, (_, at) => ({
      article: `u${at}`,
      claims: [{ id: `u${at}`, town: 1 + (at % 80) }],
    }))
    await fill(busy, unrelated)
    await log().query('ANALYZE blotter_work.linked_claim, blotter_work.linked_claim_key')
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
    expect(await read(busy)).toEqual([])
    expect(median(times.busy) / median(times.empty)).toBeLessThan(5)
  })
})
