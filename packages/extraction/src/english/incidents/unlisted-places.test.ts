import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const whereOf = (text: string): Claim['where'] | undefined =>
  extractor.extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' }).claims[0]?.where

describe('a place that no gazetteer has stands by its name in what is around it', () => {
  test.each([
    [
      "LAGOS (Reuters) - Fighters killed 15 people in Zerembe village in Nigeria's Borno state on Monday, residents said.",
      ['Nigeria', 'Borno', 'Zerembe'],
      'admin1',
    ],
    [
      'Armed men raided the village of Tolombi in central Mali on Saturday, killing 21.',
      ['Mali', 'Tolombi'],
      'country',
    ],
    [
      'DHAKA, Aug 4 - A ferry sank in Purbalia district on Monday, killing nine.',
      ['Bangladesh', 'Purbalia'],
      'country',
    ],
    [
      'Militants killed 20 people in Mukombe village on Thursday. The village is 30 km south of Butembo in Congo.',
      ['Democratic Republic of the Congo', 'North Kivu', 'Mukombe'],
      'near',
    ],
    ['A man was shot dead in West Philadelphia on Monday, police said.', 'West Philadelphia', 'city'],
    ['A man was shot dead in New Orleans East on Monday, police said.', 'New Orleans East', 'city'],
  ])('%s', (text, path, precision) => {
    const where = whereOf(text)
    expect(typeof path === 'string' ? where?.path.at(-1) : where?.path).toEqual(path)
    expect(where?.precision).toBe(precision)
    expect(where?.span && text.slice(where.span.start, where.span.end)).toBeTruthy()
  })

  test('with nothing around it, it is nowhere rather than where the report was made', () => {
    expect(whereOf('GENEVA - Shelling killed 14 civilians in Tadamun on Sunday, the U.N. office in Geneva said.')).toBe(
      null,
    )
  })
})

test.each([
  'A bomb killed 12 people in Mali in Ramadan on Monday, officials said.',
  'Gunmen killed 12 people in Mali in Operation Serval, officials said on Monday.',
  'Fighters in Boko Haram killed 12 people in Nigeria on Monday, officials said.',
  'Gunmen killed 12 people in Nigeria near Olive Street on Monday, officials said.',
  'Gunmen killed 12 people in Nigeria on Monday, officials in Zerembe said.',
])('a feast, an operation, a group, a street and a speaker give no name: %s', (text) => {
  expect(whereOf(text)?.path).toHaveLength(1)
})

test.each([
  [
    'Gunmen killed a judge in Cali in Colombia on Monday. Two men shot him at his home in the elegant Miravista neighborhood, police said.',
    ['Miravista'],
  ],
  [
    'Gunmen killed a judge in Cali in Colombia on Monday. Police searched the Miravista neighborhood of Medellin too.',
    [],
  ],
  ['Gunmen killed a judge in Cali in Colombia on Monday. He had lived in a poor neighborhood, police said.', []],
])('a quarter that the story tells soon stands behind its town: %s', (text, quarter) => {
  const path = whereOf(text)?.path ?? []
  const town = path.indexOf('Cali')
  expect(town).toBeGreaterThan(0)
  expect(path.slice(path.lastIndexOf(path[town] ?? '') + 1)).toEqual(quarter)
})
