import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

// A Thursday.
const publishedAt = '2024-05-16T12:00:00Z'

const read = (text: string): Claim[] => extractor.extract({ id: 'story', text, publishedAt }).claims

const first = (text: string): Claim => {
  const [claim] = read(text)
  if (!claim) throw new Error(`No claim in: ${text}`)
  return claim
}

const toll = ({ casualties }: Claim, kind: string): number =>
  casualties.filter((c) => c.kind === kind && c.subsetOf === undefined).reduce((sum, c) => sum + c.min, 0)

describe('tolls', () => {
  test('"29 people were killed" is the toll of the landslide that the sentence before tells of', () => {
    const claims = read(
      'A landslide buried a village in southern Ethiopia on Monday. At least 29 people were killed, among them six children, and more than 40 were missing, a district official said.',
    )
    expect(claims.map((c) => [c.type, c.when.start, toll(c, 'killed'), toll(c, 'missing')])).toEqual([
      ['disaster.landslide', '2024-05-13', 29, 40],
    ])
  })

  test('"29 people were killed" by gunmen is not the toll of a flood', () => {
    const [flood] = read(
      'Floods cut the road to Garissa on Monday. In Wajir, gunmen killed four worshippers on Tuesday.',
    )
    expect(flood && toll(flood, 'killed')).toBe(0)
  })

  test.each([
    ['killing a Hezbollah commander and his driver', 2],
    ['killing a shepherd and his two sons', 3],
    ['killing a family in their car', 0],
  ])('an air strike %s killed %i', (words, dead) => {
    expect(
      toll(first(`An Israeli air strike hit a car near Tyre on Tuesday, ${words}, an official said.`), 'killed'),
    ).toBe(dead)
  })

  test('fighters and civilians that two sources count are different people', () => {
    const claim = first(
      'Soldiers and rebels of the M23 clashed near Sake in eastern Congo on Wednesday. The army said it had killed 14 rebels; a local hospital counted five dead civilians and 21 injured.',
    )
    expect([toll(claim, 'killed'), toll(claim, 'injured')]).toEqual([19, 21])
  })

  test('part of a crew taken hostage is counted', () => {
    expect(
      toll(first('Pirates boarded a tanker on Monday and took seven of its crew hostage, the owner said.'), 'abducted'),
    ).toBe(7)
  })

  test('bodies with gunshot wounds are of the killed', () => {
    const claim = first(
      'The bodies of nine people with gunshot wounds were found in a pickup truck in Zacatecas on Saturday, the prosecutor said.',
    )
    expect([toll(claim, 'killed'), toll(claim, 'injured')]).toEqual([9, 0])
  })

  test('a doctor at a hospital is not hurt', () => {
    const claim = first(
      'A doctor at the hospital in Goma said 18 people had died since the shelling of a camp on Friday.',
    )
    expect([toll(claim, 'killed'), toll(claim, 'injured')]).toEqual([18, 0])
  })
})

describe('what', () => {
  test.each([
    [
      'A magnetic mine attached to a minibus went off in Kabul on Wednesday, killing three civil servants. The Islamic State group claimed the blast.',
      'conflict.ied',
    ],
    ['A blast in a coal mine near Kabul on Wednesday killed three men.', 'accident.industrial'],
    ['A man with a machete wounded five passers-by in a park in Annecy on Thursday.', 'attack.stabbing'],
  ])('%s is %s', (text, type) => {
    expect(first(text).type).toBe(type)
  })
})

describe('who', () => {
  test('a group that "said it was behind" an attack claims it', () => {
    const claim = first(
      'Armed men stormed a mosque in the Kenyan town of Wajir on Wednesday, shooting dead four worshippers. Al-Shabaab said it was behind the raid.',
    )
    expect(claim.actors).toContainEqual(expect.objectContaining({ role: 'claimant', name: 'Al-Shabaab' }))
  })

  test('a group whose positions were hit did not do it', () => {
    const claim = first(
      'Turkish warplanes bombed villages in northern Iraq overnight, killing two people. The army said it had hit positions of the PKK.',
    )
    expect(claim.actors.map((a) => a.name)).not.toContain('PKK')
  })

  test.each([
    ['A doctor at the hospital in Goma said 18 people had died since the shelling of a camp on Friday.', 'A doctor'],
    ['Police in Rotterdam said a bomb had exploded outside a shop on Monday, wounding two people.', 'Police'],
    ['A bomb killed two people in Rotterdam on Monday, the fire service said.', 'the fire service'],
  ])('the source is the person who speaks, not where: %s', (text, name) => {
    expect(first(text).attribution?.name).toBe(name)
  })

  test('water cannon are no artillery', () => {
    const claim = first(
      'Police in Tbilisi used water cannon and tear gas against demonstrators on Tuesday and arrested 63.',
    )
    expect(claim.weapons.map((w) => w.code)).toEqual(['tear-gas'])
  })
})

describe('where', () => {
  test.each([
    ['in northern Iraq', 'IQ'],
    ['near Aleppo in Syria', 'SY'],
  ])('a strike across the border, %s, is not placed in the country whose jets they were', (where, iso2) => {
    const claim = first(
      `Turkish warplanes bombed villages ${where} overnight, killing two people. Ankara said it had hit positions of the PKK. The Turkish army often strikes there.`,
    )
    expect(claim.where?.iso2).toBe(iso2)
  })

  test('a hospital that bears the name of a town places nothing', () => {
    const claim = first(
      'A man was shot in Toledo, Ohio, early on Sunday. He was taken to Miami Valley Hospital in unknown condition.',
    )
    expect(claim.where?.path).toContain('Toledo')
  })

  test('a quarter beside the town of the dateline is not its namesake elsewhere', () => {
    const claim = first(
      'CHICAGO (STMW) — A man was shot during a robbery on Thursday morning in the Roseland neighborhood on the Far South Side.',
    )
    expect(claim.where?.path).toContain('Chicago')
  })
})

describe('whether and when', () => {
  test('a bomb that kills guards of a man who escapes went off', () => {
    const claim = first(
      'The governor of Nimroz escaped unhurt when a roadside bomb went off beside his convoy on Wednesday, but two of his guards were killed.',
    )
    expect([claim.execution, toll(claim, 'killed')]).toEqual(['carried-out', 2])
  })

  test.each([
    [
      'The museum in Guernica will open a new wing on the bombing of the town in 1937, in which hundreds were killed.',
      '1937',
    ],
    [
      'The prosecutor asked for life on Monday for a former officer accused of ordering the execution of 12 prisoners in 1994.',
      '1994',
    ],
  ])('what happened in a year long ago is past: %s', (text, year) => {
    const claim = first(text)
    expect([claim.status, claim.when.start?.slice(0, 4)]).toEqual(['past', year])
  })

  test('what a quake could do is not news of one', () => {
    const claims = read(
      'Researchers said on Monday that a quake of magnitude 8 under Istanbul could kill 30,000 people and destroy a quarter of the city.',
    )
    expect(claims.filter((c) => c.status === 'current')).toEqual([])
  })

  test('murders over twenty years are no incident of the day', () => {
    const claims = read(
      'In a speech on Thursday the president said terrorists had murdered thousands of citizens over twenty years.',
    )
    expect(claims.filter((c) => c.status === 'current')).toEqual([])
  })

  test.each([
    [
      'opinion',
      'When a hospital is shelled, when a journalist is shot, the world looks away, and the killers know it.',
    ],
    [
      'an exercise',
      'Hundreds of soldiers took part in an exercise off Taiwan on Monday in which missiles were fired at an old ship and a mock attack on a port was beaten back.',
    ],
    [
      'a match',
      'Their captain fired two rockets past the keeper. The manager said his side had been massacred on Saturday.',
    ],
    ['a bill', 'A bill that would ban the sale of assault rifles was defeated in the senate on Wednesday.'],
  ])('%s tells of no incident', (_, text) => {
    expect(read(text)).toEqual([])
  })
})

describe('a story that is English at first is read as far as it is', () => {
  const lead = 'A bomb killed 12 people in Kabul on Monday, police said.'

  test.each([
    'Une bombe a tué douze personnes à Kaboul lundi, a annoncé la police. Les blessés ont été transportés dans un hôpital de la ville, et le bilan pourrait augmenter dans les prochaines heures.',
    'En otro ataque, hombres armados mataron a 5 personas en Kandahar el lunes. La policía dijo que los heridos fueron trasladados a un hospital de la ciudad para recibir tratamiento.',
    'قال مسؤول إن قنبلة قتلت 12 شخصا في كابول يوم الاثنين وإن الجرحى نقلوا إلى المستشفى وإن السلطات فتحت تحقيقا',
  ])('%s', (rest) => {
    expect(read(`${lead}\n\n${rest}\n\n${rest}`).map((claim) => toll(claim, 'killed'))).toEqual([12])
    expect(read(`${rest}\n\n${rest}`)).toEqual([])
  })
})
