import { expect, it, onTestFinished } from 'vitest'
import { metrics, type Probes, serveProbes } from './index.ts'

const serve = async (changes: Partial<Probes> = {}): Promise<(path: string) => Promise<Response>> => {
  const probes: Probes = { families: async () => [], live: async () => null, ready: async () => null, ...changes }
  const server = await serveProbes(probes, { host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close())
  return (path) => fetch(`http://127.0.0.1:${server.port}${path}`)
}

it('metrics are served as text of version 0.0.4', async () => {
  const get = await serve({
    families: async () => [{ metric: metrics.logPosition, points: [{ labels: {}, value: 3 }] }],
  })
  const response = await get('/metrics')
  expect(response.headers.get('content-type')).toContain('version=0.0.4')
  expect(await response.text()).toMatch(/^blotter_log_position 3$/m)
})

it('a check that has nothing to say is 200, and one that has is 503 with its sentence', async () => {
  const get = await serve({ live: async () => 'clean takes nothing' })
  expect((await get('/readyz')).status).toBe(200)
  const dead = await get('/livez')
  expect([dead.status, await dead.text()]).toEqual([503, 'clean takes nothing\n'])
})

it('a check that throws is 503, and the next one is asked all the same', async () => {
  let asked = 0
  const get = await serve({
    ready: async () => {
      asked += 1
      throw new Error('no answer')
    },
  })
  expect([(await get('/readyz')).status, (await get('/readyz?again')).status, asked]).toEqual([503, 503, 2])
})

it('anything else is 404, also what every object has', async () => {
  const get = await serve()
  expect([(await get('/')).status, (await get('/constructor')).status]).toEqual([404, 404])
})
