import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

it('sorts keys by UTF-16 units, writes numbers as ECMAScript does, and leaves no space', () => {
  const value = { '\u20ac': 1, '\r': 2, '10': 3, '9': 4, a: [1e21, 1e-7, -0, 0.1 + 0.2, true, null, 'é "\n'] }
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"10":3,"9":4,"a":[1e+21,1e-7,0,0.30000000000000004,true,null,"é \\"\\n"],"\u20ac":1}',
  )
})

it('says of any JSON what another implementation of RFC 8785 says', () => {
  const text = fc.string({ unit: 'grapheme' })
  const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(true, false, null),
      fc.array(tie('value')),
      fc.dictionary(text, tie('value'), { noNullPrototype: true }),
    ),
  })).value
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value))
    }),
    { numRuns: 500 },
  )
})

it('refuses a number that JSON has no form for', () => {
  expect(() => canonicalJson({ n: Number.NaN })).toThrow(RangeError)
})
