import { deterministicId } from '@blotter/events'
import type { Log } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { decideParked, setPaused } from './index.ts'

const act = { who: 'Ann', why: 'it is back', source: 'blotter/test' }
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    eventId: deterministicId('parked', index),
    stream: `article/${deterministicId('article', index)}`,
    stage: 'fetch',
    position: index + 1,
  }))
const saidIn = async (log: Log) =>
  (await log.readStream('operator')).flatMap((event) =>
    event.type === 'OperatorActed' ? [[event.data.what, event.data.count, event.data.outcome]] : [],
  )

describe('a decision about parked inputs', () => {
  it('is made a thousand at a time; a long one stands in the log from its beginning, and twice does it once', async () => {
    const log = await freshLog()
    const rows = rowsOf(1_200)
    const steps: number[] = []
    const choice = { rows, verdict: 'retry', selection: 'all' } as const
    expect(await decideParked(log, choice, act, (done) => steps.push(done))).toBe(1_200)
    expect(steps).toEqual([1_000, 1_200])
    expect(await decideParked(log, choice, act)).toBe(0)
    expect(await saidIn(log)).toEqual([
      ['dead retry', 1_200, 'started'],
      ['dead retry', 1_200, 'done'],
      ['dead retry', 1_200, 'started'],
      ['dead retry', 0, 'done'],
    ])
  })

  it('to give one up is another event than to try it again, and both name who and why', async () => {
    const log = await freshLog()
    const rows = rowsOf(1)
    await decideParked(log, { rows, verdict: 'discard', selection: 'fetch-1' }, act)
    expect(await saidIn(log)).toEqual([['dead discard', 1, 'done']])
    expect((await log.readStream(rows[0]?.stream ?? '')).map(({ type, data }) => [type, data])).toEqual([
      ['ArticleDiscarded', { stage: 'fetch', position: 1, by: 'Ann', reason: 'it is back' }],
    ])
  })
})

it('a pause that the queue does not take stands in the log with how far it came', async () => {
  const log = await freshLog()
  const queues = openQueues({ databaseUrl: log.url, logId: log.id })
  onTestFinished(() => queues.close())
  await queues.migrate()
  await log.query('DROP SCHEMA bullmq CASCADE')
  await expect(setPaused({ log, queues }, { stages: ['fetch', 'clean'], paused: true }, act)).rejects.toThrow()
  expect(await saidIn(log)).toEqual([['pause', 0, expect.stringMatching(/^failed: .+/)]])
})
