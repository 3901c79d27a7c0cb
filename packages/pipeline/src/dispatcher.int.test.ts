import { deterministicId, type NewEvent } from '@blotter/events'
import { hasEffect, type Log, readDispatch, readEntry, setEntry } from '@blotter/log'
import { openQueues, type Queues, type StageJob } from '@blotter/queue'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { backends, wipeQueues } from '@blotter/test/queue-backends.ts'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { appendFetched, articleOf, fetched, madeUp, retried, silent, trailOf } from '../test/made-up.ts'
import { type DispatcherSettings, runDispatcher, runWorker } from './index.ts'

const patient = { timeout: 15_000, interval: 20 }
const later = '2999-01-01T00:00:00.000Z'
const past = '2025-03-04T12:00:00.000Z'

/** Longer than a test, so that only what is asked for happens. */
const settings: DispatcherSettings = { epochMs: 50, sweepMs: 3_600_000, sweepAgeMs: 3_600_000 }

describe.each(backends)('the dispatcher on %s', (kind) => {
  const open = async (): Promise<{ log: Log; queues: Queues }> => {
    const log = await freshLog()
    const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
    const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
    onTestFinished(() => queues.close())
    await queues.migrate()
    return { log, queues }
  }
  /** A dispatcher until the test ends. */
  const dispatching = (parts: { log: Log; queues: Queues }, changed: Partial<DispatcherSettings> = {}) => {
    const stop = new AbortController()
    const said: string[] = []
    const logger = { ...silent, warn: (_: object, message: string) => void said.push(message) }
    const done = runDispatcher({ ...parts, logger, settings: { ...settings, ...changed } }, stop.signal)
    const end = async () => {
      stop.abort()
      await done
    }
    onTestFinished(end)
    return { said, end }
  }
  /** Takes jobs off a queue and does nothing with them. */
  const taking = (queues: Queues, stage: string) => {
    const jobs: StageJob[] = []
    const options = { concurrency: 1, lockMs: 5_000, backoff: () => 10, onError: () => {} }
    const worker = queues.work(stage, async ({ data }) => void jobs.push(data), options)
    const end = () => worker.close(500)
    onTestFinished(end)
    return { jobs, end }
  }
  const waiting = async (queues: Queues, stage: string) => (await queues.health(stage)).waiting

  it('hands every event to the stage that takes it, once, also when it is started anew', async () => {
    const parts = await open()
    const positions = await appendFetched(parts.log, 'a', 'b')
    const first = dispatching(parts)
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(2)
    await first.end()
    const { jobs } = taking(parts.queues, 'clean')
    const [third] = await appendFetched(parts.log, 'c')
    dispatching(parts)
    await expect.poll(() => jobs, patient).toEqual([...positions, third].map((position) => ({ position })))
    expect(await waiting(parts.queues, 'extract')).toBe(0)
  })

  it('restores a queue that was wiped, less what is done, and work goes on', async () => {
    const parts = await open()
    const { said } = dispatching(parts)
    const [done = 0, undone] = await appendFetched(parts.log, 'done', 'undone')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(2)
    await parts.log.append([], { effects: [{ stage: 'clean', position: done, outcome: 'cleaned' }] })
    const before = (await readDispatch(parts.log.database)).get('clean')
    await wipeQueues(kind, parts.log)
    await expect
      .poll(() => said, patient)
      .toContain('the queue was emptied or set back; its jobs are restored from the log')
    await expect
      .poll(async () => (await readDispatch(parts.log.database)).get('clean')?.epoch, patient)
      .not.toBe(before?.epoch)
    const { jobs } = taking(parts.queues, 'clean')
    const [next] = await appendFetched(parts.log, 'next')
    await expect.poll(() => jobs, patient).toEqual([{ position: undone }, { position: next }])
  })

  it('offers a single lost job again once it is old enough', async () => {
    const parts = await open()
    const first = dispatching(parts)
    const [position] = await appendFetched(parts.log, 'lost')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(1)
    await first.end()
    await parts.queues.drain('clean')
    const { jobs } = taking(parts.queues, 'clean')
    dispatching(parts, { sweepMs: 20, sweepAgeMs: 0 })
    await expect.poll(() => jobs, patient).toContainEqual({ position })
  })

  it('hands a backlog out in stretches, each input once', async () => {
    const parts = await open()
    const names = Array.from({ length: 70 }, (_, index) => `backlog-${index}`)
    await appendFetched(parts.log, ...names)
    dispatching(parts)
    const { jobs } = taking(parts.queues, 'clean')
    await expect
      .poll(() => jobs, patient)
      .toEqual([
        { from: 1, to: 32, inputs: 32 },
        { from: 33, to: 64, inputs: 32 },
        { from: 65, to: 70, inputs: 6 },
      ])
  })

  it('offers again of a backlog only what no job holds', async () => {
    const parts = await open()
    const names = Array.from({ length: 40 }, (_, index) => `held-${index}`)
    await appendFetched(parts.log, ...names)
    const first = dispatching(parts)
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(2)
    await first.end()
    await parts.queues.drain('clean')
    await parts.queues.add('clean', [{ from: 1, to: 32 }])
    dispatching(parts, { sweepMs: 20, sweepAgeMs: 0 })
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(2)
    const { jobs } = taking(parts.queues, 'clean')
    await expect
      .poll(() => jobs.slice(0, 2), patient)
      .toEqual([
        { from: 1, to: 32 },
        { from: 33, to: 40, inputs: 8 },
      ])
  })

  it('does not look again at what it found done', async () => {
    const parts = await open()
    const [old = 0, young = 0] = await appendFetched(parts.log, 'old', 'young')
    const effects = [old, young].map((position) => ({ stage: 'clean', position, outcome: 'cleaned' }))
    await parts.log.append([], { effects })
    dispatching(parts, { sweepMs: 20, sweepAgeMs: 100 })
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await parts.queues.drain('clean')
    await parts.log.query('DELETE FROM blotter_work.stage_effect')
    const [lost] = await appendFetched(parts.log, 'lost')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(1)
    await parts.queues.drain('clean')
    const { jobs } = taking(parts.queues, 'clean')
    await expect.poll(() => jobs.length, patient).toBeGreaterThan(1)
    expect(new Set(jobs.map((job) => ('position' in job ? job.position : job)))).toEqual(new Set([lost]))
  })

  it('leaves alone what is too young to be lost', async () => {
    const parts = await open()
    const first = dispatching(parts)
    await appendFetched(parts.log, 'young')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(1)
    await first.end()
    await parts.queues.drain('clean')
    dispatching(parts, { sweepMs: 20 })
    await appendFetched(parts.log, 'next')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(1)
  })

  it('turns due polls into jobs and due rechecks into events, once, and leaves what is due later', async () => {
    const parts = await open()
    const on = parts.log.database
    await setEntry(on, { kind: 'poll', subject: 'due-feed', dueAt: past, detail: {} })
    await setEntry(on, { kind: 'poll', subject: 'later-feed', dueAt: later, detail: {} })
    const recheck = { kind: 'recheck' as const, detail: {} }
    await parts.log.append([fetched('young')])
    await setEntry(on, { ...recheck, subject: `${articleOf('young')}#2`, dueAt: past })
    await setEntry(on, { ...recheck, subject: `${articleOf('young')}#3`, dueAt: later })
    const { jobs } = taking(parts.queues, 'poll')
    dispatching(parts)
    await expect.poll(() => trailOf(parts.log, 'young'), patient).toEqual(['ArticleFetched', 'ArticleRefetchDue'])
    await expect.poll(() => waiting(parts.queues, 'fetch'), patient).toBe(1)
    expect((await parts.log.readAt(2))?.data).toEqual({ cause: 'recheck', attempt: 2 })
    expect(await readEntry(on, 'recheck', `${articleOf('young')}#2`)).toBeNull()
    expect(await readEntry(on, 'recheck', `${articleOf('young')}#3`)).not.toBeNull()
    await expect.poll(() => jobs, patient).toEqual([{ kind: 'poll', subject: 'due-feed', dueAt: past }])
  })

  it('leaves, when told until when, what is due after that moment', async () => {
    const parts = await open()
    const on = parts.log.database
    await setEntry(on, { kind: 'poll', subject: 'before', dueAt: past, detail: {} })
    await setEntry(on, { kind: 'poll', subject: 'after', dueAt: '2025-03-04T12:00:00.001Z', detail: {} })
    const { jobs } = taking(parts.queues, 'poll')
    dispatching(parts, { until: past })
    await expect.poll(() => jobs, patient).toEqual([{ kind: 'poll', subject: 'before', dueAt: past }])
    // The timetable is served after the log, so a served event shows that it was looked at again.
    const [position] = await appendFetched(parts.log, 'a-round-later')
    await expect.poll(async () => (await readDispatch(on)).get('clean')?.position, patient).toBe(position)
    expect(jobs).toHaveLength(1)
  })

  it('hands a retry that a person asked for to its stage, which does it under its own mark', async () => {
    const parts = await open()
    const stop = new AbortController()
    const worker = runWorker(madeUp(), {
      ...parts,
      logger: silent,
      settings: { concurrency: 1, lockMs: 5_000, patienceMs: 500, activate: 'first' },
      signal: stop.signal,
      onFatal: () => {},
    })
    onTestFinished(async () => {
      stop.abort()
      await worker
    })
    const [position = 0] = await appendFetched(parts.log, 'retried')
    await parts.log.append([], { effects: [{ stage: 'clean', position, outcome: 'parked' }] })
    const { appended } = await parts.log.append([
      retried('retried', 'clean', position),
      retryOfLink('retried', position),
    ])
    dispatching(parts)
    await expect.poll(() => hasEffect(parts.log.database, 'clean', appended[0]?.position ?? 0), patient).toBe(true)
    expect(await trailOf(parts.log, 'retried')).toEqual([
      'ArticleFetched',
      'ArticleRetried',
      'ArticleRetried',
      'ArticleRejected',
    ])
    await expect.poll(() => waiting(parts.queues, 'link'), patient).toBe(1)
    expect(await hasEffect(parts.log.database, 'clean', appended[1]?.position ?? 0)).toBe(false)
  })

  it('is one at a time, however many are started', async () => {
    const parts = await open()
    const first = dispatching(parts)
    await appendFetched(parts.log, 'a')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(1)
    dispatching(parts)
    const holders = await parts.log.query(
      "SELECT 1 FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid) WHERE l.locktype = 'advisory' AND a.application_name = 'blotter dispatcher lock' AND a.datname = current_database()",
    )
    expect(holders).toHaveLength(1)
    await first.end()
    await appendFetched(parts.log, 'b')
    await expect.poll(() => waiting(parts.queues, 'clean'), patient).toBe(2)
  })
})

const retryOfLink = (name: string, position: number): NewEvent => ({
  ...retried(name, 'link', position),
  eventId: deterministicId('made-up', name, 'retried-link'),
})
