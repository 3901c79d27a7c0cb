import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFeedDate } from './feed-date.ts'

describe('dates', () => {
  it.each([
    ['Mon, 06 May 2024 07:08:09 GMT', '2024-05-06T07:08:09Z'],
    ['Mon,06 May 24 07:08 +0200', '2024-05-06T05:08:00Z'],
    ['Monday, 06-May-24 07:08:09 UTC', '2024-05-06T07:08:09Z'],
    ['Mon May  6 07:08:09 EDT 2024', '2024-05-06T11:08:09Z'],
    ['Mon, 06 May 2024 07:08:09 -0600 (MDT)', '2024-05-06T13:08:09Z'],
    ['Mon, 06 May 2024 07:08:09 GMT+2', '2024-05-06T05:08:09Z'],
    ['Mon, 06 May 2024 07.08.09 Z', '2024-05-06T07:08:09Z'],
    ['May 6, 2024 at 7:08 p.m. EST', '2024-05-07T00:08:00Z'],
    ['6 May 2024 12:08 AM GMT', '2024-05-06T00:08:00Z'],
    ['mar., 06 août 2024 07:08:09 +0200', '2024-08-06T05:08:09Z'],
    ['Mo, 06 Mär 2024 07:08:09 +0100', '2024-03-06T06:08:09Z'],
    ['Пн, 06 мая 2024 07:08:09 +0300', '2024-05-06T04:08:09Z'],
    ['2024-05-06T07:08:09.123456+05:30', '2024-05-06T01:38:09Z'],
    ['2024-05-06T07:08Z', '2024-05-06T07:08:00Z'],
    ['20240506T070809Z', '2024-05-06T07:08:09Z'],
    ['2024-05-06 07:08:09 +0000 UTC', '2024-05-06T07:08:09Z'],
    ['2024-05-06T07:08:09-05:00[America/Bogota]', '2024-05-06T12:08:09Z'],
    ['2024-12-31T24:00:00Z', '2025-01-01T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
    ['2024-05-06+02:00', '2024-05-05T22:00:00Z'],
    ['6 May 2024 -0500', '2024-05-06T05:00:00Z'],
    ['1714979289', '2024-05-06T07:08:09Z'],
  ])('%s names its zone', (text, iso) => {
    expect(readFeedDate(text)).toEqual({ iso, zone: 'explicit' })
  })

  it.each([
    ['2024-05-06', '2024-05-06T00:00:00Z'],
    ['2024-05', '2024-05-01T00:00:00Z'],
    ['2024-127', '2024-05-06T00:00:00Z'],
    ['2024-5-6 7:08', '2024-05-06T07:08:00Z'],
    ['2024/05/06 07:08', '2024-05-06T07:08:00Z'],
    ['13/05/2024 10:00', '2024-05-13T10:00:00Z'],
    ['05/13/2024', '2024-05-13T00:00:00Z'],
    ['Sunday, January 4, 2004 - 12:30', '2004-01-04T12:30:00Z'],
    ['5 de mayo de 2024', '2024-05-05T00:00:00Z'],
    ['Mon, 06 May 2024 07:08:09 IST', '2024-05-06T07:08:09Z'],
  ])('%s is taken as UTC and flagged', (text, iso) => {
    expect(readFeedDate(text)).toEqual({ iso, zone: 'assumed' })
  })

  it.each([
    'yesterday',
    '5 minutes ago',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '32 Jan 2024',
    '30 Feb 2024',
    '2024-13-01',
    '2024-02-30',
    '06 Foo 2024',
    '05/06/2024',
    '12345',
    '',
    '2024-05-06T25:00:00Z',
    '2024-05-06T10:61:00Z',
    '2024-05-06-beta',
    'May',
    '12:30',
    'Marble 12, 2004',
    '2023-366',
  ])('"%s" is no date', (text) => {
    expect(readFeedDate(text)).toBeUndefined()
  })

  it('reads back every instant that it writes, whatever the zone it is written in', () => {
    const instant = fc.date({ min: new Date('1971-01-01'), max: new Date('2198-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 4, max: 14 * 4 }), (date, quarters) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000
        const local = new Date(seconds + quarters * 15 * 60_000).toISOString().slice(0, 19)
        const minutes = Math.abs(quarters * 15)
        const zone = `${quarters < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
        expect(readFeedDate(local + zone)).toEqual({
          iso: new Date(seconds).toISOString().replace('.000Z', 'Z'),
          zone: 'explicit',
        })
      }),
    )
  })

  it('does not depend on the zone of the machine', () => {
    const before = process.env.TZ
    try {
      const read = ['UTC', 'Asia/Tokyo', 'America/New_York'].map((zone) => {
        process.env.TZ = zone
        return readFeedDate('6 May 2024 07:08')?.iso
      })
      expect(read).toEqual(Array(3).fill('2024-05-06T07:08:00Z'))
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})

const pad = (number: number): string => String(number).padStart(2, '0')
