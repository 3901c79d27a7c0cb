import { expect, test } from 'vitest'
import { datelineDay, readDateline } from './dateline.ts'

test.each([
  ['LAGOS, March 3 (Meridian) - Two boats collided.', 'LAGOS', { month: 3, day: 3 }, 'Meridian'],
  [
    'HAVANA, 7 OCT 89 (RADIO RELOJ) -- [TEXT] A BUS OVERTURNED.',
    'HAVANA',
    { month: 10, day: 7, year: 1989 },
    'RADIO RELOJ',
  ],
  ['LUSAKA, Zambia (NW) — A mine collapsed.', 'LUSAKA, Zambia', undefined, 'NW'],
  [
    'BUNIA, Democratic Republic of Congo - A mine collapsed.',
    'BUNIA, Democratic Republic of Congo',
    undefined,
    undefined,
  ],
  ['MACON, Ga. (NW) — A tornado touched down.', 'MACON, Ga.', undefined, 'NW'],
  [
    'QUITO (ECUADOR), 2 FEB 90 -- [REPORT] [TEXT] A BRIDGE FELL.',
    'QUITO (ECUADOR)',
    { month: 2, day: 2, year: 1990 },
    undefined,
  ],
  ['Amman, Jordan (NW) -- A wall fell.', 'Amman, Jordan', undefined, 'NW'],
])('the dateline of "%s" is read', (text, place, date, agency) => {
  const found = readDateline(text)
  expect(found?.place).toBe(place)
  expect(found?.date).toEqual(date)
  expect(found?.agency).toBe(agency)
})

test('the span ends where the story begins, labels included', () => {
  const text = 'HAVANA, 7 OCT 89 (RADIO RELOJ) -- [REPORT] [TEXT] A BUS OVERTURNED.'
  const end = readDateline(text)?.span.end ?? 0
  expect(text.slice(end)).toBe('A BUS OVERTURNED.')
})

test('a dateline below a correction is found, with its place in the whole text', () => {
  const text = '(Corrects the number in the first paragraph)\nLAGOS, March 3 (Meridian) - Two boats collided.'
  const found = readDateline(text)
  expect(text.slice(found?.span.start, found?.span.end)).toBe('LAGOS, March 3 (Meridian) - ')
})

test.each([
  ['A tall man walked into the bank - nobody saw him.'],
  ['The U.S. said on Monday - not for the first time - that it would wait.'],
  [''],
])('"%s" has no dateline', (text) => {
  expect(readDateline(text)).toBeNull()
})

test('a clandestine station names no place', () => {
  expect(readDateline('CLANDESTINE, 9 APR 90 (RADIO LIBRE) -- [TEXT] COMRADES.')?.place).toBeUndefined()
})

test('a dateline without a year takes the one that lies before publication', () => {
  const december = readDateline('OSLO, Dec 30 (Meridian) - Snow fell.')
  expect(datelineDay(december, '2024-01-02T08:00:00Z')).toBe('2023-12-30')
  expect(datelineDay(december, '2023-12-31')).toBe('2023-12-30')
  expect(datelineDay(december, undefined)).toBeNull()
})
