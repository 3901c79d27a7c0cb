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
