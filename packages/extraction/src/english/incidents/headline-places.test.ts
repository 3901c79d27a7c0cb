import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'
import { headlineOf, paperOf } from './newspaper.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const pathOf = (text: string, title?: string): string[] | undefined =>
  extractor.extract({ id: 'story', text, ...(title && { title }), publishedAt: '2026-11-24T12:00:00Z' }).claims[0]
    ?.where?.path

const NAMELESS = 'A man was shot and wounded on Monday night in the 400 block of West Elm Street.'

describe('the headline says where', () => {
  test('which county of a name is meant, and the town inside it', () => {
    const text = `${NAMELESS} The Orange County sheriff said that nobody has been arrested.`
    expect(pathOf(text, 'Man wounded in Chapel Hill drive-by')).toEqual([
      'United States',
      'North Carolina',
      'Orange County',
      'Chapel Hill',
    ])
  })

  test('the city around a quarter', () => {
    const text = 'Two men were shot and wounded on Friday in Hunting Park.'
    expect(pathOf(text, 'Philadelphia police look for gunman')).toContain('Philadelphia')
  })

  test("the city around a quarter that no gazetteer has, by the newspaper's name", () => {
    const text = 'A man was shot dead on Monday in Leimert Park, according to the Los Angeles County coroner.'
    expect(pathOf(text, 'Two brothers - The Los Angeles Times')?.slice(-2)).toEqual(['Los Angeles', 'Leimert Park'])
  })

  test.each([
    ['Teen shot in Watts - Los Angeles Times', 'Los Angeles', 'Teen shot in Watts'],
    ['Teen shot | CBS Chicago', 'Chicago', 'Teen shot'],
    ['Teen shot in a drive-by', '', 'Teen shot in a drive-by'],
    ['Storm - live', '', 'Storm'],
  ])("a newspaper's name is read apart: %s", (title, paper, headline) => {
    expect([paperOf(title), headlineOf(title)]).toEqual([paper, headline])
  })
})

describe('an American dateline says where', () => {
  test.each([
    ['BENTON TOWNSHIP, Mich. - A man was shot dead on Monday in Benton Township.', ['Michigan', 'Benton Township']],
    [
      "COLTON, Ore. (AP) - A girl was shot and wounded on Monday, the Clackamas County sheriff's office said.",
      ['Oregon', 'Colton'],
    ],
  ])('by the state of a town that the gazetteer has elsewhere only: %s', (text, path) => {
    expect(pathOf(text)).toEqual(['United States', ...path])
  })

  test('by its county over a small namesake in another state', () => {
    const text = 'JEFFERSON COUNTY, Colo. (AP) - A man was shot dead on Monday near South Taft, police said.'
    expect(pathOf(text)).toEqual(['United States', 'Colorado', 'Jefferson County'])
  })

  test('by the postal code of its state', () => {
    expect(pathOf('WAYNE COUNTY, MO (AP) - A man was shot dead on Monday, police said.')).toEqual([
      'United States',
      'Missouri',
      'Wayne County',
    ])
  })
})

describe('whose somebody is says not where', () => {
  test.each([
    [
      'FLORENCE, S.C. (AP) - A man who shot and killed a 22-year-old Summerville man last week was arrested.',
      'Florence',
    ],
    [
      "Kaufman county sheriff's deputies say that a boy was shot and wounded. It happened at a home in Forney.",
      'Forney',
    ],
  ])('%s', (text, town) => {
    expect(pathOf(text)?.at(-1)).toBe(town)
  })

  test('and a dog of a kind is in no town of that name', () => {
    expect(pathOf('JACKSON, Miss. (AP) - Rex, an Akita, was shot dead on Monday, its owner said.')?.at(-1)).not.toBe(
      'Akita',
    )
  })
})

describe('an American town that only a headline, a dateline, a paper or a later sentence tells', () => {
  const END = 'Nobody has been arrested, police said.'

  test.each([
    [
      'the part of a town in a headline',
      `A clerk in Philadelphia was shot and wounded on Monday. ${END}`,
      'Clerk shot in West Philadelphia | 6abc.com',
      ['Philadelphia', 'West Philadelphia'],
    ],
    [
      'the quarter beside the town of the dateline',
      `BOSTON (AP) - A bus driver was shot and wounded on Monday, police said. ${END}`,
      'Bus driver shot in Dorchester | The Courier',
      ['Boston', 'Dorchester'],
    ],
    [
      'the town over whose somebody is',
      `A Maryland couple were shot and wounded on Monday outside a store. ${END}`,
      'Two visitors shot in Syracuse | The Courier',
      ['Onondaga County', 'Syracuse'],
    ],
    [
      "the town over a street that bears a far town's name",
      `A man was shot and wounded on Monday near Beale and Fond du Lac. ${END}`,
      'Man shot in Milwaukee | The Courier',
      ['Milwaukee County', 'Milwaukee'],
    ],
    [
      "the paper's town, of the county that the story names",
      `A man was shot dead on Monday, the Richmond County sheriff's office said. He was found in Richmond County on a farm road.`,
      'Man shot dead on farm road | The Augusta Chronicle',
      ['Richmond County', 'Augusta'],
    ],
    [
      'a place that no gazetteer has, in the state of the title',
      'A girl was shot and wounded at home on the 200 block of Cedar Road in Elm Hollow on Monday night.',
      'Girl shot - KXX News - Central Texas News',
      ['Texas', 'Elm Hollow'],
    ],
  ])('%s', (_, text, title, end) => {
    expect(pathOf(text, title)?.slice(-2)).toEqual(end)
  })

  test.each([
    [
      'the dateline beside a suburb',
      'DEARBORN HEIGHTS, Mich. (AP) - A guard shot and killed a man on Monday at an office in suburban Detroit, police said.',
      ['Wayne County', 'Dearborn Heights'],
    ],
    [
      'the dateline over where somebody was caught',
      'CLEVELAND - A man wanted for a shooting that killed two clerks was taken into custody on Monday night in Erie, Pennsylvania.',
      ['Cuyahoga County', 'Cleveland'],
    ],
    [
      'a quarter of the town of a dateline that ends with two angles',
      'PASADENA, Calif. >> A man was wounded on Monday in a shooting in Northwest Pasadena, police said.',
      ['Pasadena', 'Northwest Pasadena'],
    ],
    [
      'the scene over where the dead man came from',
      'Police have identified the man who was shot dead on Monday as Carl Wray Hobbs II of Allen, Texas. The shooting happened at a home in Garland, Texas.',
      ['Dallas County', 'Garland'],
    ],
    [
      'the place of the act over a town named later',
      'A boy was shot and killed on Monday in Meadowmere. His mother had driven to San Antonio, police said.',
      ['Texas', 'Meadowmere'],
    ],
    [
      'a town spelt as the text spells it',
      'ST. GEORGE, S.C. (AP) - A man was shot dead on Monday at a home, the police said.',
      ['Dorchester County', 'St. George'],
    ],
  ])('%s', (_, text, end) => {
    expect(pathOf(text)?.slice(-2)).toEqual(end)
  })

  test('a quarter of nobody knows which city, in the country that counts its blocks', () => {
    const text =
      "Police are looking for a gunman in the city's Marlfield section. A man was shot dead on Monday in the 100 block of East Rose Street in Marlfield."
    expect(pathOf(text)).toEqual(['United States', 'Marlfield'])
    expect(pathOf(`${text} The RCMP asked for witnesses.`)).toBeUndefined()
  })

  test('where gunmen were arrested is where it was when it tells of nothing else', () => {
    expect(pathOf('Police arrested three gunmen in Erie, Pennsylvania, on Monday.')).toContain('Erie')
  })
})

test('where two streets cross, neither is the place that it is called after', () => {
  const text =
    'A rider was killed on Sunday when a truck hit her near Rivers and Hollow avenues in North Charleston, South Carolina, police said.'
  const extracted = extractor.extract({ id: 'a', text, publishedAt: '2026-05-04' })
  expect(extracted.claims[0]?.where?.path).toContain('North Charleston')
  expect(extracted.places.map(({ name }) => name)).not.toContain('Rivers')
})
