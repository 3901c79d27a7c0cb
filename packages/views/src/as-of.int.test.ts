import type { NewEvent } from '@blotter/events'
import { catchUp, positionAt, projections } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { idOf, incident, source, viewOf } from '../test/made-up.ts'
import { type IncidentFilter, listIncidents } from './index.ts'

const revised = (name: string, day: string): NewEvent<'IncidentRevised'> => ({
  eventId: idOf(`${name} revised`),
  streamId: `incident/${idOf(`${name} incident`)}`,
  type: 'IncidentRevised',
  data: { changes: [], incident: viewOf('disaster.flood', 'XA', day), because: [] },
  source,
})
const retracted = (name: string): NewEvent<'IncidentRetracted'> => ({
  eventId: idOf(`${name} retracted`),
  streamId: `incident/${idOf(`${name} incident`)}`,
  type: 'IncidentRetracted',
  data: { reason: 'it was an exercise' },
  source,
})
const undated = {
  ...viewOf('disaster.flood', 'XC', '2025-01-01'),
  when: { start: null, end: null, precision: 'unknown', basis: 'none' } as const,
}

describe('incidents as of', () => {
  const log = sharedLog()
  beforeAll(async () => {
    const document = await log().documents.put('Sentence. And another one.')
    // Positions 1 to 3, 4 to 6, 7, 8, and 9 to 11.
    await log().append(incident('flood', document, viewOf('disaster.flood', 'XA', '2025-03-04')))
    await log().append(incident('strike', document, viewOf('conflict.air-strike', 'XB', '2025-03-09')))
    await log().append([revised('flood', '2025-03-05')])
    await log().append([retracted('strike')])
    await log().append(incident('undated', document, undated))
    for (const projection of projections) await catchUp(log(), projection)
  })
  const known = async (filter: Partial<IncidentFilter>) =>
    (await listIncidents(log(), { limit: 10, ...filter })).map(({ claims, incident: { when } }) => [
      claims[0]?.claim.id,
      when.start,
    ])

  it.each([
    [0, []],
    [3, [['flood', '2025-03-04']]],
    [
      6,
      [
        ['strike', '2025-03-09'],
        ['flood', '2025-03-04'],
      ],
    ],
    [
      7,
      [
        ['strike', '2025-03-09'],
        ['flood', '2025-03-05'],
      ],
    ],
    [8, [['flood', '2025-03-05']]],
  ])('position %i are those known then, as they were known then', async (asOf, wanted) => {
    expect(await known({ asOf })).toEqual(wanted)
  })

  it.each<Partial<IncidentFilter>>([
    {},
    { type: 'disaster' },
    { type: 'disas' },
    { country: 'xa' },
    { since: '2025-03-05' },
    { since: '2025-03-06' },
    { until: '2025-03-05' },
    { validAt: '2025-03-04' },
    { validAt: '2025-03-05' },
    { limit: 1 },
  ])('the head are exactly those of now, by %o', async (filter) => {
    const now = await listIncidents(log(), { limit: 10, ...filter })
    expect(await listIncidents(log(), { limit: 10, ...filter, asOf: 11 })).toEqual(now)
  })

  it('a position, and valid at a date, are what we believed then of what had happened by that date', async () => {
    expect(await known({ asOf: 6, validAt: '2025-03-04' })).toEqual([['flood', '2025-03-04']])
    expect(await known({ asOf: 7, validAt: '2025-03-04' })).toEqual([])
    expect(await known({ validAt: '2025-03-05' })).toEqual([['flood', '2025-03-05']])
  })

  it('have without a date happened by the day that they were recorded on', async () => {
    const today = new Date().toISOString().slice(0, 10)
    expect(await known({ country: 'XC', validAt: today })).toEqual([['undated', null]])
    expect(await known({ country: 'XC', validAt: '2025-03-04' })).toEqual([])
  })

  it('a record time are those of the last event recorded by then', async () => {
    const at = async (position: number) => (await log().readAt(position))?.recordedAt ?? ''
    const before = new Date(Date.parse(await at(1)) - 1).toISOString()
    expect(await positionAt(log(), before)).toBe(0)
    // Record times are finer than the milliseconds of an event read: the next one holds what was recorded in it.
    const after = new Date(Date.parse(await at(11)) + 1).toISOString()
    expect(await positionAt(log(), after)).toBe(11)
    const rows = await log().query<{ position: number; moment: string }>(
      'SELECT position::int, recorded_at::text AS moment FROM blotter.event_log',
    )
    for (const { moment } of rows) {
      const last = Math.max(...rows.filter((row) => row.moment <= moment).map(({ position }) => position))
      expect(await positionAt(log(), moment)).toBe(last)
    }
  })
})
