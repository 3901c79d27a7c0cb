import { openQueues, type TakenJob, type WorkerOptions } from '@blotter/queue'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshLog } from '../fresh-log.ts'
import { backends, freshQueues } from '../queue-backends.ts'

const options: WorkerOptions = { concurrency: 1, lockMs: 2_000, backoff: () => 10, onError: () => {} }
const jobs = (...positions: number[]) => positions.map((position) => ({ position }))

describe.each(backends)('queues on %s', (kind) => {
  it('hand out every job once, in order, however often it was added', async () => {
    const queues = await freshQueues(kind)
    await queues.add('clean', jobs(1, 2, 3))
    await queues.add('clean', jobs(2, 3, 4))
    const taken: unknown[] = []
    const worker = queues.work('clean', async (job) => void taken.push(job.data), options)
    onTestFinished(() => worker.close(1_000))
    await expect.poll(() => taken.length).toBe(4)
    await expect.poll(async () => (await queues.health('clean')).active).toBe(0)
    expect(taken).toEqual(jobs(1, 2, 3, 4))
  })

  it('take a finished job again, since nothing finished is kept', async () => {
    const queues = await freshQueues(kind)
    const taken: number[] = []
    const worker = queues.work('clean', async () => void taken.push(1), options)
    onTestFinished(() => worker.close(1_000))
    for (const round of [1, 2]) {
      await queues.add('clean', jobs(1))
      await expect.poll(() => taken.length).toBe(round)
      await expect.poll(async () => (await queues.health('clean')).active).toBe(0)
    }
  })

  it('try a failed job again after the backoff, counting attempts from 1', async () => {
    const queues = await freshQueues(kind)
    const attempts: number[] = []
    const backoffs: number[] = []
    const backoff = (attempt: number) => {
      backoffs.push(attempt)
      return 20
    }
    const handle = async (job: TakenJob) => {
      attempts.push(job.attempt)
      if (job.attempt < 3) throw new Error('not yet')
    }
    const worker = queues.work('clean', handle, { ...options, backoff })
    onTestFinished(() => worker.close(1_000))
    await queues.add('clean', jobs(1))
    await expect.poll(() => attempts, { timeout: 10_000 }).toEqual([1, 2, 3])
    expect(backoffs).toEqual([1, 2])
  })

  it('count what may be taken now, also while paused, and the age of the oldest', async () => {
    const queues = await freshQueues(kind)
    await queues.add('clean', jobs(1))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await queues.add('clean', jobs(2, 3))
    await queues.pause('clean')
    const health = await queues.health('clean')
    expect(health).toMatchObject({
      stage: 'clean',
      waiting: 3,
      active: 0,
      stalled: 0,
      delayed: 0,
      failed: 0,
      paused: true,
    })
    expect(health.oldestWaitingMs).toBeGreaterThanOrEqual(300)
    expect(health.oldestWaitingMs).toBeLessThan(10_000)
    await queues.resume('clean')
    expect(await queues.health('clean')).toMatchObject({ waiting: 3, paused: false })
    expect(await queues.health('link')).toMatchObject({ waiting: 0, oldestWaitingMs: null })
  })

  it('show their jobs: the oldest that wait first, those that run, and those whose next attempt is later', async () => {
    const queues = await freshQueues(kind)
    await queues.add('clean', jobs(1, 2, 3))
    await queues.addLater('clean', { position: 9, tried: 1 }, 60_000)
    const ids = async (state: 'active' | 'waiting' | 'delayed', limit = 9) =>
      (await queues.peek('clean', state, limit)).map(({ id }) => id)
    expect(await ids('waiting')).toEqual(['p-1', 'p-2', 'p-3'])
    expect(await ids('waiting', 2)).toEqual(['p-1', 'p-2'])
    await queues.pause('clean')
    expect(await ids('waiting', 2)).toEqual(['p-1', 'p-2'])
    const [later] = await queues.peek('clean', 'delayed', 9)
    expect(later).toMatchObject({ id: 'p-9', state: 'delayed', data: { position: 9, tried: 1 } })
    expect(Date.parse(later?.dueAt ?? '') - Date.parse(later?.addedAt ?? '')).toBe(60_000)
    await queues.resume('clean')
    const hold = Promise.withResolvers<void>()
    const worker = queues.work('clean', () => hold.promise, options)
    onTestFinished(() => worker.close(1_000))
    await expect.poll(() => ids('active')).toEqual(['p-1'])
    hold.resolve()
  })

  it('tell of one job what it failed with and how often it was tried, and of none that is done', async () => {
    const queues = await freshQueues(kind)
    await queues.add('clean', jobs(1))
    const refuse = async () => {
      throw new Error('no such luck')
    }
    const worker = queues.work('clean', refuse, { ...options, backoff: () => 60_000 })
    await expect.poll(async () => (await queues.find('clean', 'p-1'))?.state).toBe('delayed')
    await worker.close(1_000)
    const job = await queues.find('clean', 'p-1')
    expect(job).toMatchObject({ id: 'p-1', attempts: 1, failedFor: 'no such luck', data: { position: 1 } })
    expect(job?.stacks.join()).toContain('no such luck')
    expect(await queues.find('clean', 'p-2')).toBeNull()
  })

  it('count the inputs that waiting jobs stand for, also while paused', async () => {
    const queues = await freshQueues(kind)
    await queues.add('clean', [{ from: 1, to: 90, inputs: 32 }, { position: 95 }, { from: 96, to: 99, inputs: 2 }])
    await queues.add('poll', [{ kind: 'poll', subject: '3f-1-2-3', dueAt: '2026-01-01T00:00:00.000Z' }])
    expect(await queues.health('clean')).toMatchObject({ waiting: 3, waitingInputs: 35 })
    expect(await queues.health('poll')).toMatchObject({ waiting: 1, waitingInputs: 1 })
    expect(await queues.health('link')).toMatchObject({ waitingInputs: 0 })
    await queues.pause('clean')
    expect(await queues.health('clean')).toMatchObject({ waiting: 3, waitingInputs: 35 })
    expect((await queues.held('clean')).toSorted((a, b) => a.from - b.from)).toEqual([
      { from: 1, to: 90 },
      { from: 95, to: 95 },
      { from: 96, to: 99 },
    ])
  })

  it('count a running job as active and a retried one as delayed', async () => {
    const queues = await freshQueues(kind)
    const release = Promise.withResolvers<void>()
    const worker = queues.work(
      'clean',
      async (job) => {
        await release.promise
        if (job.attempt === 1) throw new Error('later')
      },
      { ...options, backoff: () => 60_000 },
    )
    onTestFinished(() => worker.close(1_000))
    await queues.add('clean', jobs(1))
    await expect.poll(() => queues.health('clean')).toMatchObject({ waiting: 0, active: 1, delayed: 0 })
    release.resolve()
    await expect.poll(() => queues.health('clean')).toMatchObject({ waiting: 0, active: 0, delayed: 1, failed: 0 })
  })

  it('tell which stretches of the log their jobs speak of, waiting, delayed or running', async () => {
    const queues = await freshQueues(kind)
    const release = Promise.withResolvers<void>()
    await queues.add('clean', jobs(1))
    const worker = queues.work('clean', () => release.promise, options)
    onTestFinished(() => worker.close(1_000))
    await expect.poll(async () => (await queues.health('clean')).active).toBe(1)
    await queues.add('clean', [{ position: 2 }, { from: 3, to: 40 }])
    await queues.addLater('clean', { position: 50, tried: 1 }, 60_000)
    await queues.add('poll', [{ kind: 'poll', subject: 'feed', dueAt: '2026-01-01T00:00:00.000Z' }])
    const held = (await queues.held('clean')).toSorted((a, b) => a.from - b.from)
    expect(held).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
      { from: 3, to: 40 },
      { from: 50, to: 50 },
    ])
    expect(await queues.held('poll')).toEqual([])
    release.resolve()
    await expect.poll(async () => (await queues.held('clean')).map(({ from }) => from)).toEqual([50])
  })

  it('hand out a job that was added for later when its time has come', async () => {
    const queues = await freshQueues(kind)
    const taken: { data: unknown; at: number }[] = []
    const take = async ({ data }: { data: unknown }) => void taken.push({ data, at: performance.now() })
    const worker = queues.work('clean', take, options)
    onTestFinished(() => worker.close(1_000))
    const began = performance.now()
    await queues.addLater('clean', { position: 1, tried: 1 }, 300)
    await queues.add('clean', jobs(2))
    await expect
      .poll(() => taken.map(({ data }) => data), { timeout: 10_000 })
      .toEqual(expect.arrayContaining([{ position: 2 }, { position: 1, tried: 1 }]))
    const later = taken.find(({ data }) => (data as { tried?: number }).tried === 1)
    // Clocks of the server and of this process may part by a little.
    expect((later?.at ?? 0) - began).toBeGreaterThan(250)
  })

  it('carry an epoch per stage', async () => {
    const queues = await freshQueues(kind)
    const epoch = '3b6a27bc-ceb6-4a2d-92a3-a8d02a575a01'
    expect(await queues.readEpoch('clean')).toBeNull()
    await queues.writeEpoch('clean', epoch)
    expect(await queues.readEpoch('clean')).toBe(epoch)
    expect(await queues.readEpoch('link')).toBeNull()
  })

  it('give a job of a worker that let go to another one when the lock runs out', async () => {
    const queues = await freshQueues(kind)
    const first = queues.work('clean', () => new Promise(() => {}), options)
    await queues.add('clean', jobs(1))
    await expect.poll(async () => (await queues.health('clean')).active).toBe(1)
    await first.close(10)
    const taken: unknown[] = []
    const second = queues.work('clean', async (job) => void taken.push(job.data), options)
    onTestFinished(() => second.close(1_000))
    await expect.poll(() => taken, { timeout: 15_000 }).toEqual(jobs(1))
  })

  it('lose waiting jobs, and nothing else, when drained', async () => {
    const queues = await freshQueues(kind)
    await queues.add('clean', jobs(1, 2))
    await queues.drain('clean')
    expect(await queues.health('clean')).toMatchObject({ waiting: 0 })
    await queues.add('clean', jobs(1))
    expect(await queues.health('clean')).toMatchObject({ waiting: 1 })
  })
})

describe('queues on postgres alone', () => {
  it('take jobs when their schema comes after the worker', async () => {
    const log = await freshLog()
    const queues = openQueues({ databaseUrl: log.url, logId: log.id })
    onTestFinished(() => queues.close())
    const faults: string[] = []
    const taken: unknown[] = []
    const onError = (error: Error) => void faults.push(error.message)
    const worker = queues.work('clean', async (job) => void taken.push(job.data), { ...options, onError })
    onTestFinished(() => worker.close(1_000))
    await expect.poll(() => faults.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await expect(queues.add('clean', jobs(1))).rejects.toThrow()
    await queues.migrate()
    await queues.add('clean', jobs(1))
    await expect.poll(() => taken, { timeout: 15_000 }).toEqual(jobs(1))
    expect(faults.length).toBeLessThan(20)
  })
})
