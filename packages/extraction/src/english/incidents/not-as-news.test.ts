import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

// A Thursday.
const publishedAt = '2024-05-16T12:00:00Z'

const claimsOf = (text: string): Claim[] => extractor.extract({ id: 'story', text, publishedAt }).claims

const statuses = (text: string): string[] => claimsOf(text).map(({ status }) => status)

describe('what is remembered is past, and not of the day of those who remember it', () => {
  test.each([
    [
      'Flags flew at half-mast in Bologna on Monday as families marked the anniversary of the bombing that killed 80 in 1980.',
      '1980',
    ],
    ['FAMILIES IN BOLOGNA ON MONDAY MARKED THE ANNIVERSARY OF THE BOMBING THAT KILLED 80 PEOPLE IN 1980.', '1980'],
    [
      'Sailors marked the tenth anniversary of the Gdansk shipyard explosion, which killed 31 men, on Tuesday.',
      undefined,
    ],
    ['Crowds sang in Bergen on Tuesday, 12 years after a gunman killed 40 students at a college.', undefined],
  ])('%s', (text, year) => {
    expect(statuses(text)).toEqual(['past'])
    expect(claimsOf(text)[0]?.when.start?.slice(0, 4)).toBe(year)
  })

  test('but an attack on those who remember is news', () => {
    expect(
      statuses('A bomb killed nine people in Bologna on Monday at a march on the anniversary of the 1980 massacre.'),
    ).toEqual(['current'])
  })
})

describe('what was long ago or is counted over months is no incident of the day', () => {
  test.each([
    ['The trawler capsized off Kenya almost two decades ago, and 60 people drowned.', 'past'],
    ['The retrial of a colonel accused of ordering the massacre of 60 farmers began in Lima on Tuesday.', 'past'],
    [
      'Police in Chile said on Monday they had arrested a colonel wanted over a 1975 massacre of 20 miners in Lota.',
      'past',
    ],
    ['Bandits have killed 140 villagers in Katsina since March, a monitor said.', 'cumulative'],
  ])('%s', (text, status) => {
    expect(statuses(text)).toEqual([status])
  })

  test('what a story of a verdict tells of the crime happened before it', () => {
    const text =
      'A court in Manila on Tuesday convicted two brothers of the murder of a priest. The priest was kidnapped from a chapel on Jolo and beheaded.'
    expect(statuses(text)).not.toContain('current')
  })

  test('but a war that goes on has incidents of the day', () => {
    expect(
      statuses('Fighting has displaced 900,000 people since March, and clashes near Nyala on Monday killed 22.'),
    ).toEqual(['current'])
  })
})

describe('what is denied is denied', () => {
  test.each([
    'Turkey denied on Monday that its jets had bombed a clinic in Afrin, killing nine nurses.',
    'The ministry on Tuesday denied Yemeni reports that its missiles had hit a school in Taez, killing nine girls.',
    'Reports that a bus had plunged off a bridge near Cusco, killing 31 people, were untrue, police said on Monday.',
    'The army rejected as a fabrication a report that rebels had killed 11 soldiers near Goma on Monday.',
  ])('%s', (text) => {
    expect(statuses(text)).toEqual(['denied'])
  })

  test('that nobody was hurt denies no fire', () => {
    const text = 'Nobody was hurt in a blaze at a paper mill in Porto on Monday, firefighters said.'
    expect(claimsOf(text)).toMatchObject([{ type: 'accident.fire', status: 'current', casualties: [] }])
  })
})

describe('what is only intended, made up or remembered is not shown as done', () => {
  test.each([
    'A plaque was unveiled in Lisbon on Monday for the 70 people killed in the tram bombings.',
    'The cartel vowed on Monday to bomb police stations in Culiacan, killing officers.',
    'Insurgents threatened on Monday to fire rockets at Aden if the siege is not ended.',
    'Teachers in Bolivia plan to march on Friday and blockade roads over pay, their union said.',
    'The new film, out on Friday, begins with a bomb killing 20 people in a Vienna theatre.',
    'In his third novel, a gunman kills 12 guests at a hotel in Nice on Monday.',
    'In the opera, which had its first night in Turin on Monday, soldiers storm the castle and kill the queen.',
    'Medics took part in a drill in Kobe on Monday that simulated a train crash in which 300 people were killed.',
    'Bonds fell in Seoul on Monday as an earthquake in the currency markets frightened banks.',
    'Leeds United bombed out of the cup on Tuesday, shot down by a hat-trick.',
    'The comedian killed at the Olympia in Paris on Monday, and her show is a bomb.',
  ])('%s', (text) => {
    expect(statuses(text)).not.toContain('current')
  })

  test('a flood that may come is dated by when it may come', () => {
    const [claim] = claimsOf(
      'The agency warned on Monday that floods could kill hundreds of people in Mali next month.',
    )
    expect(claim).toMatchObject({ status: 'hypothetical', when: { start: '2024-06-01' } })
  })
})

test.each([
  'Thousands of teachers marched through Skopje on Monday over pay. The march was calm and nobody was detained, police said.',
  'THOUSANDS OF NURSES RALLIED IN SKOPJE ON MONDAY OVER PAY. THERE WERE NO CLASHES AND NO ARRESTS, POLICE SAID.',
])('what there was none of makes no protest another: %s', (text) => {
  expect(claimsOf(text).map(({ type }) => type)).toEqual(['unrest.protest'])
})

describe('a threat that a story begins with is a claim, and nothing that was done', () => {
  const claims = (text: string) => claimsOf(text).map(({ status, execution }) => [status, execution])

  test.each([
    ['Maoist rebels threatened on Monday to attack foreign plantations in Mindanao.', [['hypothetical', 'threatened']]],
    ['Floods on Monday threatened to strike towns along the river in Bihar.', []],
    ['The council met. The mayor spoke. A senator threatened to attack the budget in Congress in Lima.', []],
  ])('%s', (text, expected) => {
    expect(claims(text)).toEqual(expected)
  })
})

describe('a year that belongs to an act dates it, not the day of the verb in front', () => {
  test.each([
    [
      'Ministers on Tuesday reopened a harbour in Izmir that was wrecked by the 2020 earthquake, which killed 117 people.',
      '2020',
    ],
    ['A court in Bergen ruled on Tuesday that the man who stabbed three people in 2022 must stay in care.', '2022'],
    ['Officials on Tuesday honoured a nurse who was shot dead in Leeds in 2019.', '2019'],
    ['The flood of March 4, 1874, killed 31 people in Leeds.', '1874'],
  ])('%s', (text, year) => {
    const [claim] = claimsOf(text)
    expect([claim?.status, claim?.when?.start?.slice(0, 4)]).toEqual(['past', year])
  })

  test.each([
    'On Tuesday a bomb killed five people near the site of the 2013 attack in Boston.',
    'A bomb killed five people in Kano on Tuesday, the worst attack since 2012.',
  ])('and not an act of the day: %s', (text) => {
    expect(statuses(text)).toEqual(['current'])
  })
})
