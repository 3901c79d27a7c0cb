import { expect, test } from 'vitest'
import { isImpersonal } from './impersonal.ts'
import { readSentence } from './sentence.ts'

const impersonal = (text: string): string[] => {
  const sentence = readSentence(text, { start: 0, end: text.length }, { index: 0, paragraph: 0 })
  return sentence.groups
    .filter((group) => isImpersonal(sentence, group))
    .map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['INDIGNATION WAS FELT IN THE RESIDENCE.', ['INDIGNATION', 'THE RESIDENCE']],
  ['SEVENTEEN WERE WOUNDED.', ['SEVENTEEN']],
  ['MEMBERS OF THE FRONT WERE SHOT.', ['THE FRONT']],
  ['THE MURDERS CAUSED SADNESS.', ['THE MURDERS', 'SADNESS']],
])('named by words for no person: %s', (text, expected) => {
  expect(impersonal(text)).toEqual(expected)
})

test.each([
  'GUSTAVO IBARRA WAS SHOT WITH HIS WIFE.',
  'A NUMBER OF PEASANTS WERE KILLED.',
  'THE REGIMENT WAS AMBUSHED.',
  'Seventeen were wounded.',
  'Justice Clemency Wood was stabbed.',
])('somebody, or nobody knows: %s', (text) => {
  expect(impersonal(text)).toEqual([])
})

test('when it was is no part of those whom it was done to', () => {
  const text = 'THEY KILLED SIX PERSONS LAST WEDNESDAY NIGHT.'
  const { groups } = readSentence(text, { start: 0, end: text.length }, { index: 0, paragraph: 0 })
  expect(groups.map(({ start, end }) => text.slice(start, end))).toContain('SIX PERSONS')
})
