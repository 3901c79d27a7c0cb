import { discardReplay, restReplay } from '@blotter/acts'
import type { LogEvent } from '@blotter/events'
import {
  activateVersion,
  besideReaders,
  changeReplay,
  type Log,
  openReplay,
  replayNamed,
  StaleRead,
} from '@blotter/log'
import { DEFAULT_BUDGET } from '@blotter/replay'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import {
  activate,
  approve,
  articleIdOf,
  decide,
  enginesOf,
  publish,
  queuesFor,
  runUntil,
  type Story,
  start,
} from '../test/newsroom.ts'
import { adoptShadow } from './adoption.ts'
import { announce } from './promotion.ts'

const old = enginesOf('words-1', { blast: 'attack.bombing', flood: 'disaster.flood' })
/** Another version that reads all of it alike. */
const alike = enginesOf('words-4', { blast: 'attack.bombing', flood: 'disaster.flood' })
const better = enginesOf('words-2', { blast: 'accident.explosion', flood: 'disaster.flood' })

const flood: Story = { name: 'a-flood', day: '2026-03-02', text: 'A flood in Aro killed 4 people.' }
const blast: Story = { name: 'c-blast', day: '2026-03-05', text: 'A blast in Bela killed 2 people.' }
const laterFlood: Story = { name: 'f-flood', day: '2026-03-02', text: 'The flood in Aro killed 6 people, police said.' }
const laterBlast: Story = { name: 'g-blast', day: '2026-03-05', text: 'The blast in Bela killed 3 people.' }
const copy: Story = { ...laterFlood, name: 'h-copy' }

/** All that linking has of claims and articles, but where in the log their reports are. */
const linkedIn = (log: Log): Promise<unknown[]> =>
  log.query(
    `SELECT c.claim_id, c.incident_id, c.held_reason, c.fits, c.claim, a.copy_group
     FROM blotter_work.linked_claim AS c JOIN blotter_work.linked_article AS a USING (article_id)
     ORDER BY c.claim_id COLLATE "C"`,
  )

const claimsOf = async (log: Log, word: string): Promise<string[]> => {
  const rows = await log.query<{ id: string }>(
    `SELECT claim_id AS id FROM blotter_work.linked_claim WHERE claim -> 'claim' ->> 'type' LIKE $1 ORDER BY claim_id`,
    [`%${word}`],
  )
  return rows.map(({ id }) => id)
}

describe('a promotion', () => {
  it('takes in what was read and decided since the comparison, of articles that were not selected too', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood, blast])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better, selection: { feed: 'feed-c' } })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await publish(log, old, [laterFlood, copy, laterBlast])
    const [first, ...others] = await claimsOf(log, 'flood')
    await decide(log, old, { kind: 'apart', claims: [first ?? ''], others })
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')

    const other = await freshLog()
    await publish(other, better, [blast])
    await publish(other, old, [flood, laterFlood, copy, laterBlast])
    await decide(other, old, { kind: 'apart', claims: [first ?? ''], others })
    expect(others).toHaveLength(2)
    expect(await linkedIn(log)).toEqual(await linkedIn(other))
  })

  it('asks a person again where what came since goes beyond the budget, and goes through where that was accepted', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood, blast])
    const queues = await queuesFor(log)
    const stumbling = enginesOf('words-2', { blast: 'accident.explosion', flood: 'disaster.flood' })
    const { run } = stumbling.extract
    stumbling.extract.run = async (context) => {
      const { streamId } = context.input as unknown as LogEvent // extraction takes events
      if (streamId.endsWith(articleIdOf(laterBlast.name))) throw new TypeError('stumbled')
      return run?.(context) ?? ''
    }
    const id = await start(log, { from: old, to: stumbling })
    await runUntil({ log, queues, engines: stumbling }, id, 'diffed')
    await publish(log, old, [laterBlast])
    await approve(log, id, DEFAULT_BUDGET)
    await runUntil({ log, queues, engines: stumbling }, id, 'approved')
    const asked = await runUntil({ log, queues, engines: stumbling }, id, 'diffed')
    expect(asked).toMatchObject({ approval: null, totals: { articles: { failed: 1 } } })
    const told = (await log.readStream(`replay/${id}`)).map(({ type }) => type)
    expect(told).toEqual(['ReplayStarted', 'ReplayFinished', 'ReplayApproved', 'ReplayFinished'])
    await approve(log, id, { maxGone: 1, maxFailed: 1 })
    await runUntil({ log, queues, engines: stumbling }, id, 'promoted')
  })

  it('does not take what live linking and persons did since the comparison for its own work', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood, blast])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: alike })
    await runUntil({ log, queues, engines: alike }, id, 'diffed')
    await publish(log, old, [laterBlast])
    const [first = ''] = await claimsOf(log, 'flood')
    await decide(log, old, { kind: 'retracted', claims: [first], others: [] })
    await approve(log, id, DEFAULT_BUDGET)
    const { totals } = await runUntil({ log, queues, engines: alike }, id, 'promoted')
    expect(totals).toMatchObject({ incidents: { gone: 0, new: 0, revised: 0 } })
  })

  it('waits while it is paused, and linking with it does not', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    await restReplay(log, await replayNamed(log, id), { who: 'bo', why: 'backup', rests: true })
    expect(await changeReplay(log, { id, from: ['approved'], running: true }, { state: 'promoting' })).toBe(false)
    await restReplay(log, await replayNamed(log, id), { who: 'bo', why: 'done', rests: false })
    await runUntil({ log, queues, engines: better }, id, 'promoted')
  })

  it('is refused where another version became the active one since the comparison', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await activateVersion(log, { name: 'extraction', version: '1.0.0', digest: 'words-3' })
    await expect(approve(log, id)).rejects.toMatchObject({ code: 'versions-moved' })
    expect(await openReplay(log)).toMatchObject({ state: 'diffed', approval: null })
  })

  it('can be given up until it begins to append', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood, blast])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    const before = await linkedIn(log)
    await approve(log, id)
    await discardReplay({ log, queues }, await replayNamed(log, id), {
      who: 'bo',
      why: 'not now',
      source: 'blotter/test',
    })
    expect([await openReplay(log), await linkedIn(log)]).toEqual([null, before])
  })

  it('leaves no report that linking would take for newer than what it appended', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood, blast])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')
    const stands = await log.query<{ is: number; should: number }>(
      `SELECT a.position::int AS is, max(e.position)::int AS should FROM blotter_work.linked_article AS a
       JOIN blotter.event_log AS e ON e.stream_id = 'article/' || a.article_id AND e.type = 'IncidentsReported'
       GROUP BY a.article_id, a.position`,
    )
    expect(stands).toHaveLength(2)
    for (const stand of stands) expect(stand.is).toBe(stand.should)
  })

  it('is refused while somebody links, tells what that changed, and then goes through', async () => {
    const log = await freshLog()
    await activate(log, old)
    await publish(log, old, [flood, blast])
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    await changeReplay(log, { id, from: ['approved'] }, { state: 'promoting' })
    const replay = await openReplay(log)
    if (!replay) throw new Error('no replay is open')
    const linking = { log, replay, engines: better, signal: new AbortController().signal }
    await adoptShadow(linking)
    // By a linker that was held to be dead.
    await publish(log, old, [laterBlast])
    const announced = besideReaders(log, (moveOn) =>
      announce(linking, { standsAt: replay.position, articles: 1, moveOn }),
    )
    await expect(announced).rejects.toThrow(StaleRead)
    await runUntil({ log, queues, engines: better }, id, 'promoted')

    const other = await freshLog()
    await publish(other, better, [flood, blast, laterBlast])
    expect(await linkedIn(log)).toEqual(await linkedIn(other))
  })
})
