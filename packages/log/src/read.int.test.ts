import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog, sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { type Log, LogDamaged, LogUnreachable, openLog } from './index.ts'

const suspended = (feed: string, ordinal: number): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('read-test', feed, ordinal),
  streamId: `feed/${feed}`,
  type: 'FeedSuspended',
  data: { reason: `reason ${ordinal}` },
  source: 'blotter/test',
})

const filled = async (log: Log, feed: string, events: number): Promise<void> => {
  await log.append(Array.from({ length: events }, (_, at) => suspended(feed, at + 1)))
}

/** What only the owner of the table can do: take an event out of the log. */
const damage = (log: Log, position: number): Promise<unknown[]> =>
  log.query(`ALTER TABLE blotter.event_log DISABLE TRIGGER event_log_is_append_only;
    DELETE FROM blotter.event_log WHERE position = ${position};
    ALTER TABLE blotter.event_log ENABLE ALWAYS TRIGGER event_log_is_append_only`)

describe('reading', () => {
  const log = sharedLog()

  it('goes on after a position, and gives no more than asked for', async () => {
    await filled(log(), 'a', 5)
    const head = await log().head()
    expect((await log().readAfter(head - 3, 2)).map(({ position }) => position)).toEqual([head - 2, head - 1])
    expect(await log().readAfter(head, 10)).toEqual([])
  })

  it('finds the event at a position, and nothing past the head', async () => {
    await filled(log(), 'b', 1)
    const head = await log().head()
    expect(await log().readAt(head)).toMatchObject({ position: head, streamId: 'feed/b' })
    expect(await log().readAt(head + 1)).toBeNull()
  })

  it('gives a stream after a version', async () => {
    await filled(log(), 'c', 3)
    expect((await log().readStream('feed/c', 1)).map(({ version }) => version)).toEqual([2, 3])
    expect(await log().readStream('feed/none')).toEqual([])
  })

  it('gives a subscriber what is there and then what comes, until the signal', async () => {
    await filled(log(), 'd', 2)
    const from = (await log().head()) - 2
    const stop = new AbortController()
    const seen: number[] = []
    for await (const batch of log().subscribe(from, stop.signal)) {
      seen.push(...batch.map(({ position }) => position))
      if (seen.length === 2) await filled(log(), 'e', 1)
      if (seen.length === 3) stop.abort()
    }
    expect(seen).toEqual([from + 1, from + 2, from + 3])
  })
})

describe('a log that somebody has damaged', () => {
  it('is refused where an event is missing in the middle, with the position', async () => {
    const log = await freshLog()
    await filled(log, 'a', 4)
    await damage(log, 3)
    await expect(log.readAfter(0, 10)).rejects.toBeInstanceOf(LogDamaged)
    await expect(log.readAfter(0, 10)).rejects.toMatchObject({
      disposition: 'fatal',
      message: expect.stringContaining('after position 2 comes 4'),
    })
  })

  it('is refused where the last event is missing, rather than waited for', async () => {
    const log = await freshLog()
    await filled(log, 'a', 2)
    await damage(log, 2)
    const next = log.subscribe(1, AbortSignal.timeout(5_000)).next()
    await expect(next).rejects.toBeInstanceOf(LogDamaged)
  })
})

it('a log on a server that is not there is unreachable, and worth another try', async () => {
  const opening = openLog({ url: 'postgres://a:b@127.0.0.1:1/none', name: 'test' })
  await expect(opening).rejects.toBeInstanceOf(LogUnreachable)
  await expect(opening).rejects.toMatchObject({ disposition: 'retry' })
})
