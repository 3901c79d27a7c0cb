import { backends, freshQueues } from '@blotter/test/queue-backends.ts'
import { describe, expect, it } from 'vitest'
import { scaleRoute } from './scale-route.ts'

describe.each(backends)('what an autoscaler is told with queues on %s', (kind) => {
  it('is the inputs that wait, and nothing while the stage is paused', async () => {
    const queues = await freshQueues(kind)
    const route = scaleRoute(queues)
    const ask = async (stage: string) => (await route.request(`/api/v1/scale/${stage}`)).json()
    await queues.add('clean', [{ from: 1, to: 64, inputs: 32 }, { position: 65 }])
    expect(await ask('clean')).toMatchObject({ stage: 'clean', inputs: 33, jobs: 2, paused: false })
    expect(await ask('link')).toMatchObject({ inputs: 0, jobs: 0, oldestSeconds: 0 })
    await queues.pause('clean')
    expect(await ask('clean')).toEqual({ stage: 'clean', inputs: 0, jobs: 0, oldestSeconds: 0, paused: true })
  })

  it('is 404 for a stage that there is not', async () => {
    const response = await scaleRoute(await freshQueues(kind)).request('/api/v1/scale/none')
    expect([response.status, await response.json()]).toEqual([404, { error: expect.stringContaining('poll, fetch') }])
  })
})
