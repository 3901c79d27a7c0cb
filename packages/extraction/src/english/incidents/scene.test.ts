import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const whereOf = (text: string): Claim['where'] | undefined =>
  extractor.extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' }).claims[0]?.where

describe('a sentence that only says where it was makes the place finer', () => {
  test.each([
    [
      'A Harnett County man is accused of shooting and killing his stepson on Monday. The incident happened around 12:40 p.m. at a home on Ruth Circle in Fuquay-Varina. Harnett County is in North Carolina.',
      'Fuquay-Varina',
    ],
    [
      'Gunmen killed four people in Sindh province in Pakistan on Monday. The attack took place at a market in Hyderabad.',
      'Hyderabad',
    ],
  ])('%s', (text, name) => {
    expect(whereOf(text)?.path).toContain(name)
  })

  test.each([
    'Gunmen killed four people in Sindh province in Pakistan on Monday. Officers were called to the house of a minister in Lahore.',
    'Gunmen killed four people in Sindh province in Pakistan on Monday. The wounded were brought to the scene of a hospital in Multan.',
  ])('but not one that lies elsewhere: %s', (text) => {
    expect(whereOf(text)?.path).toEqual(['Pakistan', 'Sindh'])
  })
})

describe('names that are part of others', () => {
  test.each([
    ['RENO, Nev. - Police shot a man dead near Meadowood Mall on Monday.', 'Reno'],
    ['DAYTON, Ohio - A man was shot in Dayton on Monday. He was taken to Miami Valley Hospital.', 'Dayton'],
    ['Two people were shot dead on Clark Avenue in Toledo on Monday, police said.', 'Toledo'],
    ['A woman was found dead in a house fire in Belgrade, Minn., on Monday, police said.', 'Belgrade'],
  ])('%s', (text, name) => {
    expect(whereOf(text)?.path).toContain(name)
  })

  test('a namesake in another division is not the one that the text names', () => {
    const where = whereOf('Two people were killed in a house fire in Belgrade, Minn., on Monday, police said.')
    expect(where?.path.slice(0, 2)).toEqual(['United States', 'Minnesota'])
  })

  test('a SWAT team comes from no valley, and the valley is one', () => {
    expect(whereOf('A SWAT team shot dead a man in Hartford on Monday, police said.')?.path).toContain('Hartford')
    expect(whereOf('Gunmen shot dead a man in Swat on Monday, police said.')?.iso2).toBe('PK')
  })

  test('a deputy of a county acts where the American dateline is', () => {
    expect(whereOf('AURORA, Colo. - A Jefferson County deputy was shot dead on Monday, officials said.')?.name).toBe(
      'Aurora',
    )
  })

  test('the home of somebody with an age is not where it was', () => {
    expect(whereOf('Ann Lee, 51, of Boston, was shot dead in Albany, N.Y., on Monday, police said.')?.path).toContain(
      'Albany',
    )
  })
})
