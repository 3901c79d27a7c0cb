import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { EffectExists, EventConflict, type Log, VersionConflict } from './index.ts'

const suspended = (feed: string, ordinal: number, reason = 'gone'): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('test', feed, ordinal),
  streamId: `feed/${feed}`,
  type: 'FeedSuspended',
  data: { reason },
  source: 'blotter/test',
})

const all = (log: Log) => log.readAfter(0, 10_000)

describe('append', () => {
  it('gives positions from 1 and versions per stream', async () => {
    const log = await freshLog()
    const { appended } = await log.append([suspended('a', 1), suspended('b', 1), suspended('a', 2)])
    expect(appended.map(({ position, version }) => [position, version])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ])
    expect((await log.readStream('feed/a')).map((event) => event.position)).toEqual([1, 3])
  })

  it('stores the same event once and answers with its position', async () => {
    const log = await freshLog()
    await log.append([suspended('a', 1)])
    const again = await log.append([suspended('a', 1)])
    expect(again).toMatchObject({ appended: [], already: [{ position: 1, version: 1 }] })
    expect(await log.head()).toBe(1)
  })

  it('appends the new half of a batch whose other half is stored', async () => {
    const log = await freshLog()
    await log.append([suspended('a', 1), suspended('a', 2)])
    const result = await log.append([suspended('a', 2), suspended('a', 3), suspended('b', 1)])
    expect(result.already).toHaveLength(1)
    expect(result.appended.map((stored) => stored.position)).toEqual([3, 4])
  })

  it('stores an event once that a batch holds twice, and refuses a batch that contradicts itself', {
    timeout: 20_000,
  }, async () => {
    const log = await freshLog()
    const twice = await log.append([suspended('a', 1), suspended('a', 1), suspended('a', 2)])
    expect(twice.appended.map(({ position }) => position)).toEqual([1, 2])
    await expect(log.append([suspended('b', 1, 'gone'), suspended('b', 1, 'dead')])).rejects.toBeInstanceOf(
      EventConflict,
    )
    const kept = await log.append([suspended('b', 1, 'gone'), suspended('b', 1, 'dead')], { onConflict: 'keep' })
    expect(kept.appended).toHaveLength(1)
  })

  it('refuses other content under a known id, unless the first one shall stand', async () => {
    const log = await freshLog()
    await log.append([suspended('a', 1, 'gone')])
    await expect(log.append([suspended('a', 1, 'dead')])).rejects.toBeInstanceOf(EventConflict)
    const kept = await log.append([suspended('a', 1, 'dead')], { onConflict: 'keep' })
    expect(kept.already).toHaveLength(1)
    expect(await all(log)).toMatchObject([{ data: { reason: 'gone' } }])
  })

  it('refuses a stream that is not at the expected version, and says where it is', async () => {
    const log = await freshLog()
    await log.append([suspended('a', 1)])
    const late = log.append([suspended('a', 2)], { expected: { 'feed/a': 0 } })
    await expect(late).rejects.toMatchObject({ stream: 'feed/a', expected: 0, actual: 1 })
    await expect(late).rejects.toBeInstanceOf(VersionConflict)
    await log.append([suspended('a', 2)], { expected: { 'feed/a': 1 } })
  })

  it('answers with the stored positions when a batch comes again with the versions that it expected then', async () => {
    const log = await freshLog()
    const batch = [suspended('a', 1), suspended('b', 1), suspended('a', 2)]
    const expected = { 'feed/a': 0, 'feed/b': 0 }
    const { appended } = await log.append(batch, { expected })
    const again = await log.append(batch, { expected })
    expect(again.appended).toEqual([])
    expect(again.already.toSorted((x, y) => x.position - y.position)).toEqual(appended)
    const one = await log.append([suspended('b', 1)], { expected: { 'feed/b': 0 } })
    expect(one.already).toMatchObject([{ position: 2, version: 1 }])
    const other = log.append([suspended('a', 1), suspended('a', 3)], { expected: { 'feed/a': 1 } })
    await expect(other).rejects.toMatchObject({ code: 'version-conflict', expected: 1, actual: 2 })
    expect(await log.head()).toBe(3)
  })

  it('keeps what is written alongside only with the events', async () => {
    const log = await freshLog()
    const mark = { stage: 'clean', position: 7, outcome: 'done' }
    await log.append([suspended('a', 1)], { effects: [mark] })
    const second = log.append([suspended('b', 1)], { effects: [mark] })
    await expect(second).rejects.toBeInstanceOf(EffectExists)
    expect(await log.head()).toBe(1)
  })

  it('takes text that jsonb would refuse, less what cannot be stored', async () => {
    const log = await freshLog()
    await log.append([suspended('a', 1, 'nul\u0000 and lone \ud800 surrogate')])
    expect(await all(log)).toMatchObject([{ data: { reason: 'nul and lone \ufffd surrogate' } }])
    expect((await log.append([suspended('a', 1, 'nul\u0000 and lone \ud800 surrogate')])).already).toHaveLength(1)
  })

  it('refuses UPDATE, DELETE and TRUNCATE, also in replica mode', async () => {
    const log = await freshLog()
    await log.append([suspended('a', 1)])
    for (const statement of [
      'UPDATE blotter.event_log SET type = $$x$$',
      'DELETE FROM blotter.event_log',
      'TRUNCATE blotter.event_log',
    ]) {
      await expect(log.query(statement)).rejects.toMatchObject({ code: 'BL002' })
      await expect(log.query(`SET session_replication_role = replica; ${statement}`)).rejects.toMatchObject({
        code: 'BL002',
      })
    }
    expect(await log.head()).toBe(1)
  })
})
