import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { minuteKeeper } from './index.ts'

const shapes = [
  { name: 'poll', takes: [] },
  { name: 'clean', takes: ['ArticleFetched'] },
]
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

it('the last hour of a stage is counted once, however often it is read, and a rate is of its last minutes', async () => {
  const log = await freshLog()
  let now = Date.now()
  const keeper = minuteKeeper(shapes, () => now)
  const retried = (number: number) => ({
    eventId: crypto.randomUUID(),
    streamId: `article/${number}`,
    type: 'ArticleRetried' as const,
    data: { stage: 'clean', position: number, by: 'jo', reason: 'again' },
    source: 'blotter/test',
  })
  await keeper.advance(log)
  await log.append([retried(1), retried(2)], { effects: [{ stage: 'clean', position: 1, outcome: 'cleaned' }] })
  for (const _ of [1, 2]) await keeper.advance(log)
  expect([sum(keeper.of('clean').in), sum(keeper.of('clean').out)]).toEqual([2, 1])
  await log.append([retried(3)], { effects: [{ stage: 'clean', position: 2, outcome: 'cleaned' }] })
  await keeper.advance(log)
  expect([sum(keeper.of('clean').in), sum(keeper.of('clean').out)]).toEqual([3, 2])
  const flow = keeper.flows().find(({ stage }) => stage === 'clean')
  expect(flow?.inPerMinute).toBeGreaterThan(3 / 5)
  expect(flow?.inPerMinute).toBeLessThanOrEqual(3 / 4)
  expect(keeper.flows()[0]?.inPerMinute).toBeNull()
  now += 10 * 60_000
  await keeper.advance(log)
  expect(keeper.flows().map(({ outPerMinute }) => outPerMinute)).toEqual([0, 0])
  expect(sum(keeper.of('clean').in)).toBe(3)
  now += 60 * 60_000
  await keeper.advance(log)
  expect(sum(keeper.of('clean').in)).toBe(0)
})
