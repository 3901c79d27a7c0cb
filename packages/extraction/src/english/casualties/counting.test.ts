import { describe, expect, test } from 'vitest'
import { readActs } from '../incidents/readings.ts'
import { readSentence } from '../phrases/sentence.ts'
import { readCounts } from './casualty-reader.ts'
import { settle } from './ledger.ts'
import { readParts } from './subsets.ts'

const casualties = (...texts: string[]) => {
  const text = texts.join('\n')
  const pages = texts.map((part, index) => {
    const start = text.indexOf(part)
    const sentence = readSentence(text, { start, end: start + part.length }, { index, paragraph: index })
    return { counts: readCounts(sentence, readActs(sentence), []), parts: readParts(sentence) }
  })
  return settle(pages).map(({ kind, min, max, group, subsetOf }) => ({
    kind,
    min,
    max,
    ...(group && { group }),
    ...(subsetOf !== undefined && { subsetOf }),
  }))
}

const tops = (...texts: string[]) =>
  casualties(...texts)
    .filter((c) => c.subsetOf === undefined)
    .map((c) => `${c.kind} ${c.min}${c.max === null ? '+' : ''}`)

describe('what happened to how many', () => {
  test.each([
    ['Four villagers were killed and at least nine others wounded on Monday.', ['killed 4', 'injured 9+']],
    ['A mortar hit a bakery, killing six people and injuring more than 20.', ['killed 6', 'injured 20+']],
    ['The blast left 12 people dead and 30 hurt.', ['killed 12', 'injured 30']],
    ['The collision killed a nurse and two passengers.', ['killed 1', 'killed 2']],
    ['Three fishermen drowned and two were missing.', ['killed 3', 'missing 2']],
    ['A judge who had freed several smugglers was shot dead outside her home.', ['killed 1']],
    ['The death toll from the flood rose on Friday to 31.', ['killed 31']],
    ['Nineteen people, not 23, died in the crash.', ['killed 19']],
    ['The storm drove 4,200 people from their homes.', ['displaced 4200']],
    ['The gale sent at least seven to hospital.', ['injured 7+']],
    ['Six hikers were rescued.', ['rescued 6']],
    ['Gunmen abducted nine pupils.', ['abducted 9']],
  ])('%s', (text, expected) => {
    expect(tops(text)).toEqual(expected)
  })
})

test('nobody hurt is no casualty', () => {
  expect(tops('No one was hurt.')).toEqual([])
  expect(tops('The shop was empty and nobody was injured.')).toEqual([])
})

test('a number that nobody gave is not invented', () => {
  expect(tops('Soldiers were killed in the ambush.')).toEqual([])
})

test('a part belongs to the toll that governs it and does not lower it', () => {
  expect(casualties('The raid killed 15 people, among them four children and a woman.')).toEqual([
    { kind: 'killed', min: 15, max: 15 },
    { kind: 'killed', min: 4, max: 4, group: 'child', subsetOf: 0 },
    { kind: 'killed', min: 1, max: 1, group: 'woman', subsetOf: 0 },
  ])
})

test('a part that is told in the next sentence is one too', () => {
  const found = casualties('At least 40 people were killed in the market.', 'Three soldiers were among the dead.')
  expect(found.at(-1)).toEqual({ kind: 'killed', min: 3, max: 3, group: 'soldier', subsetOf: 0 })
})

test('a toll that is told again counts once', () => {
  expect(tops('Eight people died in the fire.', 'The eight dead were all tenants.', 'All eight died at once.')).toEqual(
    ['killed 8'],
  )
})

test('an older toll is not added to the newer one', () => {
  expect(tops('The number of dead reached 25 on Tuesday.', 'Officials had reported 14 deaths on Monday.')).toEqual([
    'killed 25',
  ])
})

test('who was shot and died is killed, not injured as well', () => {
  expect(tops('A clerk was shot in the chest on Monday.', 'He died in hospital.')).toEqual(['killed 1'])
})

test('text in capitals is counted alike', () => {
  expect(tops('FOUR PEASANTS WERE KILLED AND ELEVEN OTHERS INJURED.')).toEqual(['killed 4', 'injured 11'])
})

test.each([
  ['GUNMEN SHOT DEAD RAUL PINEDA OTERO IN CALI ON MONDAY.', ['killed 1']],
  ['RAUL PINEDA OTERO, WHO LED THE UNION, WAS MURDERED. THE GUNMEN WHO KILLED RAUL PINEDA FLED.', ['killed 1']],
  ['GUERRILLAS KILLED DAIRY FARMERS AND DOMESTIC ANIMALS.', []],
])('in capitals a name is one person, and nouns for many are none: %s', (text, expected) => {
  expect(tops(...text.split(/(?<=\.) /))).toEqual(expected)
})
