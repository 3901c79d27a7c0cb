import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type ExtractionInput, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string, more: Partial<ExtractionInput> = {}): Claim[] =>
  extractor.extract({ id: 'story', text, ...more }).claims

test.each([
  'The shelling of the capital began late on Friday and came a week after the rebels warned that they would attack.',
  'The rocket fire on the capital started on Friday and came three days after a commander had threatened to strike.',
])('the day of an incident is not lost behind the threat before it: %s', (begin) => {
  const lead = 'Rockets that Huthi rebels fired at the capital Sanaa killed nine people in Yemen.'
  const [claim] = claimsOf(`${lead}\n${begin}`, { publishedAt: '2018-03-10T10:00:00Z' })
  expect(claim).toMatchObject({ status: 'current', execution: 'carried-out' })
  expect(claim?.when).toMatchObject({ start: '2018-03-09', basis: 'text' })
})

test.each([
  ['in Tanzania', 'TZ'],
  ['in Burundi', 'BI'],
  ['in the Democratic Republic of Congo', 'CD'],
])('a lake between countries lies in the one that the story is about: %s', (country, iso2) => {
  const [claim] = claimsOf(`A ferry sank on Lake Tanganyika ${country} on Saturday, killing 14 people, police said.`)
  expect(claim?.where?.iso2).toBe(iso2)
})

test('a far namesake of a village that no gazetteer has is no place of the story', () => {
  const text =
    'Floods killed nine people in Bangladesh on Monday, the ministry in Dhaka said.\nFour members of a family died in Bangladesh on Monday when their boat overturned near Jagannathpur.'
  expect(claimsOf(text).map((claim) => claim.where?.iso2)).not.toContain('IN')
})

test('the source of a report places nothing', () => {
  const [claim] = claimsOf(
    'Jets bombed a market in Idlib in Syria on Monday, killing 12 people, the London-based Observatory said.',
  )
  expect(claim?.where).toMatchObject({ iso2: 'SY' })
})

test('a quarter has its town in the path when the story names both', () => {
  const [claim] = claimsOf('Chicago police said two men were shot dead in Rogers Park on Monday.')
  expect(claim?.where?.path).toEqual(['United States', 'Illinois', 'Cook County', 'Chicago', 'Rogers Park'])
})

test('of the county around it the town of an American dateline is meant', () => {
  const [claim] = claimsOf('SPOKANE, Wash. - Deputies in Spokane County said a man was shot dead on Monday.')
  expect(claim?.where).toMatchObject({ name: 'Spokane', basis: 'dateline' })
})

test.each([
  ['A judge was murdered on Monday in Medellin, 500 km northwest of Bogota.', 'Medellín'],
  ['A priest who had been ambassador to Spain was shot dead in Lima on Monday.', 'Lima'],
  ['Gunmen of the Medellin cartel shot dead a judge in Cali on Monday.', 'Cali'],
])('what only says how far it is or whose somebody is places nothing: %s', (text, name) => {
  expect(claimsOf(text)[0]?.where?.name).toBe(name)
})

test('a division goes by its name without the word for what it is', () => {
  const [claim] = claimsOf('A bomb killed three soldiers in Boyaca department in Colombia on Monday.')
  expect(claim?.where?.path).toEqual(['Colombia', 'Boyacá'])
})

describe('a capital', () => {
  const where = (text: string): string | undefined => claimsOf(text)[0]?.where?.name

  test.each([
    ['LIMA (AFP) - Thousands of nurses marched through the Peruvian capital on Tuesday to demand higher pay.', 'Lima'],
    [
      'NAIROBI, Nov 4 (Reuters) - Kenyan police fired teargas at students on Wednesday, a Reuters witness said.',
      'Nairobi',
    ],
    [
      'NAIROBI, Nov 4 (Reuters) - Kenyan police fired teargas at students on Wednesday, the union told Reuters.',
      'Kenya',
    ],
  ])('%s', (text, place) => {
    expect(where(text)).toBe(place)
  })

  test("is not the climbers' country where the Alps are another's", () => {
    const text = 'VIENNA, Nov 3 (Reuters) - An avalanche killed two German climbers in the Italian Alps on Monday.'
    expect(where(text)).toBe('Italy')
  })
})

test.each([
  'BOGOTA, March 3 - The Tijuana cartel killed nine people in Colombia on Monday, police said.',
  'BOGOTA, March 3 - Nine people were killed in Colombia on Monday by men of the Tijuana gang, police said.',
])('those who did it bear a name that is not where they did it: %s', (text) => {
  const [claim] = claimsOf(text, { publishedAt: '2026-03-03T10:00:00Z' })
  expect(claim?.where?.iso2).toBe('CO')
  expect(claim?.where?.path).not.toContain('Tijuana')
})

test.each([
  ['BUNIA, Democratic Republic of Congo - A bomb killed nine people in the town of Sake on Sunday.', 'Sake'],
  ['London condemned the murder of two British climbers in Skardu on Sunday.', 'Skardu'],
  ['The murder of two French monks by jihadists in Gao on Sunday was denounced by Paris.', 'Gao'],
])('neither the dateline nor who reacts is where it happened: %s', (text, name) => {
  expect(claimsOf(text)[0]?.where?.name).toBe(name)
})

test.each([
  "San Juan, in the Philippines' La Union province,",
  'San Juan, a town in La Union province in the Philippines,',
])('the province that the text gives a town: %s', (place) => {
  const [claim] = claimsOf(`A coach overturned on Sunday in ${place} killing nine.`)
  expect(claim?.where?.path).toContain('Province of La Union')
})
