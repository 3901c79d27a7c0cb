import { randomUUID } from 'node:crypto'
import type { IncidentType, IncidentView, NewEvent } from '@blotter/events'
import {
  addReplay,
  besideReaders,
  catchUp,
  changeReplay,
  type Log,
  projections,
  replaySource,
  standStill,
  standstillAt,
} from '@blotter/log'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { idOf, incident, source, viewOf } from '../test/made-up.ts'
import { listIncidents, sincePosition } from './index.ts'

const day = '2025-03-04'
const revised = (type: IncidentType): NewEvent<'IncidentRevised'> => ({
  eventId: idOf(`revised to ${type}`),
  streamId: `incident/${idOf('blast incident')}`,
  type: 'IncidentRevised',
  data: { changes: [], incident: viewOf(type, 'XA', day) as IncidentView, because: [] },
  source,
})

const typesAt = async (log: Log, asOf?: number) =>
  (await listIncidents(log, { limit: 10, asOf })).map((row) => row.incident.type)

/** A log in which a replay has appended half of what it found, and readers stand still before that. */
const halfPromoted = async () => {
  const log = await freshLog()
  const document = await log.documents.put('Sentence. And another one.')
  await log.append(incident('blast', document, viewOf('attack.bombing', 'XA', day)))
  for (const projection of projections) await catchUp(log, projection)
  const id = randomUUID()
  await addReplay(log, {
    ...{ id, stage: 'extract', selection: {}, versions: [], undoes: null, listed: 0, gold: null },
    ...{ who: 'amina', why: null },
  })
  await changeReplay(log, { id, from: ['pinning'] }, { state: 'promoting' })
  const standsAt = await standStill(log)
  await log.append([revised('accident.explosion')])
  for (const projection of projections) await catchUp(log, projection)
  return { log, id, standsAt }
}

describe('incidents as of a moment within a promotion', () => {
  it('are what readers see, while it goes on', async () => {
    const { log, id, standsAt } = await halfPromoted()
    const head = await log.head()
    expect([standsAt, head]).toEqual([3, 4])
    expect(await standstillAt(log, head)).toEqual({ replay: id, from: 3, to: null })
    expect(await typesAt(log)).toEqual(['attack.bombing'])
    expect(await typesAt(log, head)).toEqual(['attack.bombing'])
  })

  it('are what readers saw then, once it is over, and from its end on what it made', async () => {
    const { log, id, standsAt } = await halfPromoted()
    await besideReaders(log, (moveOn) =>
      moveOn([
        {
          eventId: idOf('promoted'),
          streamId: `replay/${id}`,
          type: 'ReplayPromoted',
          data: { standsAt, articles: 1, versions: [] },
          source: replaySource(id),
        },
      ]),
    )
    await changeReplay(log, { id, from: ['promoting'] }, { state: 'promoted', endedAt: new Date().toISOString() })
    expect(await standstillAt(log, 4)).toEqual({ replay: id, from: 3, to: 5 })
    expect(await Promise.all([2, 3, 4, 5].map((position) => typesAt(log, position)))).toEqual([
      [],
      ['attack.bombing'],
      ['attack.bombing'],
      ['accident.explosion'],
    ])
    expect(await typesAt(log)).toEqual(['accident.explosion'])
    // Whoever read within it has to be told all of it.
    expect(await Promise.all([3, 4, 5].map((position) => sincePosition(log, { position })))).toEqual([3, 3, 5])
  })
})
