import { setTimeout as sleep } from 'node:timers/promises'
import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { sql } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { catchUp, follow, type Log, type Projection, readCheckpoint } from './index.ts'

const suspended = (ordinal: number, reason = 'gone'): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('projection-test', ordinal),
  streamId: `feed/${ordinal}`,
  type: 'FeedSuspended',
  data: { reason },
  source: 'blotter/test',
})

/** A projection that writes each position that it folds into a table without a key, so that a second fold would show. */
const tally = async (log: Log, name = 'tally'): Promise<Projection & { folded: () => Promise<number[]> }> => {
  await log.query(`CREATE TABLE ${name} (position int)`)
  return {
    name,
    fold: async (transaction, event) => {
      if (event.type === 'FeedSuspended' && event.data.reason === 'poison') throw new Error('cannot be folded')
      await transaction.execute(sql.raw(`INSERT INTO ${name} VALUES (${event.position})`))
    },
    folded: async () =>
      (await log.query<{ position: number }>(`SELECT position FROM ${name} ORDER BY position`)).map(
        ({ position }) => position,
      ),
  }
}

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

describe('a projection', () => {
  it('folds what is there and what comes, and its checkpoint stands with what it wrote', async () => {
    const log = await freshLog()
    const projection = await tally(log)
    await log.append([suspended(1), suspended(2)])
    following(log, projection)
    await expect.poll(projection.folded).toEqual([1, 2])
    await log.append([suspended(3)])
    await expect.poll(projection.folded).toEqual([1, 2, 3])
    expect(await readCheckpoint(log.database, 'tally')).toEqual({
      position: 3,
      status: 'live',
      error: null,
      projection: 'tally',
    })
  })

  it('goes on where it stopped, and folds nothing again', async () => {
    const log = await freshLog()
    const projection = await tally(log)
    await log.append([suspended(1)])
    const first = following(log, projection)
    await expect.poll(projection.folded).toEqual([1])
    first.stop()
    await first.done
    await log.append([suspended(2)])
    following(log, projection)
    await expect.poll(projection.folded).toEqual([1, 2])
  })

  it('stops at an event that it cannot fold, says which, and has folded all before it; others go on', async () => {
    const log = await freshLog()
    const [poisoned, other] = [await tally(log), await tally(log, 'other')]
    const harmless: Projection = {
      name: 'other',
      fold: async (transaction, event) =>
        void (await transaction.execute(sql`INSERT INTO other VALUES (${event.position})`)),
    }
    await log.append([suspended(1), suspended(2), suspended(3, 'poison'), suspended(4)])
    const { reports, done } = following(log, poisoned)
    following(log, harmless)
    await done
    expect(reports).toEqual([
      expect.stringMatching(/tally stopped at event FeedSuspended at position 3: cannot be folded/),
    ])
    expect(await poisoned.folded()).toEqual([1, 2])
    expect(await readCheckpoint(log.database, 'tally')).toMatchObject({
      position: 2,
      status: 'stopped',
      error: expect.stringContaining('position 3'),
    })
    await expect.poll(other.folded).toEqual([1, 2, 3, 4])
  })

  it('is live again once what stopped it is mended', async () => {
    const log = await freshLog()
    const projection = await tally(log)
    await log.append([suspended(1, 'poison')])
    await following(log, projection).done
    const mended: Projection = { name: 'tally', fold: async () => {} }
    following(log, mended)
    await expect
      .poll(() => readCheckpoint(log.database, 'tally'))
      .toMatchObject({ position: 1, status: 'live', error: null })
  })

  it('is brought up to the head for a reader who cannot wait, beside a projector that folds too', async () => {
    const log = await freshLog()
    const projection = await tally(log)
    await log.append(Array.from({ length: 30 }, (_, at) => suspended(at)))
    following(log, projection)
    await Promise.all([catchUp(log, projection), catchUp(log, projection)])
    expect(await projection.folded()).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
  })

  it('that two projectors follow folds every event once', async () => {
    const log = await freshLog()
    const projection = await tally(log)
    const slow: Projection = {
      ...projection,
      fold: async (transaction, event, documents) => {
        await sleep(1)
        await projection.fold(transaction, event, documents)
      },
    }
    following(log, slow)
    following(log, slow)
    for (let ordinal = 1; ordinal <= 40; ordinal += 1) await log.append([suspended(ordinal)])
    await expect.poll(async () => (await readCheckpoint(log.database, 'tally')).position, { timeout: 10_000 }).toBe(40)
    expect(await projection.folded()).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
  })
})
