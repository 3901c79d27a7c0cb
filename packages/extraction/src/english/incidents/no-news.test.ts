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
    [
      'a verb with an object that is none without it',
      'Two bakers demonstrated their bread on Monday in Oakland, and a friend of theirs marched the children through the mill. The mayor rallied support for the market.',
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
  'The army will hunt the rebels down and kill the last of them, a general said.',
  'The rebels must leave the city or die, a general said.',
])('what somebody says he will do is no evidence of what was done: %s', (vow) => {
  const [claim] = claimsOf(`Rockets killed nine people in Sanaa on Friday.\n${vow}`)
  expect(claim?.evidence).toEqual([])
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
  'Deputies in Asuncion on Tuesday debated a law against rape and armed robbery.',
  'A seminar on machete attacks was held in Bristol on Tuesday.',
  'The ministry in Kampala opened a helpline for survivors of kidnapping on Tuesday.',
  'A nurse in Maputo said on Tuesday that cholera is preventable.',
  'Premiums for earthquake and flood cover rose in Chile on Tuesday.',
  'The consulate warned on Tuesday of likely terrorist attacks in Kampala.',
  'A mock crash at the airport in Riga on Tuesday left 30 volunteers painted red.',
  'Marines stormed a hijacked ferry off Bari on Tuesday, in an exercise with the coast guard.',
  'In her latest play two robbers take a family hostage in Detroit.',
  'Valencia massacred Sevilla 5-0 in Madrid on Sunday.',
  'Leeds knocked out Hull in York on Saturday, killing off any talk of a sacking.',
  'The reform was a train wreck, the unions said in Paris on Tuesday.',
  'On average 12 people a day are killed by landmines in Angola.',
  'Kidnappings in Bogota fell by a third in May, police said on Tuesday.',
  'If an earthquake struck Lima, 9,000 houses would fall, the mayor said on Tuesday.',
  'Footage said to show an air strike on Basra on Tuesday was taken in 2014, reporters found.',
])('what is only spoken of, rehearsed or played makes no live claim: %s', (text) => {
  const live = claimsOf(text, { publishedAt: '2026-11-04T09:00:00Z' }).filter(({ status }) => status === 'current')
  expect(live).toEqual([])
})

test.each([
  'A bomb killed nine people at a conference on kidnapping in Lima on Tuesday.',
  'Police in Lima are discussing the kidnapping of two nurses, whom gunmen abducted on Tuesday.',
  'Two soldiers were killed in Riga on Tuesday, in an exercise with the navy, when a grenade exploded.',
  'Gunmen shot dead four fans at the stadium in Lagos on Tuesday after the 2-0 win.',
])('but what was done beside it does: %s', (text) => {
  const live = claimsOf(text, { publishedAt: '2026-11-04T09:00:00Z' }).filter(({ status }) => status === 'current')
  expect(live).toHaveLength(1)
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
