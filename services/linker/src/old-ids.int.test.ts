import type { NewEvent } from '@blotter/events'
import { incidentIdOf } from '@blotter/linking'
import { incidentsAnswering } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { decided } from '../test/decided.ts'
import { useLinkers } from '../test/linkers.ts'
import { countryOf, type Sketch } from '../test/reports.ts'

describe('an id that an incident no longer has', () => {
  const log = sharedLog()
  const { start, link } = useLinkers(log)

  /** Reports of fires, each by an article of its own name, and the ids of incidents by their smallest claims. */
  const fireground = (iso2: string) => {
    const country = countryOf(iso2)
    const fire = (id: string, town: number, more: Partial<Sketch> = {}): NewEvent =>
      country.reported({ article: id, claims: [{ id, type: 'accident.fire', killed: 3, town, ...more }] })
    const idOf = (...claims: string[]): string =>
      incidentIdOf(claims.flatMap((id) => country.linkable({ article: id, claims: [{ id }] })))
    const answering = (claim: string) => incidentsAnswering(log(), idOf(claim))
    return { ...country, fire, idOf, answering }
  }

  it('leads to where its claims are when a merger was undone, not to what it was merged into', async () => {
    start(1)
    const { fire, claimId, idOf, answering } = fireground('OA')
    const merge = decided({ claims: ['m', 'p'].map(claimId) })
    await link([fire('m', 0), fire('p', 1), merge, fire('n', 1)])
    expect(await answering('p')).toEqual([idOf('m')])
    await link([decided({ kind: 'undone', undoes: merge.eventId })])
    expect(await answering('p')).toEqual([idOf('n', 'p')])
    expect(await answering('m')).toEqual([idOf('m')])
  })

  it('leads to all the incidents that its claims went to', async () => {
    start(1)
    const { fire, claimId, idOf, answering } = fireground('OB')
    await link([fire('m', 0), fire('p', 0)])
    await link([fire('a', 0)])
    expect(await answering('m')).toEqual([idOf('a')])
    await link([decided({ kind: 'apart', claims: [claimId('p')], others: ['a', 'm'].map(claimId) })])
    expect(await answering('m')).toEqual([idOf('a'), idOf('p')].toSorted())
    expect(await answering('a')).toEqual([idOf('a')])
  })

  it('leads from one id to the next when a smaller one came again and again', async () => {
    start(1)
    const { fire, idOf, answering } = fireground('OC')
    for (const id of ['p', 'n', 'm']) await link([fire(id, 0)])
    for (const id of ['p', 'n', 'm']) expect(await answering(id)).toEqual([idOf('m')])
  })

  it('leads to where an article tells it now that it was edited, and the toll is revised, not told anew', async () => {
    start(1)
    const { reported, linkable } = countryOf('OE')
    const told = (id: string, killed: number, version: number) =>
      reported({ article: 'x', claims: [{ id, type: 'accident.fire', killed, town: 0 }] }, version)
    await link([told('y', 12, 1)])
    await link([told('z', 14, 2)])
    const idOf = (id: string) => incidentIdOf(linkable({ article: 'x', claims: [{ id }] }))
    expect(await incidentsAnswering(log(), idOf('y'))).toEqual([idOf('z')])
    const revisions = (await log().readStream(`incident/${idOf('z')}`)).flatMap((event) =>
      event.type === 'IncidentRevised' ? event.data.changes : [],
    )
    expect(revisions).toContainEqual(
      expect.objectContaining({ field: 'toll.killed', from: expect.objectContaining({ best: 12 }) }),
    )
  })

  it('leads nowhere when nothing stands any more, back when the retraction is taken back, and is unknown if it never was', async () => {
    start(1)
    const { fire, claimId, idOf, answering } = fireground('OD')
    const retraction = decided({ kind: 'retracted', claims: [claimId('p')] })
    await link([fire('p', 0), retraction])
    expect(await answering('p')).toEqual([])
    await link([fire('n', 0), decided({ kind: 'undone', undoes: retraction.eventId })])
    expect(await answering('p')).toEqual([idOf('n', 'p')])
    expect(await answering('never')).toBeNull()
  })
})
