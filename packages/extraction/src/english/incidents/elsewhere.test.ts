import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const whereOf = (text: string): Claim['where'] | undefined =>
  extractor.extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' }).claims[0]?.where

const pathOf = (text: string): string | undefined => whereOf(text)?.path.join(' › ')

describe('who tells of it places nothing while the text has something closer', () => {
  test.each([
    [
      'LONDON (Reuters) - Some 20 people drowned when a boat sank off the coast of Djibouti on Tuesday, the U.N. migration agency said in Geneva.',
      'Djibouti',
    ],
    [
      'WASHINGTON (AP) - A blast damaged a nuclear site at Natanz on Sunday, U.S. officials said in Washington.',
      'Iran › Isfahan › Naţanz',
    ],
    [
      'Gunmen killed nine villagers near Mandera on Saturday, a government official told reporters in Nairobi.',
      'Kenya › Mandera County › Mandera',
    ],
    [
      'CAIRO (Reuters) - Gunmen attacked the French embassy in Tripoli on Monday, killing two guards, the foreign ministry in Paris said.',
      'Libya › Tripoli › Tripoli',
    ],
    [
      'Shells killed four people in Sake on Monday, said a spokesman for the United Nations in Kinshasa.',
      'Democratic Republic of the Congo › North Kivu › Sake',
    ],
    [
      'According to the ministry in Kabul, a mine killed two children in Herat on Monday.',
      'Afghanistan › Herat › Herāt',
    ],
  ])('%s', (text, path) => {
    expect(pathOf(text)).toContain(path.split(' › ').at(-1))
    expect(pathOf(text)).toContain(path.split(' › ')[0])
  })

  test.each([
    ['Gunmen shot dead two officials in Geneva on Monday, police said.', 'Geneva'],
    ['Police in Jos said that two people were shot dead on Monday.', 'Jos'],
  ])('but where nothing is closer, or it happened there, it does: %s', (text, name) => {
    expect(pathOf(text)).toContain(name)
  })
})

describe('a home, a court and a sickbed are not where it happened', () => {
  test.each([
    ['A student from Chicago was killed by a bomb in Istanbul on Sunday, police said.', 'Istanbul'],
    ['A court in Lahore sentenced two men on Monday for the bombing of a shrine in Quetta in 2019.', 'Quetta'],
    [
      'LAHORE (Reuters) - A court in Lahore sentenced two men to death on Monday for the bombing of a shrine in Quetta in 2019.',
      'Quetta',
    ],
    ["A man wounded in Friday's attack on a mosque in Peshawar died in hospital in Islamabad on Sunday.", 'Peshawar'],
  ])('%s', (text, name) => {
    expect(whereOf(text)?.path).toContain(name)
  })

  test('pupils kidnapped from a town were kidnapped there', () => {
    expect(whereOf('Gunmen kidnapped 20 pupils from Kankara on Monday, police said.')?.path).toContain('Kankara')
  })
})

describe('what lies off, along and around', () => {
  test.each([
    ['A tanker was hit by a missile 60 nautical miles off Hodeidah on Friday, killing a sailor.', 'Hodeida', 'near'],
    ['A roadside bomb killed six policemen on the road from Kandahar to Herat on Sunday.', 'Kandahār', 'near'],
    ['A bus plunged into a ravine on the road between Kisii and Migori on Sunday, killing 18.', 'Kisii', 'near'],
    ['Gunmen killed 12 villagers on the border between Kenya and Somalia on Saturday.', 'Kenya', 'country'],
    ['An earthquake shook the sea off the coast of Izmir on Friday, injuring 20 people.', 'İzmir', 'near'],
    ['North Korea fired two missiles into the sea off its east coast on Monday, Seoul said.', 'North Korea', 'country'],
  ])('%s', (text, name, precision) => {
    expect(whereOf(text)).toMatchObject({ name, precision })
  })

  test('a road inside a town is in the town', () => {
    expect(whereOf('Gunmen killed two men on a road in Kandahar on Monday.')).toMatchObject({ precision: 'city' })
  })
})
