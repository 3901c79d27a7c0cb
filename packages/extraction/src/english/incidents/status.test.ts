import { describe, expect, test } from 'vitest'
import { readSentence } from '../phrases/sentence.ts'
import { readActs } from './readings.ts'
import { looksBack, readStatus } from './status.ts'

const status = (text: string) => {
  const sentence = readSentence(text, { start: 0, end: text.length }, { index: 0, paragraph: 0 })
  const { status, execution } = readStatus(sentence.words, sentence.vocabulary, readActs(sentence))
  return [status, execution]
}

describe('the standing of an act', () => {
  test.each([
    ['Rockets hit a school on Monday.', undefined, undefined],
    ['More than 9,000 people have been killed since 2015.', 'cumulative', undefined],
    ['Some 300 miners have died so far this year.', 'cumulative', undefined],
    ['The ministry denied that its jets had bombed the camp.', 'denied', undefined],
    ['The group threatened to kill the hostages.', 'hypothetical', 'threatened'],
    ['Police foiled an attack on a church.', 'current', 'attempted'],
    ['A bomb was found near the bridge and defused.', 'current', 'attempted'],
    ['The storm is expected to hit the coast on Friday.', 'forecast', undefined],
    ['Rebels might attack the port.', 'hypothetical', undefined],
  ])('%s', (text, expected, execution) => {
    expect(status(text)).toEqual([expected, execution])
  })
})

test('a similar attack looks back, the attack itself does not', () => {
  expect(looksBack(' it follows a similar attack in may ')).toBe(true)
  expect(looksBack(' the attack killed four people on monday ')).toBe(false)
})
