import type { Claim } from '@blotter/events'
import { beforeAll, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string): Claim[] =>
  extractor.extract({ id: 'a', text, publishedAt: '2024-05-16T12:00:00Z' }).claims

test.each([
  ['Troops in Chad seized power on Monday and closed the airport, state radio said.', 'conflict.coup'],
  ['Colonels in Togo ousted the president on Monday and dissolved parliament.', 'conflict.coup'],
  ['Mount Semeru in Java erupted on Monday, killing five climbers.', 'disaster.volcano'],
  ['Nine villagers drowned on Monday when a dam above Eldoret burst, Kenyan police said.', 'disaster.flood'],
  ['Nurses at hospitals in Lusaka walked out on Monday over unpaid wages.', 'unrest.strike'],
  ['Eleven diggers died when a walkway gave way at a copper mine in Zambia on Monday.', 'accident.industrial'],
])('%s', (text, type) => {
  expect(claimsOf(text)).toMatchObject([{ type, status: 'current', when: { start: '2024-05-13' } }])
})

test.each([
  'The party took power after elections in Lesotho on Monday, and the army stayed in its barracks.',
  'The audience walked out of a hall in Vienna on Monday as the tenor sang.',
  'Applause erupted at a hotel on Mount Royal on Monday.',
])('the same words of something else tell no incident: %s', (text) => {
  expect(claimsOf(text)).toEqual([])
})

test('men convicted of murder and hanged on Monday were hanged on Monday', () => {
  expect(claimsOf('Iraq hanged six men convicted of murder in a prison in Nasiriyah on Monday.')).toMatchObject([
    { type: 'attack.execution', status: 'current', when: { start: '2024-05-13' } },
  ])
})

test('a blast that two groups claim is the doing of both', () => {
  const [claim] = claimsOf(
    'A blast at a bus stop in Mosul killed nine people on Monday. Both Al Qaeda and the Islamic State claimed responsibility.',
  )
  expect(claim?.type).toBe('attack.bombing')
  expect(claim?.actors.filter(({ role }) => role === 'claimant')).toHaveLength(2)
})

test('whom a source blames is alleged to have done it', () => {
  const [claim] = claimsOf(
    'Artillery fire hit a market in Nyala on Monday, killing eight traders, a doctors union said, blaming the Rapid Support Forces.',
  )
  expect(claim?.actors).toMatchObject([{ name: 'Rapid Support Forces', certainty: 'alleged' }])
})

test('a day that follows a town at once leaves the town its name', () => {
  expect(claimsOf('Rebels killed five guards near Bukavu Monday, the army said.')[0]?.where?.name).toBe('Bukavu')
})
