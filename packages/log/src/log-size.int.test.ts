import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { readLogSize } from './index.ts'

const suspended = (ordinal: number, reason: string): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('size-test', ordinal),
  streamId: 'feed/a',
  type: 'FeedSuspended',
  data: { reason },
  source: 'blotter/test',
})

it('the size of a log is known by event type, with its growth and what compression saves of documents', async () => {
  const log = await freshLog()
  expect(await readLogSize(log)).toMatchObject({ events: 0, types: [], documents: { count: 0, bytes: 0 } })
  await log.append([suspended(1, 'gone'), suspended(2, 'x'.repeat(1_000))])
  await log.append([{ ...suspended(3, ''), type: 'FeedRemoved', data: { reason: 'moved' } }])
  await log.documents.put('the same words '.repeat(1_000))
  const size = await readLogSize(log)
  expect(size).toMatchObject({ events: 3, days: 1, documents: { count: 1, bytes: 15_000 } })
  expect(size.documents.packedBytes).toBeLessThan(1_000)
  expect(
    size.types.map(({ type, events, eventsToday, eventsPerDay }) => [type, events, eventsToday, eventsPerDay]),
  ).toEqual([
    ['FeedSuspended', 2, 2, 2],
    ['FeedRemoved', 1, 1, 1],
  ])
  expect(size.types[0]?.bytes).toBeGreaterThan(size.types[1]?.bytes ?? 0)
  expect(size.tableBytes).toBeGreaterThan(0)
})
