import type { Claim } from '@blotter/events'
import { beforeAll, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimOf = (text: string): Claim | undefined =>
  extractor.extract({ id: 'a', text, publishedAt: '2024-05-16T12:00:00Z' }).claims[0]

const counts = (text: string): string[] => (claimOf(text)?.casualties ?? []).map(({ kind, min }) => `${min} ${kind}`)

test.each([
  [
    'The cyclone displaced 1.4 million people in Madagascar on Monday and killed 31.',
    ['31 killed', '1400000 displaced'],
  ],
  ['A typhoon killed 60 people and displaced 2.2 million in Luzon on Monday.', ['60 killed', '2200000 displaced']],
  ['Rockets killed nine people in Aden on Monday and wounded a hundred and six.', ['9 killed', '106 injured']],
])('parts of a million and words of hundreds are whole numbers: %s', (text, expected) => {
  expect(counts(text).sort()).toEqual([...expected].sort())
})

test.each([
  ['A blast in Aden on Monday killed 17 people, correcting an earlier toll of 23, a doctor said.', ['17 killed']],
  [
    'A landslide hit a village near Cali on Monday, killing 12, with 9 people still missing.',
    ['12 killed', '9 missing'],
  ],
  ['A launch sank off Lamu on Monday, drowning 44 people.', ['44 killed']],
  ['Rescuers raised to 52 the number of people killed when a dam burst near Eldoret on Monday.', ['52 killed']],
])('a toll however it is put: %s', (text, expected) => {
  expect(counts(text)).toEqual(expected)
})

test.each([
  'A rocket killed 4,5 people in Aden on Monday, police said.',
  'A rocket killed 77777777777777777777 people in Aden on Monday, police said.',
  'Floods displaced 3 billion people in Niger on Monday, officials said.',
  'Floods displaced more than 3,000,000,000 people in Niger on Monday, officials said.',
  'Rebels killed 2.5 per cent of the farmers in Aden on Monday, police said.',
])('a number that cannot be one of people counts nobody, and nobody else in its place: %s', (text) => {
  expect(counts(text)).toEqual([])
  expect(claimOf(text)?.victims.map(({ name }) => name)).not.toContain('rocket')
  expect(claimOf(text)?.victims.map(({ name }) => name)).not.toContain('Rebels')
})

test.each([
  'Gunmen killed eight guards at a mine in Zamfara. The governor will meet the families next month.',
  'A rocket killed three guards in Aden, and talks are to resume on May 30, officials said.',
  'Gunmen killed eight guards in Zamfara state, where voting begins on Sunday.',
])('what is still to come dates nothing that was done: %s', (text) => {
  expect(claimOf(text)).toMatchObject({ status: 'current', when: { start: '2024-05-16', basis: 'published' } })
})

test('what may come is dated by the day on which it may', () => {
  expect(claimOf('Floods could kill hundreds of people in Ghana next week, forecasters said.')).toMatchObject({
    status: 'hypothetical',
    when: { start: '2024-05-20' },
  })
})
