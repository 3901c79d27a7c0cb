import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('white space of any kind becomes one space', () => {
  expect(fold('  the\u00a0river\t\n rose\u2003again ')).toBe('the river rose again')
})

test('soft hyphens, zero-width spaces and direction marks never split a word', () => {
  expect(fold('evac\u00adu\u200bation \u200eorder\u202c')).toBe('evacuation order')
})

test('joiners that spell a word stay', () => {
  expect(fold('می\u200cشود')).toBe('می\u200cشود')
})

test('a line break inside a script without spaces becomes nothing', () => {
  expect(fold('川が\n   氾濫した')).toBe('川が氾濫した')
  expect(fold('the\nriver')).toBe('the river')
})

test('letters are composed, control characters and lone surrogates gone', () => {
  expect(fold('cafe\u0301\u0000 \ud800x')).toBe('café \ufffdx')
})

test('folding twice changes nothing, and the result is NFC on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const once = fold(raw)
      expect(fold(once)).toBe(once)
      expect(once).toBe(once.normalize('NFC'))
      expect(once).not.toMatch(/\p{Cc}/u)
      expect(once.isWellFormed()).toBe(true)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('ligatures of print are their letters, a letter of its own stays', () => {
  expect(fold('an o\ufb03ce in \ufb02ood, æon')).toBe('an office in flood, æon')
})
