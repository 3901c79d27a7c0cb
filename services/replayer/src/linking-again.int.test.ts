import { randomUUID } from 'node:crypto'
import { readProgress, toldViews } from '@blotter/log'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { activate, approve, enginesOf, publish, queuesFor, runUntil, type Story, start } from '../test/newsroom.ts'

const old = enginesOf('words-1', { blast: 'attack.bombing', flood: 'disaster.flood' })
const stories: Story[] = [
  { name: 'a-flood', day: '2026-03-02', text: 'A flood in Aro killed 4 people.' },
  { name: 'b-flood', day: '2026-03-02', text: 'The flood in Aro killed 5 people, the mayor said.' },
  { name: 'c-blast', day: '2026-03-05', text: 'A blast in Bela killed 2 people.' },
]

it('a replay that links again finds what was counted otherwise, tells it, and lists all of it again to undo that', async () => {
  const log = await freshLog()
  await activate(log, old)
  await publish(log, old, stories)
  const queues = await queuesFor(log)
  const [row] = await log.query<{ id: string }>(
    "SELECT incident_id AS id FROM blotter_work.linked_claim WHERE claim #>> '{claim,type}' = 'disaster.flood'",
  )
  const flood = row?.id ?? ''
  const view = (await toldViews(log.database, [flood])).get(flood)
  if (!view) throw new Error('no flood')
  const killed = { low: 1_005, best: 1_005, high: 1_005, asOf: null, byClaim: [] }
  await log.append([
    {
      eventId: randomUUID(),
      streamId: `incident/${flood}`,
      type: 'IncidentRevised',
      data: { changes: [], incident: { ...view, toll: { killed } }, because: [] },
      source: 'blotter/link',
    },
  ])
  const id = await start(log, { from: old, to: old, stage: 'link' })
  const { totals } = await runUntil({ log, queues, engines: old }, id, 'diffed')
  expect(totals).toMatchObject({ incidents: { before: 2, unchanged: 1, revised: 1, new: 0, gone: 0 } })
  await approve(log, id)
  const { standsAt } = await runUntil({ log, queues, engines: old }, id, 'promoted')
  const told = await toldViews(log.database, [flood])
  expect(told.get(flood)).toMatchObject({ toll: view.toll })
  const shown = await log.query('SELECT view FROM blotter_work.incident WHERE incident_id = $1', [flood])
  expect(shown).toMatchObject([{ view: { toll: view.toll } }])
  const undo = await start(log, { from: old, to: old, stage: 'link', undoes: id, listed: standsAt ?? 0 })
  await runUntil({ log, queues, engines: old }, undo, 'diffed')
  expect((await readProgress(log, undo)).all).toBe(3)
})
