import type { Actor, Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

// A Tuesday.
const publishedAt = '2026-11-24T18:00:00Z'

const read = (text: string): Claim[] => extractor.extract({ id: 'story', text, publishedAt }).claims

const toll = ({ casualties }: Claim, kind: string): number =>
  casualties.filter((c) => c.kind === kind && c.subsetOf === undefined).reduce((sum, c) => sum + c.min, 0)

const named = (claim: Claim | undefined, role: Actor['role']): string[] =>
  (claim?.actors ?? []).filter((actor) => actor.role === role).map(({ name }) => name)

describe('counts', () => {
  test.each([
    ['Two people were stabbed to death and a third was critically hurt at a bar in Leeds on Sunday.', 2, 1],
    ['Two people were stabbed to death in Leeds on Sunday, and a third of the town stayed indoors.', 2, 0],
    ['Between 15 and 20 people are believed dead after a boat overturned on the Congo River on Sunday.', 15, 0],
    ['A quake shook Mindanao on Monday, but 14 people were treated for cuts and 200 houses were damaged.', 0, 14],
    ['The number of confirmed deaths from a landslide in Guatemala on Saturday had climbed to 27 by Tuesday.', 27, 0],
    ['A wildfire destroyed 140 homes above Valparaíso on Saturday. Two elderly people were found dead.', 2, 0],
    ['Officials said on Monday that 19 people had been infected with Ebola in Kasese and seven had died.', 7, 0],
    ['Angry neighbours beat to death a man and burned his body in the town of Choloma on Sunday.', 1, 0],
  ])('%s', (text, killed, injured) => {
    const [claim] = read(text)
    expect(claim && [toll(claim, 'killed'), toll(claim, 'injured')]).toEqual([killed, injured])
  })

  test('who is missing and presumed dead is missing', () => {
    const [claim] = read(
      'At least 42 migrants are missing, presumed dead, after a boat sank off Zuwara in Libya on Thursday.',
    )
    expect(claim && [toll(claim, 'missing'), toll(claim, 'killed')]).toEqual([42, 0])
  })

  test('who is let go is free again', () => {
    const [claim] = read('Rebels abducted 15 fishermen near Obo on Saturday and let three of them go the next day.')
    expect(claim && [toll(claim, 'abducted'), toll(claim, 'rescued')]).toEqual([15, 3])
  })

  test('each count has the source of its own sentence, and one without a source has none', () => {
    const [claim] = read(
      'Shells hit a market in El Obeid on Sunday, killing nine people, the Red Crescent said. Another 14 people were wounded.',
    )
    expect(claim?.casualties.map(({ kind, attribution }) => [kind, attribution?.name])).toEqual([
      ['killed', 'the Red Crescent'],
      ['injured', undefined],
    ])
  })
})

describe('types', () => {
  test.each([
    ['A commuter train ran into the back of a freight train outside Karachi on Friday, killing 13.', 'accident.rail'],
    ['The bodies of 14 men, their hands tied, were found by a road near Zacatecas on Sunday.', 'attack.execution'],
    [
      'Police arrested two brothers in Bremen on Thursday on suspicion of planning to bomb a market.',
      'security.weapon-foiled',
    ],
    ['Soldiers appeared on television in Bissau on Tuesday and said they had removed the president.', 'conflict.coup'],
    ['Three soldiers were killed on Sunday by a mine in Catatumbo in Colombia.', 'conflict.ied'],
    ['Heavy rain flooded dozens of villages in northern South Africa on Monday, killing eight.', 'disaster.flood'],
  ])('%s', (text, type) => {
    expect(read(text)[0]).toMatchObject({ type, status: 'current' })
  })

  test.each([
    ['a drone that hit a train', 'A drone hit a train near Sumy on Friday, killing three people.', 'accident.rail'],
    ['those who drowned', 'The bodies of 14 men were pulled from a river near Lima on Sunday.', 'attack.execution'],
    [
      'soldiers who fell',
      'Nine soldiers were killed by militants in an ambush in Mopti on Sunday.',
      'security.arrests',
    ],
    ['a pit', 'Four miners were killed on Sunday when a gold mine collapsed near Kolwezi.', 'conflict.ied'],
    ['drones that were only seen', 'Drones seen over Aalborg airport shut it on Thursday.', 'conflict.air-strike'],
    ['a market', 'Cheap imports flooded the market in Kenya on Monday.', 'disaster.flood'],
    ['an election', 'Voters in Benin removed the president in an election on Sunday.', 'conflict.coup'],
  ])('%s is not one of them', (_, text, type) => {
    expect(read(text).map((claim) => claim.type)).not.toContain(type)
  })

  test.each([
    'The comedy "Hard Landing" bombed at the box office over the weekend, while the film "Quake", in which a tsunami drowns a city and kills millions, topped the charts.',
    'City were hammered 4-0 at home on Saturday, a result that will set off an earthquake in the boardroom.',
    'Shares in the company crashed 12 percent on Monday as traders fled the stock in a stampede.',
  ])('figures of speech: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  test.each([
    'The opposition called for protests on Saturday in Kampala after its candidate was rejected.',
    'A court in Dakar on Monday gave life sentences to four men for the killing of 14 loggers in Casamance.',
  ])('neither what is called for nor what a court has judged is current: %s', (text) => {
    expect(read(text).filter(({ status }) => status === 'current')).toEqual([])
  })

  test('a dealer in drugs is none in bonds', () => {
    const [claim] = read('A drug dealer was arrested in Beirut on Friday after a policeman was wounded in a shootout.')
    expect(claim?.status).toBe('current')
  })
})

describe('those who did it', () => {
  test.each([
    ['A mob armed with sticks and machetes attacked a village near Lahore on Monday.', ['mob']],
    ["Israel's military said on Monday that its jets had struck a depot near Tyre.", ['Israel']],
    ["Israel's prime minister said on Monday that their rockets had struck a depot near Tyre.", []],
    ["Rebels of the Lord's Resistance Army abducted 15 fishermen near Obo on Saturday.", ['Rebels', 'Lord']],
    ['Police in Nairobi shot dead three protesters on Tuesday when thousands marched against a levy.', ['police']],
  ])('%s', (text, names) => {
    const found = named(read(text)[0], 'perpetrator').map((name) => name.toLowerCase())
    expect(found).toEqual(names.map((name) => expect.stringContaining(name.toLowerCase())))
  })

  test('each of two attacks has its own claim of responsibility', () => {
    const claims = read(
      'A suicide bomber killed nine recruits in Peshawar on Monday. A roadside bomb killed two soldiers in Bannu. The Pakistani Taliban claimed the Peshawar bombing. No one claimed the attack in Bannu.',
    )
    expect(claims.map((claim) => [claim.where?.name, named(claim, 'claimant').length])).toEqual([
      ['Peshawar', 1],
      ['Bannu', 0],
    ])
  })

  test('a group that says a day later that it was behind it', () => {
    const [claim] = read(
      'The Islamic State group said on Monday that it was behind the bombing of a shrine in Kunduz on Friday, in which four people died.',
    )
    expect([claim?.when.start, named(claim, 'claimant')]).toEqual(['2026-11-20', [expect.stringContaining('Islamic')]])
  })
})

describe('when and where', () => {
  test('with no other day, that of the report', () => {
    const [claim] = read('The ministry said on Sunday that two drones had killed three guards in Odesa.')
    expect(claim?.when).toMatchObject({ start: '2026-11-22', basis: 'text' })
  })

  test('the day on which bodies are found is not that of the storm', () => {
    const [claim] = read(
      "Sri Lanka's army found the bodies of 14 people in Badulla on Monday, raising the death toll from Cyclone Ditwah to 212. The storm struck on Friday.",
    )
    expect(claim?.when.start).toBe('2026-11-20')
  })

  test('a name that no gazetteer has may have a day behind it', () => {
    const [claim] = read(
      'A boat with 42 migrants sank near Zuwarrah last Thursday, Libyan officials said, and 12 died.',
    )
    expect(claim?.where?.path.at(-1)).toBe('Zuwarrah')
  })

  test('"in this city" is the one that the report is from', () => {
    const [claim] = read(
      'TRIPOLI, Lebanon - Clashes between two families left four people dead in this northern Lebanese city on Monday.',
    )
    expect(claim?.where).toMatchObject({ iso2: 'LB', name: 'Tripoli' })
  })

  test('what happens on the high seas is in no country', () => {
    const [claim] = read('The United States struck a boat in the eastern Pacific on Saturday, killing three men.')
    expect(claim?.where).toBeNull()
  })

  test('a town by the sea is where it is', () => {
    const [claim] = read('Gunmen killed three men in Buenaventura in the Pacific region of Colombia on Saturday.')
    expect(claim?.where).toMatchObject({ iso2: 'CO' })
  })

  test('what was done to hostages is not done by handing over their remains', () => {
    const claims = read('Hamas handed over the remains of two hostages to the Red Cross in Gaza City on Monday.')
    expect(claims.filter(({ status }) => status === 'current')).toEqual([])
  })
})

describe('what several stories told wrongly', () => {
  test.each([
    ['A widow blew herself up at a bus park in Jos on Monday, killing four people.', 'attack.suicide-bombing'],
    ['Tainted liquor has killed nine people in a village near Tete, officials said Monday.', 'accident.poisoning'],
    ['Bandits killed 32 people and burned two villages near Sokoto on Monday.', 'attack.other'],
    ['Masked men burned a school near Sokoto on Monday, and nobody was hurt.', 'attack.arson'],
    ['A guided bomb killed a baker in Sumy on Monday, prosecutors said.', 'conflict.air-strike'],
    ['Six people were killed on Monday when herders fought over a well near Garissa.', 'conflict.clash'],
    ['Three soldiers were killed on Monday when rebels ambushed their patrol near Caloto.', 'attack.shooting'],
    [
      'Hurricane Oda hit Belize on Monday, killing two people. A man drowned when his boat overturned.',
      'disaster.tropical-cyclone',
    ],
    [
      'M7 rebels captured the town of Sake on Monday after two days of heavy fighting with the army.',
      'conflict.territory-taken',
    ],
  ])('the type of "%s"', (text, type) => {
    expect(read(text)[0]?.type).toBe(type)
  })

  test.each([
    ['Nine people, most of them teenagers, were crushed to death at a stadium in Ndola on Saturday.', 'killed', 9],
    ['Police beat students in Kisumu on Monday. Five were treated, one of them in serious condition.', 'injured', 5],
    ['Bad beer killed three people and made more than 50 ill in Tete on Monday.', 'injured', 50],
    ['Some 6,000 people have been driven from their homes by floods in Bihar since Saturday.', 'displaced', 6000],
    ['A ferry sank off Dhaka on Monday. Divers searched for some 25 people who were missing.', 'missing', 25],
  ])('the count of "%s"', (text, kind, count) => {
    const [claim] = read(text)
    expect(claim && toll(claim, kind)).toBe(count)
  })

  test('a toll at once behind an earlier attack is of that one', () => {
    const [plot, siege] = read(
      'Police in Perth said on Tuesday they had thwarted a plan to bomb a church and arrested three men.\n\nIn December 2014 a gunman held 18 people hostage in a Sydney cafe. Two hostages and the attacker died.',
    )
    expect([plot && toll(plot, 'killed'), siege && toll(siege, 'killed')]).toEqual([0, 3])
  })

  test('those taken over months are not those of the day', () => {
    const [claim] = read(
      'Gunmen kidnapped two nuns in Jos on Monday. At least 900 people were abducted in the first nine months of this year.',
    )
    expect(claim && toll(claim, 'abducted')).toBe(2)
  })

  test('a toll over other years does not date the news', () => {
    const [claim] = read(
      'An outbreak of Ebola near Bulape has killed 12 people, the ministry said on Monday. An epidemic in the east killed nearly 2,300 people from 2018 to 2020.',
    )
    expect(claim?.when.start?.slice(0, 4)).toBe('2026')
  })

  test('what an exhibition shows is no news', () => {
    const claims = read(
      'A museum in Turin opened an exhibition on Monday about the murder of a count in 1871. Visitors can see the pistol with which a clerk shot the count.',
    )
    expect(claims.filter(({ status }) => status === 'current')).toEqual([])
  })

  test('a month of last year is not one of this year', () => {
    const [, before] = read(
      'A bomb killed two people at a market in Jos on Monday. In June last year gunmen shot dead 16 people in Kano.',
    )
    expect(before?.when.start?.slice(0, 7)).toBe('2025-06')
  })

  test('a dateline without a place dates the news', () => {
    const [claim] = read('Nov 20 (Wire) - A bomb killed two people at a market in Jos, police said.')
    expect(claim?.when.start).toBe('2026-11-20')
  })

  test.each([
    ['A man armed with a knife killed one person and wounded three in Lyon on Sunday.', 'man'],
    ['Pirates boarded a tanker off Cotonou on Monday and kidnapped nine of its crew.', 'Pirates'],
  ])('the subject of the act did it: %s', (text, name) => {
    expect(named(read(text)[0], 'perpetrator')).toContain(name)
  })

  test('means are no doers', () => {
    const [claim] = read('A Texas inmate was put to death by lethal injection on Monday, officials said.')
    expect(named(claim, 'perpetrator')).toEqual([])
  })

  test('"the group" is the one that was named', () => {
    const [, before] = read(
      'Rebels of Jaysh al-Islam fired rockets at Damascus on Monday, killing ten people. A similar attack by the group on January 25 killed six people.',
    )
    expect(named(before, 'perpetrator')).toEqual(['Jaysh al-Islam'])
  })
})
