import { expect, test } from 'vitest'
import { readPublicationTime } from './publication-time.ts'

test.each([
  ['2025-03-03', '2025-03-03'],
  ['2025-03-03T09:40:00Z', '2025-03-03T09:40:00Z'],
  ['2025-03-03T09:40:00.25+01:00', '2025-03-03T09:40:00.25+01:00'],
  [' 2025-03-03 09:40 ', '2025-03-03T09:40Z'],
  ['2025-03-03T09:40:00+0530', '2025-03-03T09:40:00+05:30'],
  ['2025-03-03T09:40:00-03', '2025-03-03T09:40:00-03:00'],
])('%s is read as %s', (given, wanted) => {
  expect(readPublicationTime(given)).toBe(wanted)
})

test.each(['', '  ', '0001-01-01T00:00:00Z', '1899-12-31', '2200-01-01', '9999-12-31T23:59:59Z'])(
  'there is no time to be had from "%s"',
  (given) => {
    expect(readPublicationTime(given)).toBeNull()
  },
)

test.each([
  'Tuesday',
  '03/03/2025',
  '2025-03',
  '2025-02-30',
  '2025-13-01',
  '2025-03-03T25:00:00Z',
  '2025-03-03T09',
  '1741000000',
])('%s is refused under a name', (given) => {
  expect(() => readPublicationTime(given)).toThrow(expect.objectContaining({ name: 'InputFault', code: 'bad-date' }))
})
