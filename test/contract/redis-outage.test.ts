import { openQueues, type Queues } from '@blotter/queue'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { startRedis } from '../redis-server.ts'

const open = (redisUrl: string, news?: { lost: (what: string) => void; back: () => void }): Queues => {
  const queues = openQueues({ databaseUrl: 'postgres://unused', redisUrl, logId: 'outage', ...(news ? { news } : {}) })
  onTestFinished(() => queues.close())
  return queues
}

it('a Redis that is not there is said within seconds, with the variable, the address and no password', async () => {
  const queues = open('redis://reader:secret@127.0.0.1:1/2')
  const fault = await queues.migrate().catch((error: unknown) => error)
  expect(fault).toMatchObject({
    name: 'RetryableFault',
    code: 'queue-unreachable',
    message: expect.stringMatching(/redis:\/\/127\.0\.0\.1:1\/2 \(REDIS_URL\).*ECONNREFUSED/),
  })
  expect(String(fault)).not.toContain('secret')
})

describe.runIf(inject('redisUrl'))('a Redis that is lost and comes back', () => {
  it('is told once each, its health is a fault meanwhile, and work goes on', { timeout: 60_000 }, async () => {
    const first = await startRedis()
    onTestFinished(first.stop)
    const news: string[] = []
    const faults: string[] = []
    const queues = open(first.url, { lost: (what) => news.push(what), back: () => news.push('back') })
    await queues.migrate()
    const done: unknown[] = []
    const worker = queues.work('clean', async ({ data }) => void done.push(data), {
      concurrency: 1,
      lockMs: 1_000,
      backoff: () => 10,
      onError: ({ message }) => faults.push(message),
    })
    onTestFinished(() => worker.close(500))
    await queues.add('clean', [{ position: 1 }])
    await expect.poll(() => done).toEqual([{ position: 1 }])
    first.stop()
    await expect.poll(() => news.length, { timeout: 5_000 }).toBe(1)
    await expect(queues.health('clean')).rejects.toMatchObject({ code: 'queue-unreachable' })
    const added = queues.add('clean', [{ position: 2 }])
    const second = await startRedis(first.port)
    onTestFinished(second.stop)
    await added
    await expect.poll(() => done, { timeout: 20_000 }).toEqual([{ position: 1 }, { position: 2 }])
    expect(news).toEqual([expect.stringContaining('REDIS_URL'), 'back'])
    expect(faults).toEqual([])
    expect(await queues.health('clean')).toMatchObject({ waiting: 0 })
  })
})
