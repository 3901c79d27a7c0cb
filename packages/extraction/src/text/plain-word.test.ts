import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainWordEnd } from './plain-word.ts'

test.each([
  ['said.', 4],
  ['said, he', 4],
  ['said', 4],
  ['said.\n', 4],
  ['U.S. army', 0],
  ['Ga.Tenn', 0],
  ["Ta'izz", 0],
  ['al-Bab', 0],
  ['são', 0],
  ['A4', 0],
  ['4th', 0],
  [', he', 0],
])('%s', (text, end) => {
  expect(plainWordEnd(text, 0)).toBe(end)
})

test('behind a plain word nothing follows that could be a part of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abZ4é\u0301\u00ad.-’\',; \n"') }), fc.nat(20), (text, at) => {
      const end = plainWordEnd(text, at)
      if (end > at) expect(text.slice(at)).toMatch(/^[a-z]+(?:[,;"\s]|\.(?:\s|$)|$)/i)
      else expect(end).toBe(at)
    }),
  )
})
