import type { Claim } from '@blotter/events'
import { beforeAll, expect, test } from 'vitest'
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

const TWO_SIDES =
  'Air strikes on a rebel district of Taez killed at least 34 people on Friday, a monitoring group said.\n' +
  'The Aden Rights Watch said eight of those killed were children.\n' +
  'Meanwhile rockets that Huthi rebels fired at the capital Sanaa killed nine people.'

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

test.each([
  ['Police in Gary are investigating a fatal shooting. Omar Reyes, 35, was found shot in a car on Monday.', 1, 0],
  ['A man was shot in a non-fatal shooting in Gary on Monday, police said.', 0, 1],
  ['Police in Fresno said Juan Ortega shot twice at the trailer of a neighbour on Monday. No one was hurt.', 0, 0],
  ['A male victim, in his early 30s, was found shot in a car in Gary on Monday.', 0, 1],
  ['Police in Gary found a 15-year-old with a gunshot wound to his leg on Saturday.', 0, 1],
  ['The coroner said 36-year-old Lena Holmes was found shot and killed in a house in Gary on Monday.', 1, 0],
] as const)('who was shot is dead or hurt as the words say: %s', (text, dead, hurt) => {
  const counts = claimsOf(text)[0]?.casualties ?? []
  const of = (kind: string) => counts.filter((c) => c.kind === kind).reduce((sum, c) => sum + c.min, 0)
  expect([of('killed'), of('injured')]).toEqual([dead, hurt])
})

test('"bringing the dead to five" counts all of them', () => {
  const text =
    'A wall collapsed in Lagos on Monday, killing three workers. Rescuers pulled out two more bodies on Tuesday, bringing the dead to five.'
  expect(claimsOf(text, { publishedAt: '2026-11-04' }).map(killed)).toEqual([5])
})

test.each([
  ["Nadia Ferro's murder in Cali on Tuesday shocked her colleagues.", 1],
  ["A judge's murder in Cali on Tuesday shocked the town.", 1],
  ["Elbonia's killing of civilians near Cali on Tuesday was condemned.", 0],
  ["The soldiers' murder near Cali on Tuesday was condemned.", 0],
])('whose murder it was is who is dead, unless others are named behind it: %s', (text, dead) => {
  expect(killed(claimsOf(text, { publishedAt: '2026-10-14' })[0])).toBe(dead)
})
