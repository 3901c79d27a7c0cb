import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { openLog } from '@blotter/log'
import { topology } from '@blotter/pipeline'
import { openQueues } from '@blotter/queue'
import { stageStandings } from '@blotter/views'
import pg from 'pg'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { freshDatabase } from '../fresh-log.ts'
import { backends } from '../queue-backends.ts'

vi.setConfig({ testTimeout: 180_000 })

const main = fileURLToPath(new URL('../../services/cleaner/src/main.ts', import.meta.url))
const starting = { timeout: 60_000, interval: 200 }
// What an operator is promised: a dead worker shows within 15 s, a wedged one within 30 s.
const killed = { timeout: 15_000, interval: 200 }
const wedged = { timeout: 30_000, interval: 200 }

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo // it listens on a port
  probe.close()
  await once(probe, 'close')
  return port
}

/** One cleaner as a process of its own, and what the verdict on its stage says. */
const open = async (kind: (typeof backends)[number]) => {
  const databaseUrl = await freshDatabase()
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const log = await openLog({ url: databaseUrl, name: 'liveness' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  await queues.migrate()
  const port = await freePort()
  const env = {
    ...process.env,
    ...{ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl ?? '', LOG_LEVEL: 'error', METRICS_PORT: String(port) },
  }
  const worker: ChildProcess = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  onTestFinished(async () => {
    if (worker.exitCode === null && worker.signalCode === null) {
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
    await queues.close()
    await log.close()
  })
  const verdict = async () => {
    const [standing] = await stageStandings(log, [topology.clean], queues)
    return standing?.verdict
  }
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) })
    return { status: response.status, text: await response.text() }
  }
  await expect.poll(verdict, starting).toMatchObject({ state: 'ok' })
  return { log, queues, worker, verdict, ask, databaseUrl }
}

describe.each(backends)('a worker whose queue is on %s', (kind) => {
  it('that is killed is missed, by name', async () => {
    const { queues, worker, verdict } = await open(kind)
    await queues.add('clean', [{ from: 1, to: 90, inputs: 32 }])
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    await expect.poll(verdict, killed).toMatchObject({
      state: 'no workers',
      reason: expect.stringMatching(new RegExp(`${worker.pid} was last heard of \\d+ s ago`)),
    })
  })

  it('that is stopped but still connected is named, and well again when it goes on', async () => {
    const { queues, worker, verdict } = await open(kind)
    worker.kill('SIGSTOP')
    await queues.add('clean', [{ position: 1 }])
    await expect.poll(verdict, wedged).toMatchObject({
      state: 'no workers',
      reason: expect.stringContaining(`1 input waiting; `),
    })
    expect((await verdict())?.reason).toContain(` ${worker.pid} was last heard of`)
    worker.kill('SIGCONT')
    await expect.poll(verdict, starting).toEqual({ state: 'ok', reason: 'nothing waits' })
  })
})

it('a worker that says that it lives and takes no job is named, its /livez is 503, and it goes on', async () => {
  const { queues, worker, verdict, ask, databaseUrl } = await open('postgres')
  expect(await ask('/livez')).toEqual({ status: 200, text: 'ok\n' })
  expect(await ask('/readyz')).toEqual({ status: 200, text: 'ok\n' })
  // Nobody may take a job while another session holds this lock; reading and the heartbeat go on.
  const holder = new pg.Client({ connectionString: databaseUrl })
  await holder.connect()
  onTestFinished(() => holder.end())
  worker.kill('SIGSTOP')
  await queues.add('clean', [{ position: 1 }, { position: 2 }])
  await holder.query('BEGIN; LOCK TABLE bullmq.job IN EXCLUSIVE MODE')
  worker.kill('SIGCONT')
  await expect.poll(verdict, wedged).toMatchObject({
    state: 'stuck',
    reason: expect.stringMatching(new RegExp(`1 worker connected, none takes jobs \\(\\S+ ${worker.pid}: 2 jobs wait`)),
  })
  await expect
    .poll(() => ask('/livez'), wedged)
    .toMatchObject({ status: 503, text: expect.stringContaining('clean: 2 jobs wait') })
  await holder.query('ROLLBACK')
  await expect.poll(verdict, starting).toEqual({ state: 'ok', reason: 'nothing waits' })
  expect((await ask('/livez')).status).toBe(200)
  expect((await ask('/metrics')).text).toMatch(/^blotter_job_wait_seconds_count\{stage="clean"\} 2$/m)
})
