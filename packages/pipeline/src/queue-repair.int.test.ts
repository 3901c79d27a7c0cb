import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Log, readDispatch } from '@blotter/log'
import { openQueues, type Queues, type StageJob } from '@blotter/queue'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { backends } from '@blotter/test/queue-backends.ts'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { appendFetched, silent } from '../test/made-up.ts'
import { nextPause } from './dispatcher.ts'
import { runDispatcher } from './index.ts'

const patient = { timeout: 15_000, interval: 20 }
const settings = { epochMs: 50, sweepMs: 3_600_000, sweepAgeMs: 3_600_000 }

type Parts = { log: Log; queues: Queues }

const open = async (kind: (typeof backends)[number]): Promise<Parts> => {
  const log = await freshLog()
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
  onTestFinished(() => queues.close())
  await queues.migrate()
  return { log, queues }
}

/** A dispatcher until the test ends, and what it warned of. */
const dispatching = (parts: Parts) => {
  const stop = new AbortController()
  const said: string[] = []
  const logger = { ...silent, warn: (_: object, message: string) => void said.push(message) }
  const done = runDispatcher({ ...parts, logger, settings }, stop.signal)
  const end = async () => {
    stop.abort()
    await done
  }
  onTestFinished(end)
  return { said, end }
}

/** Takes jobs off a queue and does nothing with them. */
const taking = (queues: Queues, stage: string): StageJob[] => {
  const jobs: StageJob[] = []
  const options = { concurrency: 1, lockMs: 5_000, backoff: () => 10, onError: () => {} }
  const worker = queues.work(stage, async ({ data }) => void jobs.push(data), options)
  onTestFinished(() => worker.close(500))
  return jobs
}

const waiting = async ({ queues }: Parts): Promise<number> => (await queues.health('clean')).waiting
const epochOf = async ({ log }: Parts): Promise<string | undefined> =>
  (await readDispatch(log.database)).get('clean')?.epoch

/** Waits until the queue carries another epoch than this one, and the log knows it. */
const renewedFrom = async (parts: Parts, epoch: string | undefined): Promise<void> => {
  await expect
    .poll(async () => {
      const [known, carried] = await Promise.all([epochOf(parts), parts.queues.readEpoch('clean')])
      return known === carried && known !== epoch
    }, patient)
    .toBe(true)
}

/** The log as a backup of then has it: without its last events, and for the rest as `also` says. */
const setBack = (log: Log, position: number, also = ''): Promise<unknown[]> =>
  log.query(`ALTER TABLE blotter.event_log DISABLE TRIGGER ALL; ALTER TABLE blotter.stream_head DISABLE TRIGGER ALL;
    DELETE FROM blotter.event_log WHERE position > ${position};
    DELETE FROM blotter.stream_head WHERE stream_id NOT IN (SELECT stream_id FROM blotter.event_log);
    UPDATE blotter.log_head SET position = ${position}, chain_hash = (SELECT chain_hash FROM blotter.event_log WHERE position = ${position});
    ALTER TABLE blotter.event_log ENABLE ALWAYS TRIGGER event_log_is_append_only; ${also}`)

describe.each(backends)('the dispatcher on %s', (kind) => {
  it('notices a queue that was set back to an older snapshot, and adds what came since', async () => {
    const parts = await open(kind)
    const { said } = dispatching(parts)
    await appendFetched(parts.log, 'before')
    await expect.poll(() => waiting(parts), patient).toBe(1)
    await renewedFrom(parts, undefined)
    const snapshot = await epochOf(parts)
    const since = await appendFetched(parts.log, 'since', 'then')
    await expect.poll(() => waiting(parts), patient).toBe(3)
    await renewedFrom(parts, snapshot)
    await parts.log.append([], { effects: [{ stage: 'clean', position: 1, outcome: 'cleaned' }] })
    await parts.queues.drain('clean')
    await parts.queues.writeEpoch('clean', snapshot ?? '')
    await expect.poll(() => said.join(), patient).toContain('emptied or set back')
    const jobs = taking(parts.queues, 'clean')
    await expect.poll(() => jobs, patient).toEqual(since.map((position) => ({ position })))
  })

  it('empties the queue when the log is an older backup, and hands out what the log has now', async () => {
    const parts = await open(kind)
    const first = dispatching(parts)
    await appendFetched(parts.log, 'kept')
    await expect.poll(() => waiting(parts), patient).toBe(1)
    await renewedFrom(parts, undefined)
    const epoch = await epochOf(parts)
    await appendFetched(parts.log, 'lost', 'lost-too')
    await expect.poll(() => waiting(parts), patient).toBe(3)
    await renewedFrom(parts, epoch)
    await first.end()
    // A backup holds the log and the dispatcher's own table as they were then; the queue is as it is now.
    await setBack(
      parts.log,
      1,
      `UPDATE blotter_work.dispatch SET position = 1, chain_hash = (SELECT chain_hash FROM blotter.log_head);
       UPDATE blotter_work.dispatch SET epoch = '${epoch}' WHERE stage = 'clean'`,
    )
    const { said } = dispatching(parts)
    await expect.poll(() => said.join(), patient).toContain('emptied or set back')
    await expect.poll(() => waiting(parts), patient).toBe(1)
    const [next] = await appendFetched(parts.log, 'next')
    expect(next).toBe(2)
    const jobs = taking(parts.queues, 'clean')
    await expect.poll(() => jobs, patient).toEqual([{ position: 1 }, { position: 2 }])
  })

  it('forgets what was done for events that the log no longer has, when the log alone was set back', async () => {
    const parts = await open(kind)
    const first = dispatching(parts)
    await appendFetched(parts.log, 'kept', 'lost', 'lost-too')
    await expect.poll(() => waiting(parts), patient).toBe(3)
    for (const position of [1, 2, 3])
      await parts.log.append([], { effects: [{ stage: 'clean', position, outcome: 'cleaned' }] })
    await first.end()
    const epoch = await epochOf(parts)
    await setBack(parts.log, 1)
    const [other] = await appendFetched(parts.log, 'other')
    const { said } = dispatching(parts)
    await renewedFrom(parts, epoch)
    expect(said.join()).toContain('the log was set back')
    const jobs = taking(parts.queues, 'clean')
    const [another] = await appendFetched(parts.log, 'another')
    await expect.poll(() => jobs, patient).toEqual([{ position: other }, { position: another }])
    expect([other, another]).toEqual([2, 3])
  })
})

it('a dispatcher takes over when the process that held the lock is killed', async () => {
  const parts = await open('postgres')
  const script = fileURLToPath(new URL('../test/dispatcher-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, parts.log.url], { stdio: ['ignore', 'ignore', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await appendFetched(parts.log, 'a')
  await expect.poll(() => waiting(parts), patient).toBe(1)
  dispatching(parts)
  child.kill('SIGKILL')
  await appendFetched(parts.log, 'b')
  const jobs = taking(parts.queues, 'clean')
  // One killed between the two halves of an epoch has its queue filled once more, so a job may come twice.
  await expect
    .poll(() => new Set(jobs.map((job) => 'position' in job && job.position)), patient)
    .toEqual(new Set([1, 2]))
})

it('looks at the head at most 50 ms apart, and soon again after news', () => {
  const pauses = Array.from({ length: 20 }, () => 0)
  pauses.reduce(
    (pause, _, at) => {
      pauses[at] = nextPause(pause, 0)
      return pauses[at]
    },
    nextPause(0, 1),
  )
  expect(Math.max(...pauses)).toBe(50)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(nextPause(50, 7)).toBeLessThan(50)
})
