import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonDepth } from './json-depth.ts'

test.each([
  ['7', 0],
  ['{}', 1],
  ['[{"a":[]},[]]', 3],
  ['{"a":"[[[[","b":"\\"[[["}', 1],
  ['['.repeat(100_000), 100_000],
])('counts brackets outside strings: %.20s', (text, depth) => {
  expect(jsonDepth(text)).toBe(depth)
})

test('is as deep as the value that JSON.parse makes', () => {
  const deep = (value: unknown): number =>
    value !== null && typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(deep)) : 0
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonDepth(JSON.stringify(value))).toBe(deep(value))
    }),
  )
})
