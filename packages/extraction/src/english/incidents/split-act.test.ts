import type { Claim } from '@blotter/events'
import { beforeAll, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const first = (text: string): Claim | undefined =>
  extractor.extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' }).claims[0]

test.each([
  ['A mob beat two men to death in Jos on Monday.', 'unrest.mob-violence', 2],
  ['Attackers hacked five villagers to death near Goma on Monday.', 'attack.stabbing', 5],
  ['Militants burned six people to death in a church near Goma on Monday.', 'attack.arson', 6],
  ['Gunmen gunned three policemen down in Lima on Monday.', 'attack.shooting', 3],
  ['Gunmen shot dead Mayor Ana Lopez outside her home in Tumaco on Sunday.', 'attack.assassination', 1],
  ['Six people burned to death when a minibus overturned near Kano on Monday.', 'accident.road', 6],
])('the other words of a verb stand behind those who suffer it: %s', (text, type, dead) => {
  const claim = first(text)
  expect([claim?.type, claim?.casualties[0]?.kind, claim?.casualties[0]?.min]).toEqual([type, 'killed', dead])
})

test.each([
  ['Police beat protesters in Lome on Monday.', 0],
  ['The army drove three men to a hospital near death in Goma on Monday, doctors said.', 0],
])('without them nobody is dead: %s', (text, dead) => {
  expect(first(text)?.casualties.filter(({ kind }) => kind === 'killed') ?? []).toHaveLength(dead)
})

test('houses are set on fire', () => {
  expect(first('Rebels set 30 houses on fire near Goma on Monday, residents said.')?.type).toBe('attack.arson')
})
