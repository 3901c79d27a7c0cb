import type { Claim } from '@blotter/events'
import { beforeAll, expect, test } from 'vitest'
import { createExtractor, type ExtractionInput, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string, more: Partial<ExtractionInput> = {}): Claim[] =>
  extractor.extract({ id: 'story', text, ...more }).claims

const TWO_SIDES =
  'Air strikes on a rebel district of Taez killed at least 34 people on Friday, a monitoring group said.\n' +
  'The Aden Rights Watch said eight of those killed were children.\n' +
  'Meanwhile rockets that Huthi rebels fired at the capital Sanaa killed nine people.'

test('a source without a name is the named one that gives figures behind it', () => {
  expect(claimsOf(TWO_SIDES)[0]?.attribution?.name).toBe('The Aden Rights Watch')
})

test('who tells how it felt is no source of the incident', () => {
  const [claim] = claimsOf(
    'Rockets killed nine people in Sanaa on Friday.\n"Our street was empty within minutes," a resident told reporters after the rocket fire.',
  )
  expect(claim?.attribution).toBeUndefined()
})

test('a group that no list knows can claim an attack', () => {
  const text = 'A bomb damaged a bank in Lima on Monday. The Northern Dawn Front claimed responsibility for the blast.'
  expect(claimsOf(text)[0]?.actors).toContainEqual(
    expect.objectContaining({ role: 'claimant', kind: 'group', name: 'Northern Dawn Front' }),
  )
})

test('who claims it and who is blamed are told apart from who did it', () => {
  const text = 'A car bomb killed seven people in Mogadishu on Monday. Al-Shabaab claimed responsibility for the blast.'
  const actors = claimsOf(text)[0]?.actors ?? []
  expect(actors.map((a) => [a.role, a.kind])).toContainEqual(['claimant', 'group'])
})
