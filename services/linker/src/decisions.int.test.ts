import { deterministicId, type NewEvent } from '@blotter/events'
import { incidentIdOf } from '@blotter/linking'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { decided } from '../test/decided.ts'
import { useLinkers } from '../test/linkers.ts'
import { countryOf, type Report } from '../test/reports.ts'

/** Two fires 100 km apart, each told twice. */
const fires: Report[] = ['here-1', 'here-2', 'there-1', 'there-2'].map((name) => ({
  article: name,
  claims: [{ id: name, type: 'accident.fire', killed: 3, town: name.startsWith('here') ? 0 : 1 }],
}))

describe('what a person decided', () => {
  const log = sharedLog()
  const { start, link, linked } = useLinkers(log)
  const groupsIn = async (iso2: string) =>
    (await linked(iso2)).incidents.map(({ claims }) => claims.map((id) => id.slice(3)).join(' ')).toSorted()
  const tellOf = (country: ReturnType<typeof countryOf>, ...reports: Report[]) =>
    link(reports.map((report) => country.reported(report)))

  it('holds two incidents together under their name, until it is taken back', async () => {
    start(1)
    const country = countryOf('PA')
    await tellOf(country, ...fires)
    expect(await groupsIn('PA')).toEqual(['here-1 here-2', 'there-1 there-2'])
    const merge = decided({ claims: fires.flatMap(({ claims }) => claims.map(({ id }) => country.claimId(id))) })
    await link([merge])
    expect(await groupsIn('PA')).toEqual(['here-1 here-2 there-1 there-2'])
    const [there] = await log().query<{ id: string; data: { reason: string } }>(
      `SELECT stream_id AS id, data FROM blotter.event_log WHERE type = 'IncidentsMerged' AND data ->> 'into' = $1`,
      [incidentIdOf(fires.slice(0, 2).flatMap(country.linkable))],
    )
    expect(there?.data.reason).toBe('amina decided: The same fire.')
    // Linking goes on around it: one more report joins, an edited one stays.
    await tellOf(country, {
      article: 'there-3',
      claims: [{ id: 'there-3', type: 'accident.fire', killed: 3, town: 1 }],
    })
    await link([
      country.reported({ ...fires[0], claims: [{ id: 'here-1', type: 'accident.fire', killed: 4 }] } as Report, 2),
    ])
    expect(await groupsIn('PA')).toEqual(['here-1 here-2 there-1 there-2 there-3'])
    await link([decided({ kind: 'undone', undoes: merge.eventId })])
    expect(await groupsIn('PA')).toEqual(['here-1 here-2', 'there-1 there-2 there-3'])
  })

  it('holds for what a new version of an article says in other words, merger, split and retraction alike', async () => {
    start(1)
    const fire = (article: string, id: string, town = 0): Report => ({
      article,
      claims: [{ id, type: 'accident.fire', killed: 3, town }],
    })
    const reworded = (country: ReturnType<typeof countryOf>, article: string, town = 0) =>
      link([country.reported(fire(article, `${article}-reworded`, town), 2)])
    const together = countryOf('PH')
    await tellOf(together, ...fires)
    const claims = fires.flatMap((report) => report.claims.map(({ id }) => together.claimId(id)))
    const merge = decided({ claims })
    await link([merge])
    await reworded(together, 'there-1', 1)
    await reworded(together, 'there-2', 1)
    expect(await groupsIn('PH')).toEqual(['here-1 here-2 there-1-reworded there-2-reworded'])
    await link([decided({ kind: 'undone', undoes: merge.eventId })])
    expect(await groupsIn('PH')).toEqual(['here-1 here-2', 'there-1-reworded there-2-reworded'])
    const apart = countryOf('PI')
    await tellOf(apart, ...fires.slice(0, 2))
    const [one = '', other = ''] = ['here-1', 'here-2'].map(apart.claimId)
    await link([decided({ kind: 'apart', claims: [one], others: [other] })])
    await reworded(apart, 'here-2')
    expect(await groupsIn('PI')).toEqual(['here-1', 'here-2-reworded'])
    const hoax = countryOf('PJ')
    await tellOf(hoax, ...fires.slice(0, 1))
    await link([decided({ kind: 'retracted', claims: [hoax.claimId('here-1')] })])
    await reworded(hoax, 'here-1')
    expect(await linked('PJ')).toEqual({ incidents: [], held: [[hoax.claimId('here-1-reworded'), 'retracted']] })
    // What the article tells in another sentence is its own matter.
    const more: Report = { article: 'here-1', claims: [{ id: 'flood', type: 'disaster.flood', killed: 9 }] }
    const told = hoax.reported(more, 3)
    const elsewhere = told.data.claims.map((claim) => ({ ...claim, span: { start: 20, end: 30 } }))
    await link([{ ...told, data: { ...told.data, claims: elsewhere } }])
    expect(await groupsIn('PJ')).toEqual(['flood'])
  })

  it('keeps apart what linking would join', async () => {
    start(1)
    const country = countryOf('PB')
    await tellOf(country, ...fires.slice(0, 2))
    const [one, other] = ['here-1', 'here-2'].map(country.claimId)
    await link([decided({ kind: 'apart', claims: [one ?? ''], others: [other ?? ''] })])
    expect(await groupsIn('PB')).toEqual(['here-1', 'here-2'])
    await link([country.reported(fires[1] as Report, 2)])
    expect(await groupsIn('PB')).toEqual(['here-1', 'here-2'])
  })

  it('retracts an incident for good, also when it is told again, and gives it back', async () => {
    start(1)
    const country = countryOf('PC')
    await tellOf(country, ...fires)
    const claims = ['here-1', 'here-2'].map(country.claimId)
    const retraction = decided({ kind: 'retracted', claims, why: 'A hoax.' })
    await link([retraction])
    await tellOf(country, { article: 'again', claims: [{ id: 'again', type: 'accident.fire', killed: 3 }] })
    expect(await groupsIn('PC')).toEqual(['there-1 there-2'])
    expect((await linked('PC')).held.map(([id, reason]) => [id.slice(3), reason])).toEqual([
      ['again', 'retracted'],
      ['here-1', 'retracted'],
      ['here-2', 'retracted'],
    ])
    const stream = await log().readStream(`incident/${incidentIdOf(fires.slice(0, 2).flatMap(country.linkable))}`)
    expect(stream.at(-1)).toMatchObject({ type: 'IncidentRetracted', data: { reason: 'amina decided: A hoax.' } })
    await link([decided({ kind: 'undone', undoes: retraction.eventId })])
    expect(await groupsIn('PC')).toEqual(['again here-1 here-2', 'there-1 there-2'])
  })

  it('comes to the same, whether before or after the reports, and one at a time or all together', async () => {
    const ends = new Set<string>()
    for (const [at, order] of [
      [0, [0, 1, 2, 3, 4, 5]],
      [1, [4, 5, 3, 2, 1, 0]],
      [2, [2, 4, 0, 5, 1, 3]],
    ] as const) {
      const country = countryOf(`Q${'ABC'[at]}`)
      const ids = fires.flatMap(({ claims }) => claims.map(({ id }) => country.claimId(id)))
      const events: NewEvent[] = [
        ...fires.map((report) => country.reported(report)),
        decided({ claims: [ids[0] ?? '', ids[2] ?? ''] }, deterministicId('merge', at)),
        decided({ kind: 'apart', claims: [ids[3] ?? ''], others: ids.slice(0, 3) }, deterministicId('split', at)),
      ]
      const end = start(1)
      for (const index of order) await link(events.slice(index, index + 1))
      await end()
      ends.add((await groupsIn(country.iso2)).join(', '))
    }
    expect([...ends]).toEqual(['here-1 here-2 there-1, there-2'])
  })
})
