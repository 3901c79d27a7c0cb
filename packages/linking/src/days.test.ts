import { describe, expect, it } from 'vitest'
import { sample } from '../test/claim-samples.ts'
import { daysOf } from './days.ts'
import { partition } from './partition.ts'

const firstOf = (start: string): string | null => {
  const days = daysOf({ start, end: start })
  return days === null ? null : new Date(days.first * 86_400_000).toISOString().slice(0, 10)
}

describe('the days of a claim', () => {
  it.each([
    ['2025-03-04', '2025-03-04'],
    ['2024-02-29', '2024-02-29'],
    ['2025-03-02T23:10:00+01:00', '2025-03-02'],
    ['2025-03-02T23:10', '2025-03-02'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('%s is %s', (written, day) => {
    expect(firstOf(written)).toBe(day)
  })

  it.each([
    ...['2025-03-04T99:99:99', '2025-02-30', '2025-02-29', '2025-13-45', '0000-01-01', '-000001-01-01'],
    ...['0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '+275760-09-13', 'March 4'],
  ])('%s is no day, and its claim waits for one', (written) => {
    expect(firstOf(written)).toBeNull()
    const { incidents, held } = partition([sample({ id: 'a', day: written }), sample({ id: 'b' })])
    expect(incidents.map((group) => group.map(({ claim }) => claim.id))).toEqual([['b']])
    expect(held).toMatchObject([{ claim: { claim: { id: 'a' } }, reason: 'undated' }])
  })
})
