import { beat, catchUp, projections, setEntry } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { article, feed, idOf, incident, viewOf } from '../test/made-up.ts'
import {
  countAll,
  countOutcomes,
  listFeeds,
  listIncidents,
  listWorkers,
  projectionLags,
  remaining,
  stageActivity,
} from './index.ts'
import { stageFlows } from './stage-flow.ts'

describe('views', () => {
  const log = sharedLog()
  beforeAll(async () => {
    const document = await log().documents.put('Sentence. And another one.')
    await log().append([
      feed('a feed'),
      feed('removed'),
      { ...feed('removed'), eventId: idOf('gone'), type: 'FeedRemoved', data: { reason: 'enough' } },
      ...incident('flood', document, viewOf('disaster.flood', 'XA', '2025-03-04')),
      ...incident('strike', document, viewOf('conflict.air-strike', 'XB', '2025-03-09')),
      article('waiting'),
    ])
    for (const projection of projections) await catchUp(log(), projection)
  })
  const found = async (filter: Omit<Parameters<typeof listIncidents>[1], 'limit'>, limit = 10) =>
    (await listIncidents(log(), { ...filter, limit })).flatMap(({ claims }) => claims.map(({ claim }) => claim.id))

  it('list incidents, the latest first, each with the sentence that says so', async () => {
    expect(await found({})).toEqual(['strike', 'flood'])
    const [latest] = await listIncidents(log(), { limit: 1 })
    expect(latest?.claims).toMatchObject([
      { sentence: 'Sentence.', url: 'https://news.example/strike', claim: { id: 'strike' } },
    ])
  })

  it.each([
    [{ type: 'disaster' }, ['flood']],
    [{ type: 'disaster.flood' }, ['flood']],
    [{ type: 'disas' }, []],
    [{ country: 'xb' }, ['strike']],
    [{ since: '2025-03-05' }, ['strike']],
    [{ until: '2025-03-04' }, ['flood']],
    [{ country: 'XA', since: '2025-03-05' }, []],
  ])('list incidents by %o', async (filter, wanted) => {
    expect(await found(filter)).toEqual(wanted)
  })

  it('list feeds that are not removed', async () => {
    expect((await listFeeds(log())).map(({ title, state }) => [title, state])).toEqual([['a feed', 'active']])
  })

  it('count what the log has come to, and where articles are', async () => {
    expect(await countAll(log())).toEqual({ position: 10, claims: 2, incidents: 2, feeds: 1, articles: 3 })
    expect(await countOutcomes(log())).toEqual([
      { outcome: 'extracted', articles: 2 },
      { outcome: 'discovered', articles: 1 },
    ])
  })

  it('say how far each projection is', async () => {
    const lags = await projectionLags(log())
    expect(lags.map(({ projection, lag, status }) => [projection, lag, status])).toEqual(
      ['articles', 'feeds', 'history', 'incidents', 'parked'].map((name) => [name, 0, 'live']),
    )
  })

  it('say what a stage did lately and that nobody works on it', async () => {
    await log().append([], { effects: [{ stage: 'fetch', position: 4, outcome: 'fetched' }] })
    expect(await stageActivity(log(), ['fetch', 'clean'])).toMatchObject([
      { stage: 'fetch', parked: 0, workers: 0, states: [] },
      { stage: 'clean', parked: 0 },
    ])
  })

  it('say what came to a stage and left it a minute, over five minutes', async () => {
    const stages = [
      { name: 'poll', takes: [] },
      { name: 'fetch', takes: ['ArticleDiscovered', 'ArticleRefetchDue'] },
      { name: 'clean', takes: ['ArticleFetched'] },
    ]
    expect(await stageFlows(log(), stages)).toEqual([
      { stage: 'poll', inPerMinute: null, outPerMinute: 0 },
      { stage: 'fetch', inPerMinute: 3 / 5, outPerMinute: 1 / 5 },
      { stage: 'clean', inPerMinute: 0, outPerMinute: 0 },
    ])
  })

  it('list who works with what it took, and who fell silent', async () => {
    const row = { stage: 'clean', host: 'north', version: null, state: 'working', job: 'p-1', done: 3 }
    const now = new Date().toISOString()
    await beat(log().database, { ...row, id: 'old', pid: 1 })
    await log().query("UPDATE blotter_work.worker_heartbeat SET beat_at = now() - interval '13 seconds'")
    await beat(log().database, { ...row, id: 'new', pid: 2, workingSince: now, takenAt: now, running: 1, hands: 8 })
    expect(await listWorkers(log())).toMatchObject([
      { pid: 1, alive: false, running: 0, hands: 1, takenAt: null },
      { pid: 2, alive: true, running: 1, hands: 8, takenAt: expect.any(String), job: 'p-1' },
    ])
    expect(await stageActivity(log(), ['clean'])).toMatchObject([{ workers: 1, states: ['working'] }])
  })

  it('say what is left to do now and later', async () => {
    const moment = '2025-03-04T12:00:00.000Z'
    const entry = { subject: 'a', detail: {} }
    await setEntry(log().database, { ...entry, kind: 'poll', dueAt: moment })
    await setEntry(log().database, { ...entry, kind: 'recheck', dueAt: '2025-03-04T12:00:00.001Z' })
    expect(await remaining(log(), moment, ['fetch'])).toEqual({
      duePolls: 1,
      dueRechecks: 0,
      laterRechecks: 1,
      undispatched: 10,
      unprojected: 0,
    })
  })
})
