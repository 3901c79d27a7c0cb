import { openQueues } from '@blotter/queue'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { backends } from '@blotter/test/queue-backends.ts'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { appendFetched, madeUp, reject, silent } from '../test/made-up.ts'
import { runWorker, type Stage } from './index.ts'
import { openServiceProbes } from './service-probes.ts'

const patient = { timeout: 15_000, interval: 20 }

describe.each(backends)('what a worker says of itself on %s', (kind) => {
  const working = async (stage: Stage) => {
    const log = await freshLog()
    const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
    const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
    onTestFinished(() => queues.close())
    await queues.migrate()
    const stop = new AbortController()
    const { probes, answers } = openServiceProbes()
    const done = runWorker(stage, {
      ...{ log, queues, logger: silent, probes, signal: stop.signal, onFatal: () => {} },
      settings: { concurrency: 2, lockMs: 5_000, patienceMs: 500, activate: 'first' },
    })
    const end = async (): Promise<void> => {
      stop.abort()
      await done
    }
    onTestFinished(end)
    const asked = answers(log, queues)
    const reads = async (name: string, labels: Record<string, string>): Promise<number | undefined> =>
      (await asked.families())
        .filter(({ metric }) => metric.name === name)
        .flatMap(({ points }) => points)
        .find((point) => Object.entries(labels).every(([label, text]) => point.labels[label] === text))?.value
    return { log, queues, asked, reads, end }
  }

  it('counts and times every input by its outcome, retries and dead letters too', async () => {
    let attempts = 0
    const { log, queues, reads } = await working(
      madeUp({
        attempts: 2,
        run: async (context) => {
          attempts += 1
          if (context.input.data.url.endsWith('bad')) throw new Error('a defect')
          return reject(context)
        },
      }),
    )
    const [good = 0, bad = 0] = await appendFetched(log, 'good', 'bad')
    await queues.add('clean', [{ position: good }, { position: bad }])
    const clean = { stage: 'clean' }
    await expect.poll(() => reads('blotter_dead_total', { ...clean, reason: 'unexpected' }), patient).toBe(1)
    expect(attempts).toBe(3)
    expect(await reads('blotter_jobs_total', { ...clean, outcome: 'rejected: no-text' })).toBe(1)
    expect(await reads('blotter_jobs_total', { ...clean, outcome: 'parked' })).toBe(1)
    expect(await reads('blotter_retries_total', clean)).toBe(1)
    expect(await reads('blotter_job_run_seconds', { ...clean, outcome: 'parked', le: '+Inf' })).toBe(1)
    expect(await reads('blotter_job_wait_seconds', { ...clean, le: '+Inf' })).toBe(3)
  })

  it('is ready while it takes jobs, and shows in its row what it took and holds', async () => {
    const release = Promise.withResolvers<void>()
    onTestFinished(() => release.resolve())
    const { log, queues, asked, end } = await working(
      madeUp({
        run: async (context) => {
          await release.promise
          return reject(context)
        },
      }),
    )
    await expect.poll(() => asked.ready(), patient).toBeNull()
    expect(await asked.live()).toBeNull()
    const [position = 0] = await appendFetched(log, 'held')
    await queues.add('clean', [{ position }])
    const row = () =>
      log.query<{ running: number; taken: boolean }>(
        'SELECT running, hands, taken_at >= working_since AS taken FROM blotter_work.worker_heartbeat',
      )
    await expect.poll(row, patient).toEqual([{ running: 1, hands: 2, taken: true }])
    release.resolve()
    await expect.poll(row, patient).toEqual([{ running: 0, hands: 2, taken: true }])
    await end()
    expect(await asked.ready()).toContain('clean: ')
  })

  it('is not ready while another version is the active one', async () => {
    const version = { name: 'cleaning', version: '1.0.0', digest: 'one' }
    const { log, asked } = await working(madeUp({ version }))
    await expect.poll(() => asked.ready(), patient).toBeNull()
    const other = { ...version, digest: 'two' }
    await log.append([
      {
        eventId: crypto.randomUUID(),
        streamId: 'extractor/cleaning',
        type: 'ExtractorActivated',
        data: { version: other, previous: version },
        source: 'blotter/test',
      },
    ])
    await expect.poll(() => asked.ready(), patient).toBe('clean: other version')
  })
})
