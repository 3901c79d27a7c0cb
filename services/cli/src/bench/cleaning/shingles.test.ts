import { expect, test } from 'vitest'
import { f1Of, pageOverlap } from './shingles.ts'

test('four-word shingles are counted as often as they stand in both texts', () => {
  expect(pageOverlap('a b c d e', 'a b c d x')).toEqual({ common: 1, wanted: 2, given: 2 })
  expect(pageOverlap('a b c d a b c d', 'a b c d')).toEqual({ common: 1, wanted: 5, given: 1 })
  expect(pageOverlap('fire', 'fire')).toEqual({ common: 1, wanted: 1, given: 1 })
})

test('precision is a mean over pages with output, recall one over pages with gold', () => {
  expect(f1Of([pageOverlap('a b c d', 'a b c d'), pageOverlap('a b c d', '')])).toBeCloseTo(2 / 3)
  expect(f1Of([])).toBe(0)
})
