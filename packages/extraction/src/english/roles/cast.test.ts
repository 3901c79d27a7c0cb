import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimOf = (text: string): Claim | undefined => extractor.extract({ id: 'story', text }).claims[0]
const names = (list: { name: string }[] | undefined): string[] => (list ?? []).map(({ name }) => name.toLowerCase())

const STORIES = [
  'Shining Path guerrillas killed the mayor of Puno, as well as two peasants, on Monday.',
  'Members of the National Liberation Army [ELN] killed the mayor of Arauca on Monday.',
]

describe.each(STORIES.flatMap((text) => [text, text.toUpperCase()]))('%s', (text) => {
  test('the mayor suffered it, and the group did it', () => {
    const claim = claimOf(text)
    expect(names(claim?.victims).join()).toContain('mayor')
    expect(claim?.actors.map(({ kind }) => kind)).toContain('group')
  })

  test('nobody has both parts', () => {
    const claim = claimOf(text)
    const doers = names(claim?.actors)
    for (const victim of names(claim?.victims)) expect(doers).not.toContain(victim)
  })
})

test('a man who was found shot did not do it', () => {
  expect(claimOf('A man was found shot in a car in Gary on Monday. He died there.')?.actors).toEqual([])
})

test('what stands behind a name and a comma says who that is', () => {
  const claim = claimOf('Gunmen killed Hector Rojas, leader of the Labour Party, and Gilda Paz in Lima on Monday.')
  expect(names(claim?.victims)).toEqual(['hector rojas', 'gilda paz'])
})

describe('whoever the subject of an act is did it', () => {
  test.each([
    ['Militants blew up a gas pipeline near Sirte on Sunday, a guard said.', 'militants'],
    ['A woman armed with an axe killed a clerk and wounded two others at a bank in Lille on Monday.', 'woman'],
    ['A man drove a lorry into a crowd in Linz on Monday, killing a girl and injuring nine people.', 'man'],
  ])('%s', (text, doer) => {
    expect(names(claimOf(text)?.actors)).toEqual([doer])
  })

  test.each([
    'A lorry ploughed into a crowd in Linz on Monday, killing a girl and injuring nine people.',
    'Doctors treated the wounded after a bomb went off in Linz on Monday, killing a girl.',
  ])('and nobody else: %s', (text) => {
    expect(names(claimOf(text)?.actors)).toEqual([])
  })
})

test('whose people they are is an actor of its own, and no part of a long name', () => {
  const claim = claimOf(
    'TERRORISTS AND FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN] GUERRILLAS KILLED A TEACHER IN APOPA ON MONDAY.',
  )
  expect(names(claim?.actors)).toContain('guerrillas')
})

test('in capitals what names nobody suffers nothing', () => {
  const claim = claimOf(
    'THE MURDER OF TWO NURSES IN APOPA ON MONDAY KILLED ALL HOPE, AND CAUSED INDIGNATION LAST NIGHT. TWELVE WERE WOUNDED.',
  )
  expect(names(claim?.victims)).toEqual(['nurses'])
})

const victimsOf = (text: string): string[] =>
  extractor.extract({ id: 'story', text }).claims.flatMap(({ victims }) =>
    victims.map(({ name, span }) => {
      expect(text.slice(span.start, span.end)).toBe(name)
      return name.toUpperCase()
    }),
  )

const FAMILY_NAME = 'Gunmen shot dead Pizarnik in Puno on Monday. Rosa Pizarnik Luna was a lawyer of the poor.'
const TWO_OF_A_NAME =
  'Gunmen shot dead Pizarnik in Puno on Monday. Colleagues mourned for Rosa Pizarnik. The office was led by Hugo Pizarnik.'

test.each([FAMILY_NAME, FAMILY_NAME.toUpperCase()])(
  'somebody goes by the fullest name that the text has: %s',
  (text) => {
    expect(victimsOf(text)).toEqual(['ROSA PIZARNIK LUNA'])
  },
)

test.each([TWO_OF_A_NAME, TWO_OF_A_NAME.toUpperCase()])(
  'but for two of one name nobody knows which it is: %s',
  (text) => {
    expect(victimsOf(text)).toEqual(['PIZARNIK'])
  },
)
const actorsOf = (text: string): string[] =>
  (claimOf(text)?.actors ?? []).map(({ role, name, certainty }) => `${role} ${name} ${certainty}`)

describe('who tells of an act, judges it or suffers it did not do it', () => {
  test.each([
    'A shell killed four bakers in Aden on Monday, the Houthis said.',
    'A shell killed four bakers in Aden on Monday, said the Houthis.',
    'The Houthis reported on Monday that a shell killed four bakers in Aden.',
    'A missile killed four bakers in Aden on Monday, the Houthi ministry of health said.',
    'The killing of four bakers in Aden on Monday was condemned by the Houthis.',
    'Two members of the Houthis were killed when a shell hit a bakery in Aden on Monday.',
    'A bomb killed five people - two bakers, two soldiers and a clerk - in Aden on Monday.',
  ])('%s', (text) => {
    expect(actorsOf(text)).toEqual([])
  })

  test.each([
    ['The Houthis said they had shelled a bakery in Aden on Monday, killing four.', 'perpetrator Houthis stated'],
    ['Hezbollah said it had fired rockets at Acre on Monday, killing four.', 'perpetrator Hezbollah stated'],
    ['The murder by hooded men of priest Juan Rey and his sister in Cali on Monday.', 'perpetrator hooded men stated'],
  ])('but who did is named: %s', (text, actor) => {
    expect(actorsOf(text)).toEqual([actor])
  })
})

test('a doer named between the noun and those it was done to leaves them their part', () => {
  const claim = claimOf('The murder by hooded men of priest Juan Rey and his sister in Cali on Monday.')
  expect(names(claim?.victims)).toContain('juan rey')
})

test.each([
  ['Hamas denied firing the rocket that killed two clerks in Sderot on Monday.', 'perpetrator Hamas denied'],
  [
    'A drone killed two clerks in Sumy on Monday. Russia denied the attack, saying its forces had struck barracks.',
    'perpetrator Russia denied',
  ],
  ['A drone killed two clerks in Sumy on Monday, officials said, blaming Russia.', 'perpetrator Russia alleged'],
  ['Two clerks were shot dead in Gao on Monday. The mayor blamed the shooting on JNIM.', 'perpetrator JNIM alleged'],
  ['Two clerks were shot dead in Gao on Monday in an attack claimed by JNIM.', 'claimant JNIM stated'],
  [
    'A bomb killed two clerks in Gao on Monday. On its channel JNIM said one of its men had planted it.',
    'claimant JNIM stated',
  ],
  ['A bomb killed two clerks in Gao on Monday. JNIM announced its fighters were behind it.', 'claimant JNIM stated'],
])('%s', (text, actor) => {
  expect(actorsOf(text)).toEqual([actor])
})
