import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphsOf, readSentences } from './sentences.ts'

const split = (text: string): string[] => readSentences(text).map(({ start, end }) => text.slice(start, end))

test('abbreviations of titles, months and states end no sentence', () => {
  expect(split('Lt. Gen. Ruiz spoke on Feb. 3 in Reno, Nev. before Gov. Hale left. He was late.')).toEqual([
    'Lt. Gen. Ruiz spoke on Feb. 3 in Reno, Nev. before Gov. Hale left.',
    'He was late.',
  ])
})

test('initials end a sentence only before a word that begins one', () => {
  expect(split('The U.S. Army left at 9 p.m. They came back.')).toEqual([
    'The U.S. Army left at 9 p.m.',
    'They came back.',
  ])
})

test('a stop inside quotation marks ends the sentence behind them', () => {
  expect(split('“It was loud.” Nobody slept.')).toEqual(['“It was loud.”', 'Nobody slept.'])
})

test('a line break always ends a sentence', () => {
  expect(split('Flood kills two\nRain fell all night')).toEqual(['Flood kills two', 'Rain fell all night'])
})

test('text in capitals is split as well', () => {
  expect(split('COL. PAZ DIED. THE ARMY SAID SO.')).toEqual(['COL. PAZ DIED.', 'THE ARMY SAID SO.'])
})

test('spans are in order, do not overlap and hold every letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const spans = readSentences(text)
      let end = 0
      for (const span of spans) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(span.end).toBeGreaterThan(span.start)
        end = span.end
      }
      const kept = spans.map((span) => text.slice(span.start, span.end)).join('')
      expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test('a paragraph without a break is cut so that it stays bounded', () => {
  const spans = paragraphsOf('x'.repeat(50_000))
  expect(Math.max(...spans.map((span) => span.end - span.start))).toBeLessThanOrEqual(20_000)
})
