import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moment } from './moment.ts'

test.each([
  ['2025-03-03T09:40:00+01:00', '2025-03-03T09:40:00+01:00'],
  ['2025-03-03T09:40:00.123Z', '2025-03-03T09:40:00Z'],
  ['2025-03-03 09:40', '2025-03-03T09:40:00'],
  ['2025-03-03T09:40:00+0530', '2025-03-03T09:40:00+05:30'],
  ['20250303', '2025-03-03'],
  ['1741000000', '2025-03-03T11:06:40.000Z'],
  ['Mon, 03 Mar 2025 09:40:00 GMT', '2025-03-03T09:40:00Z'],
  ['March 3, 2025 at 9:40 p.m.', '2025-03-03T21:40:00'],
  ['Stand: 3. März 2025', '2025-03-03'],
  ['03.03.2025 - 15:26 Uhr', '2025-03-03T15:26:00'],
  ['3 de marzo de 2025', '2025-03-03'],
  ['2025年3月3日', '2025-03-03'],
  ['3/14/2025', '2025-03-14'],
  ['2025年3月3日 18時05分', '2025-03-03T18:05:00'],
  ['2025년 3월 3일 9시 05분', '2025-03-03T09:05:00'],
  ['Mon Mar 03 2025 09:40:00 GMT+0100', '2025-03-03T09:40:00+01:00'],
  ['March 3, 2025, 9:40 AM ET', '2025-03-03T09:40:00-05:00'],
  ['July 3, 2025 at 9am PT', '2025-07-03T09:00:00-07:00'],
  ['3. März 2025, 09:40 Uhr (MEZ)', '2025-03-03T09:40:00+01:00'],
  ['9:40 PM JST, March 3, 2025', '2025-03-03T21:40:00+09:00'],
  ['3 March 2025 9.40 IST', '2025-03-03T09:40:00'],
  ['3/14/25', '2025-03-14'],
])('%s is read', (written, iso) => {
  expect(moment(written)).toBe(iso)
})

test.each(['', 'yesterday', '3/4/25', '31 February 2025', '2025-13-01', '1970-01-01', '3 Foo 2025', '12:30'])(
  '%s is no date',
  (written) => {
    expect(moment(written)).toBeUndefined()
  },
)

test('more than a day and a half after the page was fetched is no date of it', () => {
  expect(moment('2025-03-06', '2025-03-03T12:00:00Z')).toBeUndefined()
  expect(moment('2025-03-04', '2025-03-03T12:00:00Z')).toBe('2025-03-04')
})

test('an ISO time reads as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }), (date) => {
      const iso = `${date.toISOString().slice(0, 19)}Z`
      expect(moment(iso)).toBe(iso)
    }),
    { seed: 7 },
  )
})
