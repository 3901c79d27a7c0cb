import { randomUUID } from 'node:crypto'
import { catchUp, projections } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { exposition, metrics } from '@blotter/telemetry'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it, onTestFinished } from 'vitest'
import { logGauges } from './log-gauges.ts'

const open = async () => {
  const log = await freshLog()
  const queues = openQueues({ databaseUrl: log.url, logId: log.id })
  onTestFinished(() => queues.close())
  await queues.migrate()
  const lines = async (): Promise<string[]> => exposition(await logGauges({ log, queues })).split('\n')
  return { log, queues, lines }
}

it('tell of every stage: jobs, inputs, the oldest, whether it is paused, and its verdict', async () => {
  const { queues, lines } = await open()
  await queues.add('clean', [{ from: 1, to: 40, inputs: 32 }, { position: 41 }])
  await queues.pause('clean')
  const told = await lines()
  expect(told).toEqual(
    expect.arrayContaining([
      'blotter_queue_jobs{stage="clean",state="waiting"} 2',
      'blotter_queue_inputs{stage="clean"} 33',
      'blotter_queue_inputs{stage="link"} 0',
      'blotter_queue_paused{stage="clean"} 1',
      'blotter_stage_verdict{stage="clean",verdict="paused"} 1',
      'blotter_stage_verdict{stage="clean",verdict="ok"} 0',
      'blotter_stage_verdict{stage="link",verdict="no workers"} 1',
      'blotter_workers{stage="dispatcher"} 0',
      'blotter_goal_seconds{stage="clean"} 60',
    ]),
  )
  expect(told.find((line) => line.startsWith('blotter_queue_oldest_seconds{stage="clean"}'))).toMatch(/ 0\.\d+$/)
})

it('tell of the log: its position, what was not handed out and folded yet, dead letters and feeds', async () => {
  const { log, lines } = await open()
  await log.append([
    {
      eventId: randomUUID(),
      streamId: 'feed/f',
      type: 'FeedAdded',
      data: { url: 'https://paper.example/f', title: 'F', kind: 'local' },
      source: 'blotter/test',
    },
    {
      eventId: randomUUID(),
      streamId: 'article/a',
      type: 'ArticleParked',
      data: { stage: 'fetch', position: 9, error: { name: 'Error', code: 'unexpected', message: 'm' }, attempts: 5 },
      source: 'blotter/test',
    },
  ])
  expect(await lines()).toEqual(expect.arrayContaining(['blotter_log_position 2', 'blotter_dispatch_lag_events 2']))
  for (const projection of projections) await catchUp(log, projection)
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'blotter_projection_lag_events{projection="feeds"} 0',
      'blotter_projection_stopped{projection="feeds"} 0',
      'blotter_dead{stage="fetch",reason="unexpected"} 1',
      'blotter_feeds{freshness="new"} 1',
    ]),
  )
})

it('are all named in telemetry, and none twice', async () => {
  const told = (await (await open()).lines()).filter((line) => line.startsWith('# TYPE'))
  const known = Object.values(metrics).map(({ name, type }) => `# TYPE ${name} ${type}`)
  expect(told.filter((line) => !known.includes(line))).toEqual([])
  expect(new Set(told).size).toBe(told.length)
})
