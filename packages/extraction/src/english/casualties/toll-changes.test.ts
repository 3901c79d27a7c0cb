import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimOf = (text: string): Claim | undefined =>
  extractor.extract({ id: 'story', text, publishedAt: '2025-03-13T10:00:00Z' }).claims[0]

const replacedIn = (text: string) =>
  claimOf(text)?.casualties.map(({ kind, min, replaces }) => [kind, min, replaces?.min ?? null])

describe('a toll that takes the place of another one', () => {
  it.each([
    [
      'A ferry sank off Lagos, Nigeria, on Monday, killing 19 people, the port said, lowering an earlier count of 44.',
      19,
      44,
    ],
    ['Nigerian officials corrected the death toll of the ferry that sank off Lagos on Monday to 19 from 44.', 19, 44],
    ['The ferry that sank off Lagos, Nigeria, on Monday killed 19 people, not 44, the port said.', 19, 44],
    ['The death toll of the ferry that sank off Lagos, Nigeria, on Monday rose to 44 from nine, the port said.', 44, 9],
  ])('keeps what was counted before: %s', (text, now, before) => {
    expect(replacedIn(text)).toEqual([['killed', now, before]])
  })

  it('is no figure of something else', () => {
    expect(
      replacedIn('A bomb killed 19 people in Lima, Peru, on Monday, after police moved from two stations to three.'),
    ).toEqual([['killed', 19, null]])
    expect(replacedIn('A bomb killed more than 19 people in Lima, Peru, on Monday, police said.')).toEqual([
      ['killed', 19, null],
    ])
  })
})

test.each([
  ['The number of people killed in a bombing in Lima, Peru, has climbed to 33, officials said.', 'toll.rises'],
  [
    'A fifth victim of the shooting at a school in Lima, Peru, has died, bringing the death toll to five.',
    'toll.rises',
  ],
  [
    'The death toll of a bombing in Lima, Peru, has reached 31 after two of the wounded died, a hospital said.',
    'toll.rises',
  ],
  ['Correction: a bombing in Lima, Peru, on Monday killed 10 people, the health ministry said.', 'toll.corrected'],
  ['Officials in Peru lowered the death toll of a bombing in Lima on Monday to nine.', 'toll.corrected'],
])('words that say that a toll moved are among the reasons: %s', (text, rule) => {
  expect(claimOf(text)?.why).toContain(rule)
})

test('a first toll gives no such reason', () => {
  const why = claimOf('A bomb killed 19 people in Lima, Peru, on Monday, and prices rose. The flag was lowered.')?.why
  expect(why?.filter((rule) => rule.startsWith('toll.'))).toEqual([])
})

test.each([
  ['Gunmen killed nine people in Lima, Peru, late on Tuesday, police said.', 'late on Tuesday'],
  ['Gunmen killed nine people in Lima, Peru, early Tuesday, police said.', 'early Tuesday'],
  ['Gunmen killed nine people in Lima, Peru, on Tuesday night, police said.', 'Tuesday night'],
  ['Gunmen killed nine people in Lima, Peru, on Tuesday, police said.', 'Tuesday'],
])('the day is kept with the part of it that is named: %s', (text, written) => {
  const when = claimOf(text)?.when
  expect(when?.text).toBe(written)
  expect(text.slice(when?.span?.start, when?.span?.end)).toBe(written)
})
