import { describe, expect, test } from 'vitest'
import { vocabularyOf } from '../text/prefilter.ts'
import { genreOf } from './genre.ts'

const genreOfStory = (sentences: string[]) =>
  genreOf(
    sentences.map((words) => ({ words, vocabulary: vocabularyOf(words) })),
    '',
  )

describe('a story that reports no incident of the day', () => {
  test.each([
    [
      'sport',
      [
        ' the striker scored two goals before half-time ',
        ' the goalkeeper was shot to pieces , the coach said ',
        ' they lead the league ',
      ],
    ],
    [
      'market',
      [
        ' shares fell after the central bank raised its rate ',
        ' traders said the currency was under fire ',
        ' bonds were hammered ',
      ],
    ],
    [
      'fiction',
      [
        ' the film opens with a massacre ',
        ' critics praised the director said one ',
        ' a sequel is planned for the box office ',
      ],
    ],
    [
      'court',
      [
        ' a jury convicted two men of murder ',
        ' the defendants were sentenced to 20 years in prison ',
        ' the verdict came after a long trial ',
      ],
    ],
  ])('%s', (genre, sentences) => {
    expect(genreOfStory(sentences)).toBe(genre)
  })
})

test('a bombing with one word of court is still news', () => {
  expect(
    genreOfStory([
      ' a bomb killed four people in a market ',
      ' police are looking for two men ',
      ' one was on trial last year ',
      ' the town is quiet ',
    ]),
  ).toBeUndefined()
})
