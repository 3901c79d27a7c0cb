import { describe, expect, it, test } from 'vitest'
import { readPublicationTime, versionTime } from './publication-time.ts'

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

describe('the time of the version that was read', () => {
  const published = '2025-03-03T16:00:00Z'
  it.each([
    ['2025-03-03T22:30:00Z', '2025-03-03T22:30:00Z', 'updated the same evening'],
    ['2025-03-03T23:30:00+01:00', '2025-03-03T23:30:00+01:00', 'in a zone of its own'],
    ['2025-03-03T15:00:00Z', published, 'before it was published'],
    ['2025-06-01T00:00:00Z', published, 'a site that was rebuilt months later'],
    ['no time', published, 'what cannot be read'],
    [null, published, 'no update'],
  ])('updated %s, is %s: %s', (updatedAt, expected, _why) => {
    expect(versionTime(published, updatedAt)).toBe(expected)
  })

  it('is unknown where the publication is', () => {
    expect(versionTime(null, '2025-03-03T22:30:00Z')).toBeNull()
  })
})
