import { expect, test } from 'vitest'
import { showsMissed } from './validators.ts'

const HOUR = 3_600_000
const hours = (...each: number[]) => each.map((hour) => hour * HOUR)
const last = { at: 22 * HOUR, unchanged: true }

test.each([
  ['items from between the last reading and the last 304', hours(3, 9), { readAt: 0, last }, true],
  ['one such item, which may be dated back', hours(3, -9), { readAt: 0, last }, false],
  ['items of before the last reading', hours(-3, -9), { readAt: 0, last }, false],
  ['items of about the last 304 and later', hours(21.5, 23), { readAt: 0, last }, false],
  ['items after an answer in full', hours(3, 9), { readAt: 0, last: { ...last, unchanged: false } }, false],
  ['items of a first reading', hours(3, 9), { readAt: null, last: { at: null, unchanged: false } }, false],
])('%s', (_what, fresh, known, missed) => {
  expect(showsMissed(fresh, known)).toBe(missed)
})
