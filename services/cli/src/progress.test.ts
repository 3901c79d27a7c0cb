import { expect, test } from 'vitest'
import { describeStep } from './progress.ts'

const step = { phase: 'folding', unit: 'events' }

test('a step says how much is done, how fast, and how long it will take', () => {
  expect(describeStep({ ...step, done: 12_000, all: 50_000 }, { ms: 400, done: 12_000 })).toBe(
    'folding 12,000 of 50,000 events, 24 %, 30,000/s, 2 s left',
  )
})

test('a step that has just begun, or is done, promises nothing', () => {
  expect(describeStep({ ...step, done: 0, all: 10 }, { ms: 0, done: 0 })).toBe('folding 0 of 10 events, 0 %')
  expect(describeStep({ ...step, done: 10, all: 10 }, { ms: 1_000, done: 10 })).toBe(
    'folding 10 of 10 events, 100 %, 10/s',
  )
  expect(describeStep({ ...step, done: 0, all: 0 }, { ms: 5, done: 0 })).toBe('folding 0 of 0 events, 100 %')
})
