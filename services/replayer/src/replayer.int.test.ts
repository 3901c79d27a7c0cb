import type { LogEvent, Payload } from '@blotter/events'
import {
  foldAsOf,
  incidentsProjection,
  incidentTable,
  readProgress,
  readReplayIncidents,
  resultsOf,
  standstillAt,
} from '@blotter/log'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { backends } from '@blotter/test/queue-backends.ts'
import { describe, expect, it } from 'vitest'
import {
  activate,
  approve,
  articleIdOf,
  decide,
  discard,
  enginesOf,
  merge,
  partitionOf,
  publish,
  queuesFor,
  runUntil,
  type Story,
  start,
} from '../test/newsroom.ts'

const old = enginesOf('words-1', { blast: 'attack.bombing', flood: 'disaster.flood' })
/** Knows what a landslide is, and that a blast in this desk's words is an accident. */
const better = enginesOf('words-2', {
  blast: 'accident.explosion',
  flood: 'disaster.flood',
  landslide: 'disaster.landslide',
})

const stories: Story[] = [
  { name: 'a-flood', day: '2026-03-02', text: 'A flood in Aro killed 4 people.' },
  { name: 'b-flood', day: '2026-03-02', text: 'The flood in Aro killed 5 people, the mayor said.' },
  { name: 'c-blast', day: '2026-03-05', text: 'A blast in Bela killed 2 people.' },
  { name: 'd-slide', day: '2026-03-07', text: 'A landslide in Cusi killed 9 people.' },
  { name: 'e-quiet', day: '2026-03-07', text: 'The council of Dorn met and went home again.' },
]

/** Cleans as `old` does, but for what is changed. */
const cleansAs = (digest: string, change: (data: Payload<'ArticleCleaned'>) => Payload<'ArticleCleaned'>) => {
  const engines = enginesOf('words-1', { blast: 'attack.bombing', flood: 'disaster.flood' })
  const { run } = engines.clean
  engines.clean.version = { name: 'cleaning', version: '2.0.0', digest }
  engines.clean.run = async (context) => {
    const emit: typeof context.emit = (type, stream, data, details) =>
      context.emit(type, stream, (type === 'ArticleCleaned' ? change(data as never) : data) as never, details) // by its type
    return run?.({ ...context, emit }) ?? ''
  }
  return engines
}

const made = async () => {
  const log = await freshLog()
  await activate(log, old)
  await publish(log, old, stories)
  return log
}

describe.each(backends)('a replay on %s queues', (kind) => {
  it('says of each article what a new version makes of it, and leaves the log as it is', async () => {
    const log = await made()
    const queues = await queuesFor(log, kind)
    const [before, head] = [await partitionOf(log), await log.head()]
    const id = await start(log, { from: old, to: better })
    const { totals } = await runUntil({ log, queues, engines: better }, id, 'diffed')
    expect(totals).toMatchObject({
      articles: { unchanged: 3, revised: 1, new: 1, gone: 0, failed: 0 },
      incidents: { before: 2, unchanged: 1, new: 1, gone: 0, revised: 1 },
    })
    const [blast] = await resultsOf(log, id, [articleIdOf('c-blast')])
    expect(blast?.diff).toMatchObject({
      outcome: 'revised',
      claims: [{ kind: 'revised', fields: [{ field: 'type', from: 'attack.bombing', to: 'accident.explosion' }] }],
    })
    expect(await partitionOf(log)).toEqual(before)
    const events = await log.readAfter(head, 100)
    expect(events.map(({ type }) => type)).toEqual(['ReplayStarted', 'ReplayFinished'])
  })
})

describe('a replay', () => {
  it('with the same version finds everything unchanged, byte for byte', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    for (const [stage, all] of [
      ['clean', 5],
      ['link', 5],
    ] as const) {
      const id = await start(log, { from: old, to: old, stage })
      const { totals } = await runUntil({ log, queues, engines: old }, id, 'diffed')
      expect(await readProgress(log, id)).toMatchObject({ all, differs: 0, outcomes: { unchanged: all } })
      expect(totals).toMatchObject({ incidents: { before: 2, unchanged: 2 } })
      expect(await readReplayIncidents(log, id, { limit: 10 })).toEqual([])
      await discard(log, id)
    }
  })

  it('that is promoted makes the log what the new version would have made of it', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')
    const other = await freshLog()
    await publish(other, better, stories)
    expect(await partitionOf(log)).toEqual(await partitionOf(other))
    const [promoted] = (await log.readStream(`replay/${id}`)).filter(({ type }) => type === 'ReplayPromoted')
    expect(promoted).toMatchObject({ data: { articles: 2 } })
    expect(await log.readStream('extractor/extraction')).toMatchObject([
      {},
      { data: { version: { digest: 'words-2' } } },
    ])
  })

  it('shows readers nothing of a promotion before its end, nor whoever asks later what they saw', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')
    const promoted = (await log.readStream(`replay/${id}`)).find(({ type }) => type === 'ReplayPromoted')
    if (promoted?.type !== 'ReplayPromoted') throw new Error('not promoted')
    expect(await standstillAt(log, promoted.position - 1)).toMatchObject({ replay: id, from: promoted.data.standsAt })
    expect(await standstillAt(log, promoted.position)).toBeNull()
    const shown = await log.query<{ type: string }>(
      "SELECT type FROM blotter_work.incident WHERE state = 'open' ORDER BY type",
    )
    expect(shown.map(({ type }) => type)).toEqual(['accident.explosion', 'disaster.flood', 'disaster.landslide'])
    const before = await foldAsOf(log, incidentsProjection, promoted.data.standsAt)
    const then = [...before.of(incidentTable).all()].filter(({ state }) => state === 'open')
    expect(then.map(({ type }) => type).toSorted()).toEqual(['attack.bombing', 'disaster.flood'])
  })

  it('is undone by one that goes back to what stood before', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const before = await partitionOf(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    const { standsAt } = await runUntil({ log, queues, engines: better }, id, 'promoted')
    const undo = await start(log, { from: better, to: old, undoes: id, listed: standsAt ?? 0 })
    await runUntil({ log, queues, engines: old }, undo, 'diffed')
    await approve(log, undo)
    await runUntil({ log, queues, engines: old }, undo, 'promoted')
    expect(await partitionOf(log)).toEqual(before)
    expect((await log.readStream('extractor/extraction')).at(-1)).toMatchObject({
      data: { version: { digest: 'words-1' }, previous: { digest: 'words-2' } },
    })
  })

  it('notes an article that cannot be read, and does the others', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const stumbling = enginesOf('words-3', { flood: 'disaster.flood' })
    const id = await start(log, { from: old, to: stumbling })
    const { run } = stumbling.extract
    stumbling.extract.run = async (context) => {
      const { streamId } = context.input as unknown as LogEvent // extraction takes events
      if (streamId.endsWith(articleIdOf('b-flood'))) throw new TypeError('stumbled')
      return run?.(context) ?? ''
    }
    const { totals } = await runUntil({ log, queues, engines: stumbling }, id, 'diffed')
    expect(totals).toMatchObject({ articles: { failed: 1, gone: 1, unchanged: 3 } })
    const [failed] = await resultsOf(log, id, [articleIdOf('b-flood')])
    expect(failed).toMatchObject({
      outcome: 'failed',
      error: { name: 'TypeError', code: 'defect', message: 'stumbled' },
    })
  })

  it('keeps what a person decided, beside the log and in it', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const [one, two] = (await partitionOf(log)).filter(({ claim }, _, all) => {
      const { incident } = all.find((row) => row.claim === claim) ?? {}
      return all.filter((row) => row.incident === incident).length === 2
    })
    await decide(log, old, { kind: 'apart', claims: [one?.claim ?? ''], others: [two?.claim ?? ''] })
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')
    const homes = new Map((await partitionOf(log)).map(({ claim, incident }) => [claim, incident]))
    expect(homes.get(one?.claim ?? '')).not.toBe(homes.get(two?.claim ?? ''))
  })

  it('keeps a retraction of what the new version calls something else', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const blast = (await log.readStream(`article/${articleIdOf('c-blast')}`)).findLast(
      (event) => event.type === 'IncidentsReported',
    )
    await decide(log, old, { kind: 'retracted', claims: blast?.data.claims.map(({ id }) => id) ?? [], others: [] })
    const id = await start(log, { from: old, to: better })
    const { totals } = await runUntil({ log, queues, engines: better }, id, 'diffed')
    expect(totals).toMatchObject({ incidents: { before: 1, new: 1 } })
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')
    const shown = await log.query<{ type: string }>(
      "SELECT type FROM blotter_work.incident WHERE state = 'open' ORDER BY type",
    )
    expect(shown.map(({ type }) => type)).toEqual(['disaster.flood', 'disaster.landslide'])
  })

  it('and another one are undone one after the other, from whatever checkout, down to what stood at first', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const first = await partitionOf(log)
    const third = enginesOf('words-3', { blast: 'attack.bombing', flood: 'disaster.storm-surge' })
    const steps = [
      { from: old, to: better },
      { from: better, to: third },
    ]
    const promoted: { id: string; standsAt: number }[] = []
    const states = [first]
    for (const each of steps) {
      const id = await start(log, each)
      await runUntil({ log, queues, engines: each.to }, id, 'diffed')
      await approve(log, id)
      const { standsAt } = await runUntil({ log, queues, engines: each.to }, id, 'promoted')
      promoted.push({ id, standsAt: standsAt ?? 0 })
      states.push(await partitionOf(log))
    }
    for (const [at, { id, standsAt }] of [...promoted.entries()].toReversed()) {
      const { from, to } = steps[at] ?? { from: old, to: better }
      const undo = await start(log, { from: to, to: from, undoes: id, listed: standsAt })
      await runUntil({ log, queues, engines: third }, undo, 'diffed')
      await approve(log, undo)
      await runUntil({ log, queues, engines: third }, undo, 'promoted')
      expect(await partitionOf(log)).toEqual(states[at])
    }
  })

  it('from cleaning on takes claims back whose page is no article any more', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const stricter = enginesOf('words-1', { blast: 'attack.bombing', flood: 'disaster.flood' })
    const { run } = stricter.clean
    stricter.clean.version = { name: 'cleaning', version: '2.0.0', digest: 'clean-2' }
    stricter.clean.run = async (context) => {
      const { streamId, data } = context.input as unknown as LogEvent<'ArticleFetched'> // cleaning takes pages
      if (!streamId.endsWith(articleIdOf('c-blast'))) return run?.(context) ?? ''
      const cleaner = { name: 'cleaning', version: '2.0.0', digest: 'clean-2' }
      context.emit('ArticleRejected', streamId, { url: data.url, page: data.document, reason: 'listing', cleaner })
      return 'rejected'
    }
    const id = await start(log, { from: old, to: stricter, stage: 'clean' })
    const { totals } = await runUntil({ log, queues, engines: stricter }, id, 'diffed')
    expect(totals).toMatchObject({ articles: { gone: 1, unchanged: 4 }, incidents: { gone: 1 } })
    await approve(log, id)
    await runUntil({ log, queues, engines: stricter }, id, 'promoted')
    const types = (await log.readStream(`article/${articleIdOf('c-blast')}`)).map(({ type }) => type)
    expect(types.filter((type) => type !== 'ArticleGrouped').slice(-2)).toEqual([
      'ArticleRejected',
      'IncidentsReported',
    ])
    expect((await partitionOf(log)).length).toBe(2)
    const again = await start(log, { from: stricter, to: stricter, stage: 'extract' })
    const { totals: same } = await runUntil({ log, queues, engines: stricter }, again, 'diffed')
    expect(same).toMatchObject({ articles: { unchanged: 5, gone: 0, new: 0 } })
  })

  it('from cleaning on says what is read differently of a page whose claims stay, and its undo takes that back', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const signing = cleansAs('clean-2', (data) => ({ ...data, authors: ['Ada Byline'] }))
    const id = await start(log, { from: old, to: signing, stage: 'clean' })
    const { totals } = await runUntil({ log, queues, engines: signing }, id, 'diffed')
    expect(totals).toMatchObject({ articles: { revised: 5, unchanged: 0 }, incidents: { revised: 0, unchanged: 2 } })
    const [row] = await resultsOf(log, id, [articleIdOf('a-flood')])
    expect(row?.diff).toMatchObject({ page: [{ field: 'authors', from: '', to: 'Ada Byline' }], claims: [] })
    await approve(log, id)
    const { standsAt } = await runUntil({ log, queues, engines: signing }, id, 'promoted')
    const authors = async () =>
      (await log.readStream(`article/${articleIdOf('a-flood')}`)).findLast((event) => event.type === 'ArticleCleaned')
    expect(await authors()).toMatchObject({ data: { authors: ['Ada Byline'] } })
    const undo = await start(log, { from: signing, to: old, stage: 'clean', undoes: id, listed: standsAt ?? 0 })
    await runUntil({ log, queues, engines: signing }, undo, 'diffed')
    await approve(log, undo)
    await runUntil({ log, queues, engines: signing }, undo, 'promoted')
    expect(await authors()).toMatchObject({ data: { authors: [] } })
  })

  it('leaves an article alone that turned out to be another one', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const [id, into] = [articleIdOf('b-flood'), articleIdOf('a-flood')]
    await merge(log, old, { id, into })
    const before = await partitionOf(log)
    for (const stage of ['extract', 'link'] as const) {
      const replay = await start(log, { from: old, to: old, stage })
      const { totals } = await runUntil({ log, queues, engines: old }, replay, 'diffed')
      expect(totals).toMatchObject({ articles: { unchanged: 5 }, incidents: { before: 2, unchanged: 2 } })
      expect(await readReplayIncidents(log, replay, { limit: 10 })).toEqual([])
      await discard(log, replay)
    }
    expect(await partitionOf(log)).toEqual(before)
    const types = (await log.readStream(`article/${id}`)).map(({ type }) => type)
    expect(types.lastIndexOf('IncidentsReported')).toBeLessThan(types.indexOf('ArticleMerged'))
  })

  it('counts articles in that an older version read after the pin', async () => {
    const log = await made()
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    await publish(log, old, [{ name: 'f-slide', day: '2026-03-09', text: 'A landslide in Dorn killed 1 person.' }])
    await approve(log, id)
    await runUntil({ log, queues, engines: better }, id, 'promoted')
    const late = (await log.readStream(`article/${articleIdOf('f-slide')}`)).findLast(
      ({ type }) => type === 'IncidentsReported',
    )
    expect(late).toMatchObject({ data: { claims: [{ type: 'disaster.landslide' }] } })
  })

  it.each([
    ['feed', { feed: 'feed-c' }, ['c-blast']],
    ['time', { since: '2026-03-06', until: '2026-03-30' }, ['d-slide', 'e-quiet']],
    ['type of what was claimed', { type: 'disaster' }, ['a-flood', 'b-flood']],
    ['country of what was claimed', { country: 'pk' }, ['c-blast']],
  ])('takes the articles that are selected by %s', async (_, selection, names) => {
    const log = await made()
    const queues = await queuesFor(log)
    const id = await start(log, { from: old, to: better, selection })
    await runUntil({ log, queues, engines: better }, id, 'diffed')
    const rows = await log.query<{ id: string }>(
      'SELECT article_id AS id FROM blotter_work.replay_result WHERE replay_id = $1',
      [id],
    )
    expect(rows.map((row) => row.id).toSorted()).toEqual(names.map(articleIdOf).toSorted())
  })
})
