import { historyProjection, openLog, readCheckpoint } from '@blotter/log'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import { stallingProxy } from '@blotter/test/stalling-proxy.ts'
import { expect, it } from 'vitest'
import { serveApi } from '../test/open-api.ts'

it('a Postgres that hangs is a problem within seconds, and takes no place of those who come afterwards', async () => {
  const address = new URL(await freshDatabase())
  const proxy = await stallingProxy(Number(address.port))
  address.port = String(proxy.port)
  const log = await openLog({ url: address.href, name: 'silence' })
  await readCheckpoint(log.database, historyProjection)
  const { url, close } = await serveApi(log, { opening: { open: true, loopback: false } })
  proxy.stall()
  const within = { signal: AbortSignal.timeout(10_000) }
  // As many as one address may have of the stream.
  const streams = Array.from({ length: 50 }, () => fetch(`${url}/events?after=0`, within))
  const response = await fetch(`${url}/api/v1/incidents`, within)
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ title: 'The log cannot be read now' })
  expect(new Set((await Promise.all(streams)).map(({ status }) => status))).toEqual(new Set([503]))
  proxy.resume()
  await log.head()
  const again = await fetch(`${url}/events?after=0`)
  expect(again.status).toBe(200)
  await again.body?.cancel()
  proxy.cut()
  await close()
  await log.close()
})
