import { describe, expect, test } from 'vitest'
import { tokenize } from '../text/tokens.ts'
import { quantityAt } from './quantities.ts'

const read = (text: string, at = 0) => {
  const found = quantityAt(tokenize(text, { start: 0, end: text.length }), at)
  return found && [found.min, found.max, found.qualifier]
}

describe('a count is read', () => {
  test.each([
    ['seven people', 7, 7, 'exact'],
    ['at least 57 people', 57, null, 'at-least'],
    ['more than 1,300 families', 1300, null, 'more-than'],
    ['some 40 houses', 40, 40, 'about'],
    ['between eight and ten people', 8, 10, 'between'],
    ['five to seven men', 5, 7, 'between'],
    ['twenty-one miners', 21, 21, 'exact'],
    ['one hundred and five people', 105, 105, 'exact'],
    ['two dozen cars', 24, 24, 'exact'],
    ['a couple of houses', 2, 2, 'exact'],
    ['dozens of people', 24, null, 'vague'],
    ['scores of people', 40, null, 'vague'],
    ['hundreds of people', 200, null, 'vague'],
    ['up to 30 guests', 0, 30, 'up-to'],
    ['10 or more guests', 10, null, 'at-least'],
    ['3,000 people', 3000, 3000, 'exact'],
    ['2.3 million people', 2_300_000, 2_300_000, 'exact'],
    ['nearly 1.75 million', 1_750_000, 1_750_000, 'about'],
    ['0.4 million villagers', 400_000, 400_000, 'exact'],
    ['a hundred and nine guests', 109, 109, 'exact'],
    ['a thousand houses', 1000, 1000, 'about'],
    ['a dozen men', 12, 12, 'exact'],
    ['two and a half dozen sailors', 30, 30, 'exact'],
    ['three and a half million farmers', 3_500_000, 3_500_000, 'exact'],
  ])('%s', (text, min, max, qualifier) => {
    expect(read(text)).toEqual([min, max, qualifier])
  })
})

describe('a number that counts no people is none', () => {
  test.each([
    ['2,7 people'],
    ['4.5 people'],
    ['88888888888888888888 people'],
    ['30 per cent of them'],
    ['80 kilometres north'],
    ['6.2 percent'],
    ['2017 was'],
    ['14 May'],
    ['three hours later'],
    ['9 p.m.'],
  ])('%s', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test('the day behind a month', () => {
    expect(read('January 25 attack', 1)).toBeUndefined()
  })

  test('money', () => {
    expect(read('$ 300 bond', 1)).toBeUndefined()
  })
})
