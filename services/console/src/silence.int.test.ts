import { openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import { stallingProxy } from '@blotter/test/stalling-proxy.ts'
import { expect, inject, it, onTestFinished } from 'vitest'
import { accessOf } from './access/persons.ts'
import { consoleApp } from './app.ts'

const openDesk = async ({ databaseUrl, redisUrl }: { databaseUrl: string; redisUrl?: string | undefined }) => {
  const log = await openLog({ url: databaseUrl, name: 'silence' })
  const queues = openQueues({ databaseUrl, redisUrl, logId: log.id })
  await queues.migrate()
  const stop = new AbortController()
  const logger = { info: () => {}, warn: () => {}, error: () => {} }
  const access = accessOf({ tokens: [], readToken: undefined, host: '127.0.0.1', anonymousRead: false })
  const app = consoleApp({ log, queues }, { names: new Set(), access, logger, signal: stop.signal })
  onTestFinished(() => stop.abort())
  const get = async (path: string) => {
    const response = await app.request(path, { headers: { host: '127.0.0.1' } })
    return { status: response.status, text: await response.text() }
  }
  return { get }
}

it('a Postgres that hangs is named within seconds', async () => {
  const address = new URL(await freshDatabase())
  const proxy = await stallingProxy(Number(address.port))
  address.port = String(proxy.port)
  const { get } = await openDesk({ databaseUrl: address.href })
  expect((await get('/incidents')).status).toBe(200)
  proxy.stall()
  const began = performance.now()
  const { status, text } = await get('/incidents')
  expect([status, /<h1[^>]*>.*Postgres does not answer/.test(text)]).toEqual([503, true])
  expect(performance.now() - began).toBeLessThan(10_000)
})

it('without its Redis the first screen says so once, and tells all that the log knows', async () => {
  const address = new URL(inject('redisUrl') ?? '')
  const proxy = await stallingProxy(Number(address.port || 6379))
  address.port = String(proxy.port)
  const { get } = await openDesk({ databaseUrl: await freshDatabase(), redisUrl: address.href })
  proxy.stall()
  const { status, text } = await get('/')
  expect(status).toBe(200)
  expect(text).toContain('Poll, fetch, clean, extract and link are stuck: Redis at')
  expect(text).toContain('<dt>log position</dt>')
})
