import { incidentIdOf } from '@blotter/linking'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { decided } from '../test/decided.ts'
import { useLinkers } from '../test/linkers.ts'
import { countryOf, type Sketch } from '../test/reports.ts'

describe('the event of a claim', () => {
  const log = sharedLog()
  const { start, link } = useLinkers(log)

  const newsroom = (iso2: string) => {
    const country = countryOf(iso2)
    const strike = (id: string, more: Partial<Sketch> = {}) =>
      country.reported({ article: id, claims: [{ id, killed: 4, ...more }] })
    const idOf = (claim: string) => incidentIdOf(country.linkable({ article: claim, claims: [{ id: claim }] }))
    const eventsOf = async (stream: string) =>
      (await log().readStream(stream)).map(({ type, data }) => ({ type, data }))
    return {
      strike,
      idOf,
      claimId: country.claimId,
      openedOf: (claim: string) => eventsOf(`incident/${idOf(claim)}`).then((events) => events[0]),
      heldOf: (claim: string) =>
        eventsOf(`article/${country.articleId(claim)}`).then((events) =>
          events.find(({ type }) => type === 'ClaimHeld'),
        ),
    }
  }

  it('that opens an incident names the nearest claims that it is not one with, and why', async () => {
    start(1)
    const { strike, openedOf, claimId } = newsroom('GB')
    await link([strike('a'), strike('b', { killed: 60 }), strike('c', { day: 5, killed: 9 })])
    expect(await openedOf('a')).toMatchObject({ type: 'IncidentOpened', data: { candidates: [] } })
    expect((await openedOf('c'))?.data).toMatchObject({
      candidates: [
        { claimId: claimId('a'), score: expect.any(Number), why: expect.arrayContaining(['date:other-day']) },
        { claimId: claimId('b'), score: 0, why: ['toll:killed-apart'] },
      ],
    })
  })

  it('that waits names the incidents that it can be, and the claims that it was compared with', async () => {
    start(1)
    const { strike, heldOf, idOf, claimId } = newsroom('GC')
    await link([strike('a'), strike('b', { town: 3 }), strike('v', { town: null })])
    expect((await heldOf('v'))?.data).toMatchObject({
      reason: 'ambiguous',
      fits: [idOf('a'), idOf('b')],
      candidates: [{ claimId: claimId('a') }, { claimId: claimId('b') }],
    })
    await link([strike('w', { town: null, killed: 90 })])
    expect((await heldOf('w'))?.data).toMatchObject({
      reason: 'country-only',
      fits: [],
      candidates: expect.arrayContaining([{ claimId: claimId('a'), score: 0, why: ['toll:killed-apart'] }]),
    })
  })

  it('that repeats what was retracted names that', async () => {
    start(1)
    const { strike, heldOf, claimId } = newsroom('GD')
    await link([strike('a'), decided({ kind: 'retracted', claims: [claimId('a')] }), strike('b')])
    expect((await heldOf('b'))?.data).toMatchObject({ reason: 'retracted', candidates: [{ claimId: claimId('a') }] })
  })
})
