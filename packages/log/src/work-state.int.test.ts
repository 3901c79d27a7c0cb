import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog, sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import {
  activateVersion,
  EffectExists,
  effectsAmong,
  hasEffect,
  readActiveVersion,
  readDispatch,
  undonePositions,
  VersionConflict,
  writeDispatch,
} from './index.ts'

const article = '0b0f6f3a-2c55-5b0e-9d0e-3f6f6e1f6a01'
const seen = (ordinal: number): NewEvent<'ClaimHeld'> => ({
  eventId: deterministicId('work-state-test', ordinal),
  streamId: `article/${article}`,
  type: 'ClaimHeld',
  data: { claimId: 'a', reason: 'undated' },
  source: 'blotter/test',
})
const retried = (stage: string): NewEvent<'ArticleRetried'> => ({
  ...seen(0),
  eventId: deterministicId('work-state-test', 'retried', stage),
  type: 'ArticleRetried',
  data: { stage, position: 1, by: 'a person', reason: 'try again' },
})

describe('the mark of a stage', () => {
  const log = sharedLog()
  const mark = (position: number) => ({ stage: 'clean', position, outcome: 'cleaned' })

  it('is there once its transaction is committed, for that stage and position alone', async () => {
    await log().append([], { effects: [mark(1)] })
    expect(await hasEffect(log().database, 'clean', 1)).toBe(true)
    expect(await hasEffect(log().database, 'link', 1)).toBe(false)
    expect(await effectsAmong(log().database, 'clean', [1, 2])).toEqual(new Set([1]))
  })

  it('is won by one of two workers, and the other one learns it', async () => {
    const events = ['a', 'b'].map((worker) => ({ ...seen(7), eventId: deterministicId('race', worker) }))
    const outcomes = await Promise.allSettled(events.map((event) => log().append([event], { effects: [mark(7)] })))
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason)
    expect(lost).toEqual([expect.any(EffectExists)])
    expect(await log().readStream(`article/${article}`)).toHaveLength(1)
  })
})

describe('what a stage has still to do', () => {
  it('are the inputs that it takes and has no mark of, in order, and retries meant for it', async () => {
    const log = await freshLog()
    await log.append([seen(1), seen(2), retried('clean'), seen(3), retried('link'), seen(4)])
    await log.append([], { effects: [{ stage: 'clean', position: 2, outcome: 'cleaned' }] })
    const clean = { stage: 'clean', takes: ['ClaimHeld'] }
    const undone = (range: { after: number; until: number; before?: string; limit: number }) =>
      undonePositions(log.database, clean, range)
    expect(await undone({ after: 0, until: 6, limit: 10 })).toEqual([1, 3, 4, 6])
    expect(await undone({ after: 1, until: 4, limit: 10 })).toEqual([3, 4])
    expect(await undone({ after: 0, until: 6, limit: 2 })).toEqual([1, 3])
    expect(await undone({ after: 0, until: 6, limit: 10, before: '2000-01-01T00:00:00Z' })).toEqual([])
    expect(
      await undonePositions(log.database, { stage: 'link', takes: [] }, { after: 0, until: 6, limit: 10 }),
    ).toEqual([5])
  })
})

describe('how far the dispatcher is', () => {
  const log = sharedLog()

  it('is kept for each stage, and overwritten', async () => {
    const epoch = '3b6a27bc-ceb6-4a2d-92a3-a8d02a575a01'
    await writeDispatch(log().database, [])
    await writeDispatch(log().database, [{ stage: 'clean', epoch, position: 3 }])
    await writeDispatch(log().database, [
      { stage: 'clean', epoch, position: 9 },
      { stage: 'link', epoch, position: 1 },
    ])
    expect([...(await readDispatch(log().database)).values()].toSorted((a, b) => a.position - b.position)).toEqual([
      { stage: 'link', epoch, position: 1 },
      { stage: 'clean', epoch, position: 9 },
    ])
  })
})

describe('the active version of an engine', () => {
  const log = sharedLog()
  const version = (digest: string, name = 'cleaning') => ({ name, version: '0.1.0', digest })

  it('is none before the first one, then the last one activated, in an event that names the one before', async () => {
    expect(await readActiveVersion(log().database, 'cleaning')).toEqual({ active: null, changes: 0, byReplay: false })
    await activateVersion(log(), version('a'))
    await activateVersion(log(), version('b'))
    expect(await readActiveVersion(log().database, 'cleaning')).toEqual({
      active: version('b'),
      changes: 2,
      byReplay: false,
    })
    expect((await log().readStream('extractor/cleaning'))[1]).toMatchObject({
      type: 'ExtractorActivated',
      data: { version: version('b'), previous: version('a') },
    })
  })

  it('is not activated twice, but an earlier one may come back', async () => {
    for (const digest of ['a', 'a', 'b', 'a']) await activateVersion(log(), version(digest, 'linking'))
    const events = await log().readStream('extractor/linking')
    expect(events.map(({ data }) => data)).toMatchObject(['a', 'b', 'a'].map((digest) => ({ version: { digest } })))
  })

  it('is one, also when many workers start with another one each', async () => {
    const digests = ['a', 'b', 'c', 'd']
    const starts = await Promise.allSettled(
      digests.map((digest) => activateVersion(log(), version(digest, 'extraction'))),
    )
    const lost = starts.filter((start) => start.status === 'rejected')
    for (const { reason } of lost) expect(reason).toBeInstanceOf(VersionConflict)
    expect((await readActiveVersion(log().database, 'extraction')).changes).toBe(digests.length - lost.length)
  })
})
