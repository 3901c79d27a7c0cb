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

test.each([
  ['A clerk was shot dead in Dayton on Monday. The robber also shot and killed a neighbour, Ann Moss, 55.', [2, 0]],
  ['A welder shot his two sons dead in Dayton on Monday. The man then took his own life, police said.', [3, 0]],
  ['Two people were wounded in a shooting in Dayton on Monday. The 19-year-old victim died in hospital.', [1, 1]],
  ['One man died and a second was wounded in a shooting in Dayton on Monday. The second victim was flown out.', [1, 1]],
  ['A shooting in Dayton on Monday left one man dead and another with life-threatening injuries.', [1, 1]],
  ['Shots were fired at a bar in Dayton on Monday. The victim, a cook of 22, sustained a gunshot wound.', [0, 1]],
  ['Shots were fired at a bar in Dayton on Monday. Omar Reyes, 29, was suffering from a bullet wound.', [0, 1]],
  ['A shooting happened at a range in Dayton on Monday. A round hit a nearby man in the leg, police said.', [0, 1]],
  ['Gunmen fired at two cars in Dayton on Monday. One driver was grazed by a bullet, police said.', [0, 1]],
  ['Police were told of a shooting in Dayton on Monday. The man was driven to a nearby hospital.', [0, 1]],
  ['Police were told of a shooting in Dayton on Monday. The boy was taken to a hospital for evaluation.', [0, 0]],
  ['A man was stabbed in Dayton on Monday, and the woman who stabbed him fled, police said.', [0, 1]],
  ['Carl, then 18, was shot and killed in Dayton on Monday, his sister said.', [1, 0]],
  ['Police gave the name of a boy who died after a shooting in Dayton on Monday.', [1, 0]],
  ['A mechanic was shot dead along with his brother in Dayton on Monday.', [2, 0]],
  ['Two men shot at a car in Dayton on Monday, and a bullet came within inches of possibly killing a trooper.', [0, 0]],
  ['A man in Dayton fired two shots on Monday and yelled at us to go ahead and kill him, police said.', [0, 0]],
  ['A dock\u00ADer shot his neigh\u00ADbor in the knee in Dayton on Monday, police said.', [0, 1]],
])('who came to harm is told in many ways: %s', (text, toll) => {
  expect(tolls(text)).toEqual([toll])
})

test.each([
  ['One man is dead after a night at a club. The shooting happened in Dayton on Monday.', [1, 0]],
  ['A man was hurt when a cook lost his temper. The shooting happened in Dayton on Monday.', [0, 1]],
])('a toll that is told ahead of the act is of that act: %s', (text, toll) => {
  expect(tolls(text)).toEqual([toll])
})

test.each([
  ['Woman shot at party dies', [1, 0]],
  ['Woman shot at party', [0, 1]],
  ['Woman wounded near scene of murder', [0, 1]],
])('a headline tells that who was shot has died: %s', (title, toll) => {
  const text = 'A woman was shot at a house in Dayton on Monday, police said. No one has been held.'
  const [claim] = extractor.extract({ id: 'story', text, title, publishedAt: '2026-11-24T12:00:00Z' }).claims
  expect(['killed', 'injured'].map((kind) => claim?.casualties.filter((c) => c.kind === kind).length)).toEqual(toll)
})
