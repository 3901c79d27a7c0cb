import { LogUnreachable, openLog } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import { stallingProxy } from '@blotter/test/stalling-proxy.ts'
import { expect, it } from 'vitest'
import { openServiceProbes } from './service-probes.ts'

it('whether a process is ready is known within seconds, also while Postgres hangs', async () => {
  const address = new URL(await freshDatabase())
  const proxy = await stallingProxy(Number(address.port))
  address.port = String(proxy.port)
  const log = await openLog({ url: address.href, name: 'probes' })
  const queues = openQueues({ databaseUrl: address.href, logId: log.id })
  await queues.migrate()
  const { ready } = openServiceProbes().answers(log, queues)
  expect(await ready()).toBeNull()
  proxy.stall()
  const began = performance.now()
  await expect(ready()).rejects.toThrow(LogUnreachable)
  expect(performance.now() - began).toBeLessThan(5_000)
  proxy.cut()
  await log.close()
})

it('two checks that are slow are waited for once, and the first that has something to say is told', async () => {
  const { probes, answers } = openServiceProbes()
  const said: string[] = []
  const gates = [Promise.withResolvers<string | null>(), Promise.withResolvers<string | null>()]
  for (const [index, { promise }] of gates.entries())
    probes.mustLive(() => {
      said.push(`asked ${index}`)
      return promise
    })
  const none = undefined as never // /livez asks the checks alone
  const live = answers(none, none).live()
  expect(said).toEqual(['asked 0', 'asked 1'])
  gates[1]?.resolve('fetch: takes nothing')
  gates[0]?.resolve(null)
  expect(await live).toBe('fetch: takes nothing')
})
