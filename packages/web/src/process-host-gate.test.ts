import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadPauseMs, hostStart } from './host-start.ts'
import { processHostGate } from './process-host-gate.ts'

const state = { active: 0, lastStart: 0, gapMs: 1000, quietUntil: 0, deaths: 0, struggles: 0 }

test.each([
  ['an idle host', {}, { start: 'now' }],
  ['a host asked just now', { lastStart: 9500 }, { start: 'at', at: 10_500 }],
  ['a host that wants quiet', { lastStart: 9500, quietUntil: 20_000 }, { start: 'at', at: 20_000 }],
  ['a host asked just now that fails', { lastStart: 9500, struggles: 2 }, { start: 'at', at: 13_500 }],
  ['a busy host', { active: 2 }, { start: 'when-free' }],
  ['a busy host with another slot', { active: 1 }, { start: 'now' }],
])('%s', (_, change, wanted) => {
  expect(hostStart({ ...state, ...change }, 2, 10_000)).toEqual(wanted)
})

test('a dead host is left alone for longer and longer, up to the cap', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 99].map((deaths) => deadPauseMs(deaths, 600_000) / 60_000)
  expect(pauses).toEqual([0, 0, 1, 2, 4, 8, 10, 10])
  expect(deadPauseMs(99, 0)).toBe(0)
})

const patient = { patienceMs: 10_000 }

test('no more than the allowed number are inside, in the order they came, and all get in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 }), async (perHost, visitors) => {
      const gate = processHostGate({ hostGapMs: 0, perHost, deadHostCapMs: 600_000 })
      const order: number[] = []
      let inside = 0
      const visit = async (visitor: number) => {
        const lease = await gate.enter('a', patient)
        order.push(visitor)
        inside += 1
        expect(inside).toBeLessThanOrEqual(perHost)
        await new Promise((resolve) => setImmediate(resolve))
        inside -= 1
        await lease.leave('answered')
      }
      const all = Array.from({ length: visitors }, (_, visitor) => visitor)
      await Promise.all(all.map(visit))
      expect(order).toEqual(all)
    }),
    { numRuns: 30 },
  )
})

test('starts keep their distance, and another host does not wait', async () => {
  const gate = processHostGate({ hostGapMs: 60, perHost: 9, deadHostCapMs: 600_000 })
  const began = Date.now()
  const starts: number[] = []
  const enter = async () => {
    await gate.enter('a', patient)
    starts.push(Date.now() - began)
  }
  await Promise.all([enter(), enter(), enter(), gate.enter('b', { patienceMs: 0 })])
  expect(starts[1]).toBeGreaterThanOrEqual(60)
  expect(starts[2]).toBeGreaterThanOrEqual(120)
})

test('who would have to wait too long is told at once for how long', async () => {
  const gate = processHostGate({ hostGapMs: 0, perHost: 1, deadHostCapMs: 600_000 })
  await gate.quiet('a', Date.now() + 60_000)
  const fault = await gate.enter('a', { patienceMs: 500 }).catch((error) => error)
  expect(fault).toMatchObject({ code: 'host-held', disposition: 'retry' })
  expect(fault.retryAfterMs).toBeGreaterThan(59_000)
  expect(fault.retryAfterMs).toBeLessThanOrEqual(60_000)
})

test('patience ends while the host stays busy, and the place in the row is free again', async () => {
  const gate = processHostGate({ hostGapMs: 0, perHost: 1, deadHostCapMs: 600_000 })
  const first = await gate.enter('a', patient)
  await expect(gate.enter('a', { patienceMs: 20 })).rejects.toMatchObject({ code: 'host-held' })
  const next = gate.enter('a', patient)
  await first.leave('answered')
  await (await next).leave('answered')
})

test('leaving twice frees one place only', async () => {
  const gate = processHostGate({ hostGapMs: 0, perHost: 1, deadHostCapMs: 600_000 })
  const lease = await gate.enter('a', patient)
  await lease.leave('answered')
  await gate.enter('a', patient)
  await lease.leave('answered')
  await expect(gate.enter('a', { patienceMs: 20 })).rejects.toMatchObject({ code: 'host-held' })
})

test('an abort ends the waiting with its reason', async () => {
  const gate = processHostGate({ hostGapMs: 0, perHost: 1, deadHostCapMs: 600_000 })
  await gate.enter('a', patient)
  const controller = new AbortController()
  const waiting = gate.enter('a', { ...patient, signal: controller.signal })
  controller.abort(new Error('no longer needed'))
  await expect(waiting).rejects.toThrow('no longer needed')
  await expect(gate.enter('b', { ...patient, signal: controller.signal })).rejects.toThrow('no longer needed')
})

test('a host that died twice is held, one answer forgives it', async () => {
  const gate = processHostGate({ hostGapMs: 0, perHost: 1, deadHostCapMs: 600_000 })
  const visit = async (end: 'answered' | 'dead') => (await gate.enter('a', { patienceMs: 0 })).leave(end)
  await visit('dead')
  await visit('answered')
  await visit('dead')
  await visit('dead')
  await expect(visit('answered')).rejects.toMatchObject({ code: 'host-held' })
})
