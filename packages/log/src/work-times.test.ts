import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addTimes, noTimes, TIME_ENDS, timeBelow, timeSlot } from './work-times.ts'

const countsOf = (times: readonly number[]): number[] => {
  const { wait } = noTimes()
  for (const ms of times) wait[timeSlot(ms)] = (wait[timeSlot(ms)] ?? 0) + 1
  return wait
}
const LAST = TIME_ENDS.at(-1) ?? 0

it('a share of nothing is no time', () => {
  expect(timeBelow(noTimes().wait, 0.5)).toBeNull()
})

it('a quantile lies in the slot of the time that it stands for, and grows with its share', () => {
  const times = fc.array(fc.double({ min: 0, max: 3_600_000, noNaN: true }), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(times, (all) => {
      const counts = countsOf(all)
      const sorted = all.toSorted((a, b) => a - b)
      for (const share of [0.5, 0.95]) {
        const exact = sorted[Math.max(0, Math.ceil(share * all.length) - 1)] ?? 0
        const found = timeBelow(counts, share) ?? -1
        if (exact > LAST) expect(found).toBe(LAST)
        else expect(timeSlot(found)).toBe(timeSlot(exact))
      }
      expect(timeBelow(counts, 0.5)).toBeLessThanOrEqual(timeBelow(counts, 0.95) ?? 0)
    }),
  )
})

it('what several workers counted is counted together, whatever release wrote it', () => {
  const short = { wait: [1], run: [], retries: 2 }
  const sum = addTimes([short, { ...noTimes(), retries: 1 }, { wait: [2], run: [3], retries: 0 }])
  expect([sum.wait[0], sum.run[0], sum.retries, sum.wait.length]).toEqual([3, 3, 3, TIME_ENDS.length + 1])
})
