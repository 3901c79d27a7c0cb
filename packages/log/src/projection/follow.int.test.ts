import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { suspended, tallyOf } from '../../test/tally.ts'
import { catchUp, follow, type Log, type Projection, readCheckpoint } from '../index.ts'
import { CheckpointTaken, foldStretch } from './fold.ts'
import { readTaken } from './taken.ts'

/** Follows until the test ends. */
const following = (log: Log, projection: Projection) => {
  const stop = new AbortController()
  const reports: string[] = []
  const done = follow(log, projection, { signal: stop.signal, report: (message) => reports.push(message) })
  onTestFinished(async () => {
    stop.abort()
    await done
  })
  return { reports, done, stop: () => stop.abort() }
}
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)

describe('a projection', () => {
  it('folds what is there and what comes, and its checkpoint stands with what it wrote', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1), suspended(2)])
    following(log, tally)
    await expect.poll(() => tally.folded(log)).toEqual([1, 2])
    await log.append([suspended(3)])
    await expect.poll(() => tally.folded(log)).toEqual([1, 2, 3])
    expect(await readCheckpoint(log.database, tally)).toEqual({
      projection: 'tally',
      generation: 1,
      position: 3,
      status: 'live',
      standsAt: null,
      error: null,
    })
  })

  it('goes on where it stopped, and folds nothing again', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1)])
    const first = following(log, tally)
    await expect.poll(() => tally.folded(log)).toEqual([1])
    first.stop()
    await first.done
    await log.append([suspended(2)])
    following(log, tally)
    await expect.poll(() => tally.folded(log)).toEqual([1, 2])
  })

  it.each([
    ['the fold refuses', 'poison', /cannot be folded/],
    ['the database refuses', 'bad row', /NaN/],
  ])('stops at an event that %s, says which, and has folded all before it; others go on', async (_who, reason, why) => {
    const log = await freshLog()
    const [poisoned, other] = [tallyOf('tally'), tallyOf('other', { refuses: false })]
    await log.append([suspended(1), suspended(2), suspended(3, reason), suspended(4)])
    const { reports } = following(log, poisoned)
    following(log, other)
    await expect.poll(() => reports).toEqual([expect.stringMatching(why)])
    expect(reports).toEqual([expect.stringContaining('tally stopped at event FeedSuspended at position 3: ')])
    expect(await poisoned.folded(log)).toEqual([1, 2])
    expect(await readCheckpoint(log.database, poisoned)).toMatchObject({
      position: 2,
      status: 'stopped',
      error: expect.stringContaining('position 3'),
    })
    await expect.poll(() => other.folded(log)).toEqual([1, 2, 3, 4])
  })

  it('stops at an event whose stored payload cannot be read, and names it', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1), suspended(2)])
    await log.query('ALTER TABLE blotter.event_log DISABLE TRIGGER ALL')
    await log.query(`UPDATE blotter.event_log SET data = '{}' WHERE position = 2`)
    const { reports } = following(log, tally)
    await expect.poll(() => reports).toEqual([expect.stringContaining('event FeedSuspended at position 2')])
    expect(await tally.folded(log)).toEqual([1])
  })

  it('is live again once what stopped it is mended', async () => {
    const log = await freshLog()
    await log.append([suspended(1, 'poison')])
    const first = following(log, tallyOf('tally'))
    await expect.poll(() => first.reports).toHaveLength(1)
    first.stop()
    await first.done
    const mended = tallyOf('tally', { refuses: false })
    following(log, mended)
    await expect
      .poll(() => readCheckpoint(log.database, mended))
      .toMatchObject({ position: 1, status: 'live', error: null })
  })

  it('is brought up to the head for a reader who cannot wait, beside a projector that folds too', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append(upTo(30).map((at) => suspended(at)))
    following(log, tally)
    await Promise.all([catchUp(log, tally), catchUp(log, tally)])
    expect(await tally.folded(log)).toEqual(upTo(30))
  })

  it('that two projectors follow folds every event once', async () => {
    const log = await freshLog()
    const slow = tallyOf('tally', { slow: 1 })
    following(log, slow)
    following(log, slow)
    for (let ordinal = 1; ordinal <= 40; ordinal += 1) await log.append([suspended(ordinal)])
    await expect.poll(async () => (await readCheckpoint(log.database, slow)).position, { timeout: 10_000 }).toBe(40)
    expect(await slow.folded(log)).toEqual(upTo(40))
  })

  it('whose checkpoint another projector has moved folds nothing', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1), suspended(2)])
    await catchUp(log, tally)
    const stretch = await readTaken(log, tally, { from: 1, to: 2 })
    const folding = { projection: tally, generation: 1, served: true }
    await expect(foldStretch(log.database.$client, folding, stretch)).rejects.toBeInstanceOf(CheckpointTaken)
    expect(await tally.folded(log)).toEqual([1, 2])
  })

  it('that was folded from another log stops, and says how to go on', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1), suspended(2)])
    await catchUp(log, tally)
    await log.query(`UPDATE blotter_work.checkpoint SET chain_hash = '\\x00' WHERE projection = 'tally'`)
    const { reports } = following(log, tally)
    await expect.poll(() => reports).toEqual([expect.stringContaining('projections rebuild tally')])
  })

  it('meets a hole in the log as damage', async () => {
    const log = await freshLog()
    const tally = tallyOf('tally')
    await log.append([suspended(1), suspended(2), suspended(3)])
    await log.query('ALTER TABLE blotter.event_log DISABLE TRIGGER ALL')
    await log.query('DELETE FROM blotter.event_log WHERE position = 2')
    await expect(catchUp(log, tally)).rejects.toThrow('after position 1 comes 3')
  })
})
