import { type Claim, InputFault } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractLine } from './extract-line.ts'
import { createExtractor, type ExtractionInput, type Extractor } from './extractor.ts'

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

describe('what happened decides the type', () => {
  test.each([
    ['A magnitude 6.1 earthquake shook Lombok in Indonesia on Sunday, killing 14 people.', 'disaster.earthquake'],
    ['A coach plunged into a ravine near Cusco in Peru on Monday, killing 11 passengers.', 'accident.road'],
    ['Two freight trains collided near Tanta in Egypt on Monday, injuring four people.', 'accident.rail'],
    ['A ferry sank off Cebu in the Philippines on Monday and 12 people drowned.', 'accident.maritime'],
    ['Gunmen abducted nine pupils from a school near Kaduna in Nigeria on Monday.', 'attack.kidnapping'],
    [
      'A suicide bomber blew himself up at a checkpoint in Kabul on Monday, killing four soldiers.',
      'attack.suicide-bombing',
    ],
    ['A roadside bomb killed three policemen near Kandahar in Afghanistan on Monday.', 'conflict.ied'],
    ['Masked men hurled a petrol bomb at a synagogue in Malmo, Sweden, on Monday.', 'attack.arson'],
    ['A man stabbed two commuters with a knife in Lyon in France on Monday.', 'attack.stabbing'],
    ['Soldiers clashed with guerrillas near Arauca in Colombia on Monday, leaving six rebels dead.', 'conflict.clash'],
    [
      'Police fired tear gas to disperse protesters in Nairobi on Monday and detained 20 of them.',
      'unrest.protest-intervention',
    ],
    [
      'Police shot dead three protesters when they opened fire on a march in Kampala on Monday.',
      'unrest.protest-force',
    ],
    ['Floods swept away houses in Sylhet in Bangladesh on Monday, killing nine people.', 'disaster.flood'],
    ['A fire broke out in a garment factory in Dhaka on Monday, killing seven workers.', 'accident.industrial'],
    ['A cholera outbreak killed six people in Goma on Monday, the ministry said.', 'disaster.epidemic'],
  ])('%s', (text, type) => {
    const types = claimsOf(text, { publishedAt: '2020-06-03T12:00:00Z' }).map((c) => c.type)
    if (type === 'accident.industrial') expect(['accident.industrial', 'accident.fire']).toContain(types[0])
    else expect(types[0]).toBe(type)
  })
})

describe('no claim', () => {
  test.each([
    [
      'a match',
      'Rovers bombed at home as City ran riot. The striker fired a hat-trick and killed the tie before half-time. "It was a massacre," the manager, who faces the sack, said. They are under siege in the league.',
    ],
    [
      'a market',
      'Shares were hammered on Monday as a tsunami of selling hit emerging markets. Traders said the central bank opened fire on the currency. Bonds were caught in the crossfire and investors were killed.',
    ],
    [
      'a film',
      'In the new film, rebels kill 40 hostages and a missile destroys the city in the opening scene. Critics called the movie loud. A sequel, the director said, is planned. It took nine million at the box office.',
    ],
    [
      'a drill',
      'The exercise, the largest held in the port, imagined that a bomb had killed 45 people. In the drill, volunteers played the dead. The scenario also had a second explosion. The next simulation is in May.',
    ],
  ])('of %s', (_, text) => {
    expect(claimsOf(text).filter((c) => c.status === 'current')).toEqual([])
  })

  test('of an empty or a short text', () => {
    expect(extractor.extract({ id: 'a', text: '' })).toEqual({ claims: [], places: [], reason: 'too-short' })
  })

  test('of a text in Spanish', () => {
    const text =
      'Al menos 20 personas murieron el lunes en un ataque con bomba en el mercado de la ciudad, dijo la policía. Los heridos fueron llevados a los hospitales de la capital.'
    expect(extractor.extract({ id: 'a', text })).toEqual({ claims: [], places: [], reason: 'language' })
  })
})

test('a verdict leaves the crime in the past', () => {
  const text =
    'A jury in Athens convicted two men on Monday over the bombing of a bank. The defendants were sentenced to 15 years in prison. The explosion on May 3, 2012, killed a clerk and wounded six people. Defence lawyers will go to the supreme court.'
  const claims = claimsOf(text, { publishedAt: '2016-05-11T12:00:00Z' })
  expect(claims.map((c) => c.status)).toEqual(claims.map(() => 'past'))
  expect(killed(claims[0])).toBe(1)
})

test('a day of remembrance is not the day of what is remembered', () => {
  const text =
    'DHANUSHKODI, India - The people of the port gathered on Tuesday to remember the cyclone that killed 90 of their neighbours on December 3, 2009. Wreaths were laid on the anniversary, and a minute of silence was kept.'
  const claims = claimsOf(text, { publishedAt: '2019-12-04T09:00:00Z' })
  expect(claims.map(({ status, when }) => [status, when.start])).toEqual([['past', '2009-12-03']])
})

test('a match that was bombarded with shots is no incident', () => {
  const text =
    'Harwick Town were bombarded for an hour on Saturday and held on for a 2-2 draw. Their goalkeeper made nine saves, the referee waved play on after a late attack on the striker, and the equaliser came in stoppage time.'
  expect(claimsOf(text, { publishedAt: '2019-12-04T09:00:00Z' })).toEqual([])
})

test.each([
  'Eight of those killed in the rebel-held district were children.',
  'Eight of the dead were children.',
  'The dead included eight children.',
  'Eight children were among those killed.',
  'There were eight children among the dead.',
])('a part of a toll stays a part, however it is told: %s', (part) => {
  const lead = 'At least 34 people were killed on Friday when the army struck a district of Taez with air strikes.'
  const [claim] = claimsOf(`${lead}\n${part}`, { publishedAt: '2018-03-10T10:00:00Z' })
  expect(killed(claim)).toBe(34)
  expect(claim?.casualties.find((c) => c.subsetOf !== undefined)).toMatchObject({ group: 'child', min: 8, max: 8 })
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

const TWO_SIDES =
  'Air strikes on a rebel district of Taez killed at least 34 people on Friday, a monitoring group said.\n' +
  'The Aden Rights Watch said eight of those killed were children.\n' +
  'Meanwhile rockets that Huthi rebels fired at the capital Sanaa killed nine people.'

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

test('a source without a name is the named one that gives figures behind it', () => {
  expect(claimsOf(TWO_SIDES)[0]?.attribution?.name).toBe('The Aden Rights Watch')
})

test('who tells how it felt is no source of the incident', () => {
  const [claim] = claimsOf(
    'Rockets killed nine people in Sanaa on Friday.\n"Our street was empty within minutes," a resident told reporters after the rocket fire.',
  )
  expect(claim?.attribution).toBeUndefined()
})

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
  'The army will hunt the rebels down and kill the last of them, a general said.',
  'The rebels must leave the city or die, a general said.',
])('what somebody says he will do is no evidence of what was done: %s', (vow) => {
  const [claim] = claimsOf(`Rockets killed nine people in Sanaa on Friday.\n${vow}`)
  expect(claim?.evidence).toEqual([])
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

test.each([
  ['in Tanzania', 'TZ'],
  ['in Burundi', 'BI'],
  ['in the Democratic Republic of Congo', 'CD'],
])('a lake between countries lies in the one that the story is about: %s', (country, iso2) => {
  const [claim] = claimsOf(`A ferry sank on Lake Tanganyika ${country} on Saturday, killing 14 people, police said.`)
  expect(claim?.where?.iso2).toBe(iso2)
})

test.each([
  ['A bomb killed 17 people, seven of them pupils, in Lima on Monday.', 'child', 7],
  ['A bomb killed 17 people in Lima on Monday, four of whom were soldiers.', 'soldier', 4],
] as const)('"of them" makes a part of the toll: %s', (text, group, min) => {
  const [claim] = claimsOf(text)
  expect(killed(claim)).toBe(17)
  expect(claim?.casualties.find((c) => c.subsetOf !== undefined)).toMatchObject({ kind: 'killed', group, min })
})

test('who was stabbed to death is dead', () => {
  const [claim] = claimsOf('A man stabbed two women to death in Turin on Monday, police said.')
  expect(claim?.casualties.map(({ kind, min }) => [kind, min])).toEqual([['killed', 2]])
})

test('all who were abducted count, not only those who got away', () => {
  const [claim] = claimsOf('Three of the 19 villagers kidnapped by bandits in Nigeria on Saturday have escaped.')
  expect(claim?.casualties.filter(({ kind }) => kind === 'abducted').map(({ min }) => min)).toEqual([19])
})

test('a mudslide that buries a bus is no road accident', () => {
  const [claim] = claimsOf('A mudslide buried a bus on a mountain road in Ecuador on Monday, killing eight people.')
  expect(claim?.type).toBe('disaster.landslide')
})

test('a far namesake of a village that no gazetteer has is no place of the story', () => {
  const text =
    'Floods killed nine people in Bangladesh on Monday, the ministry in Dhaka said.\nFour members of a family died in Bangladesh on Monday when their boat overturned near Jagannathpur.'
  expect(claimsOf(text).map((claim) => claim.where?.iso2)).not.toContain('IN')
})

test.each([
  'A judge in Madrid on Monday jailed a man for 40 years for the 2017 bombing in Seville that killed 12 people.',
  'A former guard was convicted on Monday of killing four people in a 2011 shooting in Lisbon.',
  'Two brothers were sentenced in Rome on Monday to life in prison over a fire that killed nine people in Naples.',
])('what a court has judged is past, whatever the day of the verdict: %s', (text) => {
  const claims = claimsOf(text, { publishedAt: '2026-11-10T09:00:00Z' })
  expect(claims.map(({ status }) => status)).not.toContain('current')
  expect(claims.map(({ when }) => when.start)).not.toContain('2026-11-09')
  for (const claim of claims) expect(['Madrid', 'Rome']).not.toContain(claim.where?.name)
})

test.each([
  'The film, a harrowing account of a bombing that killed 40 people, opens in Madrid on Friday.',
  'A novel about a massacre in Lima that left 30 dead won the prize on Sunday.',
  'The opera tells of a flood that killed 90 people in Genoa and opens on Friday.',
])('what a work of art tells of is no incident: %s', (text) => {
  expect(claimsOf(text, { publishedAt: '2026-11-10T09:00:00Z' }).map(({ status }) => status)).not.toContain('current')
})

test.each([
  'United bombed again on Saturday, losing 4-0 as Jones fired three rockets into the net and killed off the game.',
  'The bank collapsed in March 2023, and the coalition collapsed a week later, sending shock waves through markets.',
])('figures of speech are no incidents: %s', (text) => {
  expect(claimsOf(text, { publishedAt: '2026-11-10T09:00:00Z' })).toEqual([])
})

test.each([
  'A strike on a school in Gaza killed nine people on Monday, officials said.',
  'Nine people were killed in a Russian strike on Kharkiv on Monday, officials said.',
  'Israeli strikes across Gaza killed nine people on Monday, medics said.',
])('a strike that kills is one from the air: %s', (text) => {
  expect(claimsOf(text).map((claim) => [claim.type, claim.status, killed(claim)])).toEqual([
    ['conflict.air-strike', 'current', 9],
  ])
})

test.each([
  'A strike by nurses in Lima entered its second week on Monday after a union leader was killed in a car crash.',
  'A lightning strike killed nine cows in Kenya on Monday.',
])('another strike is none: %s', (text) => {
  expect(claimsOf(text).map(({ type }) => type)).not.toContain('conflict.air-strike')
})

test.each([
  'At least 52,243 people have been killed in Gaza since then, according to the ministry of health.',
  'More than 31,000 people were killed in the fighting in Sudan, hospitals say.',
])('no single attack has the dead of a war: %s', (toll) => {
  const claims = claimsOf(`A strike on a school in Gaza killed nine people on Monday.\n${toll}`)
  const shown = claims.filter(({ status }) => status === 'current' || status === 'past')
  expect(shown.map(killed)).toEqual([9])
})

test('"people" are of no group: the text does not say that they were civilians', () => {
  expect(claimsOf(TWO_SIDES)[0]?.casualties[0]?.group).toBeUndefined()
})

test('a foiled attack is attempted and has no dead', () => {
  const [claim] = claimsOf(
    'Police in Oslo foiled an attack on a mosque on Friday, arresting two brothers and seizing a bomb and three rifles.',
  )
  expect(claim).toMatchObject({ execution: 'attempted', status: 'current' })
  expect(killed(claim)).toBe(0)
  expect(claim?.casualties.filter((c) => c.kind === 'arrested').map((c) => c.min)).toEqual([2])
})

test('an attack that is denied is no current incident', () => {
  const claims = claimsOf(
    'The army denied that its jets had bombed a hospital in Aden on Monday. The claim that 30 people were killed was a rumour, a general said.',
  )
  expect(claims.filter((c) => c.status === 'current')).toEqual([])
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

test('a group that no list knows can claim an attack', () => {
  const text = 'A bomb damaged a bank in Lima on Monday. The Northern Dawn Front claimed responsibility for the blast.'
  expect(claimsOf(text)[0]?.actors).toContainEqual(
    expect.objectContaining({ role: 'claimant', kind: 'group', name: 'Northern Dawn Front' }),
  )
})

test('equal sentences that tell of two incidents make claims with different ids', () => {
  const again = 'In a separate incident, gunmen killed two guards in Cali on Monday.'
  const claims = claimsOf(`A bomb killed four people in Lima on Monday.\n${again}\n${again}`)
  expect(claims).toHaveLength(3)
  expect(new Set(claims.map((c) => c.id)).size).toBe(3)
})

test('the source of a report places nothing', () => {
  const [claim] = claimsOf(
    'Jets bombed a market in Idlib in Syria on Monday, killing 12 people, the London-based Observatory said.',
  )
  expect(claim?.where).toMatchObject({ iso2: 'SY' })
})

test('who claims it and who is blamed are told apart from who did it', () => {
  const text = 'A car bomb killed seven people in Mogadishu on Monday. Al-Shabaab claimed responsibility for the blast.'
  const actors = claimsOf(text)[0]?.actors ?? []
  expect(actors.map((a) => [a.role, a.kind])).toContainEqual(['claimant', 'group'])
})

describe('hostile text of a megabyte is read in bounded time', () => {
  test.each([
    [
      'news over and over',
      'A bomb exploded in a market in Baghdad on Monday, killing 12 people and wounding 30 others. '.repeat(12_000),
    ],
    ['one endless sentence', 'killed by '.repeat(100_000)],
    ['stops', '.'.repeat(1_000_000)],
    ['stops and quotation marks', '.”'.repeat(500_000)],
    ['numbers', '1,1,1,1a '.repeat(110_000)],
    ['hyphens', 'a-'.repeat(500_000)],
    ['relatives', 'who which that '.repeat(70_000)],
  ])('%s', (_, text) => {
    const start = performance.now()
    extractor.extract({ id: 'long', text })
    expect(performance.now() - start).toBeLessThan(15_000)
  })
})

describe('on a pipe', () => {
  test('a line gives its id, claims, places and time, and ignores what it does not know', async () => {
    const extractLine = await createExtractLine()
    const line = await extractLine({ id: 'a', text: WAR, publishedAt: '2018-03-10T10:00:00Z', keep: 1, title: null })
    expect(line).toMatchObject({ id: 'a', ms: expect.any(Number) })
    expect(line.claims.length).toBeGreaterThan(1)
    expect(line.places.map((p) => p.iso2)).toContain('YE')
  })

  test('a bad line is a fault of the input', async () => {
    const extractLine = await createExtractLine()
    await expect(extractLine({ id: 'a' })).rejects.toThrow(InputFault)
    await expect(extractLine('nonsense')).rejects.toMatchObject({ code: 'bad-input' })
  })
})
