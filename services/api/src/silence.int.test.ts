import { openLog } from '@blotter/log'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import { stallingProxy } from '@blotter/test/stalling-proxy.ts'
import { expect, it } from 'vitest'
import { serveApi } from '../test/open-api.ts'

it('a Postgres that hangs is a problem within seconds, and not a request without an answer', async () => {
  const address = new URL(await freshDatabase())
  const proxy = await stallingProxy(Number(address.port))
  address.port = String(proxy.port)
  const log = await openLog({ url: address.href, name: 'silence' })
  const { url, close } = await serveApi(log, {})
  proxy.stall()
  const response = await fetch(`${url}/api/v1/incidents`, { signal: AbortSignal.timeout(10_000) })
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({ title: 'The log cannot be read now' })
  proxy.cut()
  await close()
  await log.close()
})
