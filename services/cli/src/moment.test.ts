import { InvalidArgumentError } from 'commander'
import { describe, expect, it } from 'vitest'
import { dateOf, dayOf, recordPointOf } from './moment.ts'

const now = Date.parse('2026-03-02T01:00:00Z')

describe('a day', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    ['2026-02-28T23:30:00-02:00', '2026-03-01'],
    ['24h', '2026-03-01'],
    ['2h', '2026-03-01'],
    ['7d', '2026-02-23'],
    ['1w', '2026-02-23'],
  ])('%s is %s', (text, day) => {
    expect(dayOf(text, now)).toBe(day)
  })

  it.each([
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '20.11.2026',
    '2026-11',
    '7',
    '1y',
    '-1d',
    '',
    '2026-11-20T12:00',
    '2026-11-20T25:00Z',
  ])('is not "%s"', (text) => {
    expect(() => dayOf(text, now)).toThrow(InvalidArgumentError)
  })
})

it('a date is a day of the calendar, and nothing else', () => {
  expect(dateOf('2024-02-29')).toBe('2024-02-29')
  for (const text of ['2026-02-29', '7d', '2026-11-20T12:00Z']) expect(() => dateOf(text)).toThrow(InvalidArgumentError)
})

describe('a point of record', () => {
  it.each([
    ['0', { position: 0 }],
    ['4711', { position: 4711 }],
    ['2026-11-20T12:00Z', { moment: '2026-11-20T12:00:00.000999Z' }],
    ['2026-11-20T12:00:01.5+01:00', { moment: '2026-11-20T11:00:01.500999Z' }],
    ['2026-11-20T12:00:01.123456-23:59', { moment: '2026-11-21T11:59:01.123456Z' }],
    ['2026-11-20', { moment: '2026-11-20T23:59:59.999999Z' }],
  ])('%s is %o', (text, point) => {
    expect(recordPointOf(text)).toEqual(point)
  })

  it.each(['noon', '-1', '0000-01-01T00:00Z', '1.5', '2026-11-20T12:00', '2026-02-30T12:00Z', '24h'])(
    'is not "%s"',
    (text) => {
      expect(() => recordPointOf(text)).toThrow(InvalidArgumentError)
    },
  )
})
