import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { eventKin, listActs, listEvents } from './index.ts'

const acted = (what: string, causationId: string | null = null) => ({
  eventId: crypto.randomUUID(),
  streamId: 'operator',
  type: 'OperatorActed' as const,
  data: { who: 'jo', what, why: 'a test', selection: 'all', count: 1, outcome: 'done' },
  source: 'blotter/test',
  causationId,
})
const added = (feed: string) => ({
  eventId: crypto.randomUUID(),
  streamId: `feed/${feed}`,
  type: 'FeedAdded' as const,
  data: { url: `https://${feed}.example/` },
  source: 'blotter/test',
})

it('events are listed newest first, by type, by stream or its kind, and between positions', async () => {
  const log = await freshLog()
  await log.append([added('one'), acted('a'), added('two'), acted('b')])
  const positions = async (filter: Partial<Parameters<typeof listEvents>[1]>) =>
    (await listEvents(log, { limit: 10, ...filter })).map(({ position }) => position)
  expect(await positions({})).toEqual([4, 3, 2, 1])
  expect(await positions({ type: 'FeedAdded' })).toEqual([3, 1])
  expect(await positions({ stream: 'feed/' })).toEqual([3, 1])
  expect(await positions({ stream: 'feed/two' })).toEqual([3])
  expect(await positions({ stream: 'operator', before: 4 })).toEqual([2])
  expect(await positions({ after: 2 })).toEqual([4, 3])
  expect(await positions({ stream: 'operator', after: 2 })).toEqual([4])
  expect(await positions({ before: 3, limit: 1 })).toEqual([2])
  expect((await listActs(log, { limit: 5 })).map(({ what }) => what)).toEqual(['b', 'a'])
})

it('an event is shown with what it came from and what came of it', async () => {
  const log = await freshLog()
  const first = acted('first')
  await log.append([first])
  await log.append([acted('second', first.eventId), acted('stranger')])
  const [one, two] = [await log.readAt(1), await log.readAt(2)]
  if (!one || !two) throw new Error('the log has both')
  expect(await eventKin(log, one)).toMatchObject({ cause: null, effects: [{ position: 2 }] })
  expect(await eventKin(log, two)).toMatchObject({ cause: { position: 1 }, effects: [] })
})
