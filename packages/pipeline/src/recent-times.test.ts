import { timeBelow } from '@blotter/log'
import { expect, it } from 'vitest'
import { recentTimes } from './recent-times.ts'

it('what was counted is told for five minutes, and then no more', () => {
  let now = 10_000_000
  const recent = recentTimes(() => now)
  for (let input = 0; input < 20; input += 1) recent.ran(40)
  recent.waited(900)
  recent.retried()
  now += 4 * 60_000
  recent.ran(4_000)
  const told = recent.read()
  expect(told.retries).toBe(1)
  expect(timeBelow(told.run, 0.5)).toBeLessThanOrEqual(50)
  expect(timeBelow(told.wait, 0.95)).toBeGreaterThan(500)
  now += 2 * 60_000
  expect(recent.read()).toMatchObject({ retries: 0 })
  expect(timeBelow(recent.read().wait, 0.5)).toBeNull()
  expect(timeBelow(recent.read().run, 0.5)).toBeGreaterThan(2_000)
  now += 5 * 60_000
  expect(timeBelow(recent.read().run, 0.5)).toBeNull()
})
