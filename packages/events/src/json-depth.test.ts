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
