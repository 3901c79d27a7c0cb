import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type ExtractionInput, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string, more: Partial<ExtractionInput> = {}): Claim[] =>
  extractor.extract({ id: 'story', text, ...more }).claims

const killed = (claim: Claim | undefined): number =>
  (claim?.casualties ?? [])
    .filter((c) => c.kind === 'killed' && c.subsetOf === undefined)
    .reduce((sum, c) => sum + c.min, 0)

const WAR = [
  'At least 34 people were killed Friday as the army struck a rebel district with air strikes after a salvo of rebel rockets landed in the capital Sanaa, a medical charity said.',
  'The charity said eight of those killed in the rebel-held Taez region were children.',
  'At least 70 rockets and mortar rounds that Huthi rebels fired at the capital killed nine people, among them a woman.',
  'Shops in the city stayed shut.',
  'The rebels had carried out a similar attack on March 2 that killed five.',
  'More than 10,000 people have died in the Yemeni conflict since 2015.',
].join('\n')

const TWO_SIDES =
  'Air strikes on a rebel district of Taez killed at least 34 people on Friday, a monitoring group said.\n' +
  'The Aden Rights Watch said eight of those killed were children.\n' +
  'Meanwhile rockets that Huthi rebels fired at the capital Sanaa killed nine people.'

const groups = (claim: Claim | undefined): string[] =>
  (claim?.actors ?? []).filter(({ kind }) => kind === 'group').map(({ name }) => name)

describe('a list by places', () => {
  const published = { publishedAt: '2024-05-16T12:00:00Z' }

  test('tells an incident each, on the day of the sentence that sums them up', () => {
    const claims = claimsOf(
      'Attacks killed 19 people across Somalia on Tuesday. In Baidoa, a car bomb killed 11. In Kismayo, gunmen killed six soldiers. In Mogadishu, a grenade killed two.',
      published,
    )
    expect(claims.map((claim) => [claim.where?.name, killed(claim), claim.when.start])).toEqual([
      ['Somalia', 19, '2024-05-14'],
      ['Baidoa', 11, '2024-05-14'],
      ['Kismayo', 6, '2024-05-14'],
      ['Mogadishu', 2, '2024-05-14'],
    ])
  })

  test('has no incident for the sentence that announces it, and whom one names did not do the other', () => {
    const claims = claimsOf(
      'Two separate attacks shook Yemen on Tuesday. In Aden, a suicide bomber killed six guards at a gate. In Taez, gunmen shot dead a judge. Al Qaeda claimed the Aden bombing. Nobody has claimed the Taez shooting.',
      published,
    )
    expect(claims.map((claim) => [claim.where?.name, killed(claim), groups(claim).length])).toEqual([
      ['Aden', 6, 1],
      ['Taez', 1, 0],
    ])
  })
})

test('a group that the text names for another attack only did not do this one', () => {
  const claims = claimsOf(
    'Gunmen killed nine herders in Katsina state on Sunday. In a separate incident on Monday, a bomb planted by Boko Haram killed three soldiers near Damboa in Borno state.',
    { publishedAt: '2024-05-16T12:00:00Z' },
  )
  expect(claims.map(killed)).toEqual([9, 3])
  expect(groups(claims[0])).toEqual([])
})

describe('a war story with two sides, one day and an older attack', () => {
  test('has one claim for each incident', () => {
    const claims = claimsOf(WAR, { publishedAt: '2018-03-10T10:00:00Z' })
    const incidents = claims.filter((c) => c.status === 'current' || c.status === 'past')
    expect(incidents.map((c) => [c.type, c.status, killed(c)])).toEqual([
      ['conflict.air-strike', 'current', 34],
      ['conflict.shelling', 'current', 9],
      ['conflict.shelling', 'past', 5],
    ])
  })

  test('keeps the parts of a toll apart from it', () => {
    const [first, second] = claimsOf(WAR)
    expect(first?.casualties.find((c) => c.subsetOf === 0)).toMatchObject({ group: 'child', min: 8, max: 8 })
    expect(second?.casualties.find((c) => c.subsetOf === 0)).toMatchObject({ group: 'woman', min: 1, max: 1 })
  })

  test('never shows the dead of the whole conflict as an incident', () => {
    const shown = claimsOf(WAR).filter((c) => c.status === 'current' || c.status === 'past')
    expect(shown.some((c) => killed(c) >= 10_000)).toBe(false)
  })

  test('leaves a weekday unresolved without a date of publication, and resolves it with one', () => {
    expect(claimsOf(WAR)[0]?.when).toMatchObject({ start: null, text: 'Friday' })
    expect(claimsOf(WAR, { publishedAt: '2018-03-10T10:00:00Z' })[0]?.when).toMatchObject({
      start: '2018-03-09',
      basis: 'text',
    })
  })

  test('reads the same in capitals', () => {
    const shape = (claims: Claim[]) => claims.filter((c) => c.status === 'current').map((c) => [c.type, killed(c)])
    expect(shape(claimsOf(WAR.toUpperCase()))).toEqual(shape(claimsOf(WAR)))
  })

  test('makes no claim of headlines glued under it', () => {
    const chrome =
      '\nGMT 11:20 2016 Monday ,04 July\nShells kill 88 in marketGMT 09:00 2016 Sunday ,03 July\nRaid kills 66'
    expect(claimsOf(WAR + chrome)).toEqual(claimsOf(WAR))
  })

  test('names the rules that fired', () => {
    expect(claimsOf(WAR)[0]?.why).toContain('noun.air-strike')
  })
})

test.each([
  'In the capital, at least 70 rockets and mortar rounds fired by Huthi rebels killed nine people, among them a woman.',
  'Rockets and mortar shells fired by Huthi rebels killed nine people in the capital, among them a woman.',
  'Huthi rebels fired 70 rockets at the capital, killing nine people, among them a woman.',
])('two kinds of fire with a toll each are two incidents: %s', (other) => {
  const lead =
    'At least 34 people were killed on Friday when the army struck a rebel district of Taez with air strikes, after rockets had landed in the capital Sanaa.'
  const claims = claimsOf(`${lead}\n${other}`, { publishedAt: '2018-03-10T10:00:00Z' })
  expect(claims.map((claim) => [claim.type, killed(claim)])).toEqual([
    ['conflict.air-strike', 34],
    ['conflict.shelling', 9],
  ])
  expect(claims[1]?.casualties.find((c) => c.subsetOf !== undefined)).toMatchObject({ group: 'woman', min: 1 })
})

test.each([
  'The army answered with at least 20 air strikes and several cruise missiles, residents said.',
  'Warplanes had carried out at least 20 air strikes as well as firing cruise missiles, residents said.',
  'In all, at least 20 air strikes hit Taez along with cruise missiles, residents said.',
])('weapons go to the incident of their kind, not to the one told last: %s', (more) => {
  const [strikes, shelling] = claimsOf(`${TWO_SIDES}\n${more}`, { publishedAt: '2018-03-10T10:00:00Z' })
  expect(strikes?.weapons).toContainEqual(
    expect.objectContaining({ code: 'air-strike', count: { min: 20, max: null } }),
  )
  expect(strikes?.weapons).toContainEqual(expect.objectContaining({ code: 'missile' }))
  expect(shelling?.weapons.map((weapon) => weapon.code)).toEqual(['rocket'])
})

test.each([
  'An air strike on a market in Taiz killed 12 people on Sunday, and rebel shells hit a school in Aden on Monday, killing three, medics said.',
  'Jets bombed a market in Taiz on Sunday, killing 12 people, while rebel shells that fell on a school in Aden on Monday killed three.',
])('a sentence of two acts in two towns tells of two incidents: %s', (text) => {
  const claims = claimsOf(`${text}\nAnother sentence of the story says that the war goes on.`, {
    publishedAt: '2018-03-13T10:00:00Z',
  })
  expect(claims.map((claim) => [claim.type, claim.where?.name, killed(claim), claim.when.start])).toEqual([
    ['conflict.air-strike', 'Taez', 12, '2018-03-11'],
    ['conflict.shelling', 'Aden', 3, '2018-03-12'],
  ])
})

test('a sentence that names no place goes to the incident told last', () => {
  const [strike, shelling] = claimsOf(
    'An air strike on a market in Taiz killed 12 people on Sunday, and rebel shells hit a school in Aden on Monday, killing three.\n' +
      'Two bombs fell on the market in Taiz at noon.\nAt least 30 people were wounded.',
    { publishedAt: '2018-03-13T10:00:00Z' },
  )
  expect(strike?.casualties).toContainEqual(expect.objectContaining({ kind: 'injured', min: 30 }))
  expect(shelling?.casualties.map(({ kind }) => kind)).toEqual(['killed'])
})

test.each([
  'The captain of the ferry was arrested.',
  'The owner of the boat and its captain were detained, a police spokesman said.',
])('an arrest without a place or day of its own is what came of the incident: %s', (arrest) => {
  const claims = claimsOf(`A ferry sank on Lake Victoria near Mwanza on Saturday, killing 14 people.\n${arrest}`)
  expect(claims).toHaveLength(1)
  expect(claims[0]?.type).toBe('accident.maritime')
  expect(claims[0]?.casualties.some(({ kind }) => kind === 'arrested')).toBe(true)
})

test('a list of briefs makes one claim for each', () => {
  const text = [
    'Nepal: Four climbers died on Tuesday in an avalanche near Lukla, the ministry said.',
    'Kenya: Nine passengers were injured on Monday when a bus overturned near Nakuru.',
    'Chile: A forest fire near Temuco killed two firefighters on Tuesday.',
  ].join('\n')
  const claims = claimsOf(text, { publishedAt: '2021-04-15T08:00:00Z' })
  expect(claims.map((c) => [c.where?.iso2, c.type, c.status])).toEqual([
    ['NP', 'disaster.avalanche', 'current'],
    ['KE', 'accident.road', 'current'],
    ['CL', 'disaster.wildfire', 'current'],
  ])
})

test('equal sentences that tell of two incidents make claims with different ids', () => {
  const again = 'In a separate incident, gunmen killed two guards in Cali on Monday.'
  const claims = claimsOf(`A bomb killed four people in Lima on Monday.\n${again}\n${again}`)
  expect(claims).toHaveLength(3)
  expect(new Set(claims.map((c) => c.id)).size).toBe(3)
})

test.each([
  'In addition, rebels kidnapped the mayor of Arauca, Ana Ruiz, on Tuesday.',
  'Meanwhile, another bomb destroyed a bank in Cali.',
])('another attack is one of its own: %s', (other) => {
  const claims = claimsOf(`A bomb exploded at a police station in Bogota on Monday, wounding two guards.\n${other}`)
  expect(claims).toHaveLength(2)
})

test.each([
  'The blast set fire to three cars.',
  'No group has said that it was behind the attack.',
  'The army denies targeting civilians.',
])('what came of an attack is no other: %s', (more) => {
  expect(claimsOf(`A bomb killed nine people at a market in Kano on Monday.\n${more}`)).toHaveLength(1)
})

describe('what came a day before, or in answer, is another incident', () => {
  const published = { publishedAt: '2026-11-04' }

  test('", a day after fighting killed 20"', () => {
    const claims = claimsOf(
      'Air strikes killed nine people in Taez on Tuesday, a day after fighting killed 20 soldiers in Marib.',
      published,
    )
    expect(claims.map((claim) => [claim.status, killed(claim)])).toEqual([
      ['current', 9],
      ['past', 20],
    ])
  })

  test('but not when somebody died a day after it', () => {
    const text = 'A guard died in hospital in Lima on Tuesday, a day after he was shot at a bank.'
    expect(claimsOf(text, published)).toHaveLength(1)
  })

  test('", and the army responded with artillery fire"', () => {
    const claims = claimsOf(
      'A rocket fired from southern Lebanon hit a farm near Metula on Monday, wounding two people, and Israel responded with artillery fire.',
      published,
    )
    expect(claims.map(({ actors }) => actors.map(({ name }) => name))).toEqual([[], ['Israel']])
  })

  test('when a blaze began makes no other of it', () => {
    const text =
      'A wildfire raced through pine forest near Volos on Tuesday and killed a shepherd. Some 300 firefighters were battling the blaze, which started on Sunday near Lake Karla.'
    expect(claimsOf(text, published)).toHaveLength(1)
    const other = `${text} In 2018, a fire in the resort of Mati killed 104 people.`
    expect(claimsOf(other, published).map((claim) => [claim.status, killed(claim)])).toEqual([
      ['current', 1],
      ['past', 104],
    ])
  })

  test('an earlier killing that a story ends with is told as past', () => {
    const text =
      'A man drove a van into a crowd in Graz on Saturday, killing a girl. In 2015 another man killed three people with his car in the same street.'
    expect(claimsOf(text, published).map((claim) => [claim.status, killed(claim)])).toEqual([
      ['current', 1],
      ['past', 3],
    ])
  })
})

describe('acts of one sentence at places that lie apart are incidents of their own', () => {
  const publishedAt = '2026-11-03'
  test.each([
    ['Gunmen shot dead four monks in Mandalay on Sunday, hours before a mine killed two drivers near Pyay.', [4, 2]],
    ['Hours after a blaze killed six in Accra on Sunday, a train hit a coach near Kumasi, killing three.', [6, 3]],
    ['A car bomb killed six in Mosul and gunmen shot dead two clerks in Tikrit on Sunday.', [6, 2]],
    [
      'A coach crash killed six in Chile on Sunday, while in Bolivia on Sunday a mudslide killed two in Coroico.',
      [6, 2],
    ],
  ])('%s', (text, dead) => {
    const claims = claimsOf(text, { publishedAt })
    expect(claims.map(killed)).toEqual(dead)
    expect(claims.map(({ when }) => when.start)).toEqual(['2026-11-01', '2026-11-01'])
  })

  test('and at one place one', () => {
    const text = 'A bomb went off in Mosul on Sunday and gunmen shot dead two clerks who fled the hall in Mosul.'
    expect(claimsOf(text, { publishedAt })).toHaveLength(1)
  })
})
