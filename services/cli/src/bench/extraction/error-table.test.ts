import { expect, test } from 'vitest'
import { errorRows } from './error-table.ts'
import { mucErrors } from './muc.ts'
import { halfOf } from './wire.ts'

test('a kind is summed over the sets, the largest sum comes first, and what never went wrong is left out', () => {
  const rows = errorRows({
    shootings: [
      { kind: 'count wrong', count: 7 },
      { kind: 'status wrong', count: 0 },
    ],
    wire: [
      { kind: 'place wrong', count: 9 },
      { kind: 'count wrong', count: 5 },
    ],
  })
  expect(rows).toEqual([
    { what: 'count wrong (shootings 7; wire 5)', value: 12, unit: 'errors' },
    { what: 'place wrong (wire 9)', value: 9, unit: 'errors' },
  ])
})

test('what a slot lost is what the key holds beyond the credit, and what was answered beyond it', () => {
  const none = { R: 0, P: 0, F1: 0, pos: 0, act: 0 }
  const errors = mucErrors({
    template: { R: 60, P: 75, F1: 66.7, pos: 10, act: 8 },
    type: { R: 50, P: 62.5, F1: 55.6, pos: 10, act: 8 },
    killed: { R: 50, P: 100, F1: 66.7, pos: 4, act: 2 },
    injured: none,
  })
  expect(errors.filter(({ count }) => count > 0)).toEqual([
    { kind: 'incident missed', count: 4 },
    { kind: 'incident spurious', count: 2 },
    { kind: 'count missed', count: 2 },
    { kind: 'type wrong', count: 1 },
  ])
})

test('a story is of one half by its number, whatever the order', () => {
  expect(['d01', 'd02', 'd10', 'd29'].map(halfOf)).toEqual(['tuning', 'rehearsal', 'rehearsal', 'tuning'])
})
