import type { Claim } from '@blotter/events'
import { beforeAll, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const tolls = (text: string): (number | string)[][] =>
  extractor
    .extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' })
    .claims.map(({ casualties }: Claim) =>
      ['killed', 'injured'].map((kind) => casualties.filter((c) => c.kind === kind).reduce((sum, c) => sum + c.min, 0)),
    )

test.each([
  [
    'Milwaukee police are investigating a shooting on Monday. Police say a 28-year-old man was shot. The victim was taken to a hospital. Police now say the victim died shortly after 10 a.m.',
    [1, 0],
  ],
  [
    'One man was shot dead and a woman wounded in Dayton on Monday. The woman was taken to a hospital, police said.',
    [1, 1],
  ],
  ['Police are investigating a shooting on Monday in Dayton. A man was shot in the leg near the station.', [0, 1]],
  [
    'Police in Dayton are investigating a shooting on Monday that left a man with non-life-threatening injuries.',
    [0, 1],
  ],
  ['One man is dead and two women are fighting for their lives after a shooting in Dayton on Monday.', [1, 2]],
  [
    'A raid on a school in Kagara on Monday ended with 52 children kidnapped; the only person to lose his life was the watchman.',
    [1, 0],
  ],
])('who is pointed back at is nobody else: %s', (text, toll) => {
  expect(tolls(text)).toEqual([toll])
})

test('an announced shooting is not the other one that is told behind it', () => {
  const text =
    'Police in Dayton are investigating a shooting on Monday. Another man was shot dead in Toledo on Sunday, police said.'
  expect(tolls(text).flat()).not.toEqual([1, 0])
})
