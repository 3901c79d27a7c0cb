import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor
beforeAll(async () => {
  extractor = await createExtractor()
})

const tops = (text: string): string[] =>
  (extractor.extract({ id: 'ages', text, publishedAt: '2026-10-13' }).claims[0]?.casualties ?? [])
    .filter(({ subsetOf }) => subsetOf === undefined)
    .map(({ kind, min, max }) => `${kind} ${min}${max === min ? '' : `-${max ?? ''}`}`)

describe('ages behind people', () => {
  test.each([
    ['Two cousins, 12 and 13, were shot dead in Bergen on Monday.', ['killed 2']],
    ['Three pupils aged 9, 10 and 11 were stabbed in Bergen on Monday.', ['injured 3']],
    ['A nurse, 41, and her daughter, 8, were killed in a bombing in Bergen on Monday.', ['killed 1', 'killed 1']],
    ['Rosa Olsen, 27, and Erik Dahl, 60, were shot dead in Bergen on Monday.', ['killed 1', 'killed 1']],
    ['ROSA OLSEN, 27, WAS SHOT DEAD IN BERGEN ON MONDAY.', ['killed 1']],
    ['Five women between 30 and 44 were shot dead in Bergen on Monday.', ['killed 5']],
    ['Rosa Olsen (27) was shot dead in Bergen on Monday.', ['killed 1']],
  ])('are no counts: %s', (text, expected) => {
    expect(tops(text)).toEqual(expected)
  })

  test.each([
    [
      'A bombing in Bergen on Monday killed a nurse, 12 pupils and 14 teachers.',
      ['killed 1', 'killed 12', 'killed 14'],
    ],
    ['Between 12 and 14 people were shot dead in Bergen on Monday.', ['killed 12-14']],
    [
      'A bombing in Bergen on Monday killed the mayor and 14 others, and wounded 40.',
      ['killed 1', 'killed 14', 'injured 40'],
    ],
  ])('are told from counts: %s', (text, expected) => {
    expect(tops(text)).toEqual(expected)
  })
})

test.each([
  ['Seven guards of Ward 14 were shot dead in Bergen on Monday.', ['killed 7']],
  ['Seven people were shot dead at School No. 61 in Bergen on Monday.', ['killed 7']],
])('the number of a ward or a school is a name: %s', (text, expected) => {
  expect(tops(text)).toEqual(expected)
})

describe('what stands between commas or dashes leaves the toll its subject', () => {
  test.each([
    'Nine people, including two teachers and four pupils, were shot dead in Bergen on Monday.',
    'Nine people including two teachers and four pupils were shot dead in Bergen on Monday.',
    'Nine people - among them two teachers - were shot dead in Bergen on Monday.',
    'Nine people, among them two teachers, were shot dead in Bergen on Monday.',
  ])('%s', (text) => {
    expect(tops(text)).toEqual(['killed 9'])
  })
})

test.each([
  ['As many as 20 people were shot dead in Bergen on Monday.', ['killed 0-20']],
  ['Fewer than ten people were shot dead in Bergen on Monday.', ['killed 0-9']],
  ['Half of the 30 passengers were shot dead in Bergen on Monday.', ['killed 15']],
  ['A score of people were shot dead in Bergen on Monday.', ['killed 20']],
  ['A bombing in Bergen on Monday killed nine: six pupils, two teachers and a nurse.', ['killed 9']],
])('counts in other words: %s', (text, expected) => {
  expect(tops(text)).toEqual(expected)
})
