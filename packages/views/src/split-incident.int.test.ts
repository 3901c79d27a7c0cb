import type { NewEvent } from '@blotter/events'
import { catchUp, projections } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { idOf, incident, source, viewOf } from '../test/made-up.ts'
import { countAll, listIncidents } from './index.ts'

const claimOf = (name: string) => ({ articleId: idOf(name), claimId: name })
const streamOf = (name: string) => `incident/${idOf(`${name} incident`)}`
const view = viewOf('disaster.flood', 'XA', '2025-03-04')

/** A claim leaves its incident and opens another one. */
const moved = (name: string, from: string): NewEvent[] => [
  {
    eventId: idOf(`${name} unlinked`),
    streamId: streamOf(from),
    type: 'ClaimUnlinked',
    data: { claim: claimOf(name), reason: 'The claim is of another incident.' },
    source,
  },
  {
    eventId: idOf(`${name} reopened`),
    streamId: streamOf(`${name} part`),
    type: 'IncidentOpened',
    data: { claim: claimOf(name), incident: view, why: [] },
    source,
  },
]

const split = (name: string, parts: readonly string[]): NewEvent<'IncidentSplit'> => ({
  eventId: idOf(`${name} split`),
  streamId: streamOf(name),
  type: 'IncidentSplit',
  data: { to: parts.map((part) => idOf(`${part} part incident`)), reason: 'Its claims are of several incidents.' },
  source,
})

describe('an incident that was split', () => {
  const log = sharedLog()
  beforeAll(async () => {
    const document = await log().documents.put('Sentence. And another one.')
    const [article, reported, opened] = incident('second', document, view)
    if (!article || !reported || !opened) throw new Error('three events')
    const linked: NewEvent<'ClaimLinked'> = {
      eventId: idOf('second linked'),
      streamId: streamOf('whole'),
      type: 'ClaimLinked',
      data: { claim: claimOf('second'), candidates: [], why: [] },
      source,
    }
    await log().append([...incident('whole', document, view), article, reported, linked])
    for (const projection of projections) await catchUp(log(), projection)
  })
  const shown = async () => (await listIncidents(log(), { limit: 10 })).map(({ id, claims }) => [id, claims.length])

  it('stays beside its parts while it keeps a claim, and is none once all are in others', async () => {
    await log().append([...moved('second', 'whole'), split('whole', ['second'])])
    for (const projection of projections) await catchUp(log(), projection)
    const [whole, second] = [idOf('whole incident'), idOf('second part incident')]
    expect((await shown()).toSorted()).toEqual(
      [
        [whole, 1],
        [second, 1],
      ].toSorted(),
    )
    await log().append([...moved('whole', 'whole'), { ...split('whole', ['second', 'whole']), eventId: idOf('ended') }])
    for (const projection of projections) await catchUp(log(), projection)
    expect((await shown()).map(([id]) => id).toSorted()).toEqual([second, idOf('whole part incident')].toSorted())
    expect((await countAll(log())).incidents).toBe(2)
  })
})
