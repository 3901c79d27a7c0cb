import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deterministicId } from './index.ts'

it('the same parts give the same id, today and in every later build', () => {
  expect(deterministicId('recheck', 'a', 1)).toBe('26434c1d-f793-536f-9543-7a11b37486ef')
  expect(deterministicId('recheck', 'a', 1)).toBe(deterministicId('recheck', 'a', '1'))
})

it('an id is a UUID of version 5', () => {
  // matches `…-5a7e-9b1d-…`, not `…-4a7e-9b1d-…`
  expect(deterministicId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('other parts give another id, also where they read the same when put together', () => {
  const part = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b') })
  const parts = fc.array(part, { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      expect(deterministicId(...one) === deterministicId(...other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

it('half a surrogate pair, which UTF-8 cannot write, is taken for U+FFFD', () => {
  expect(deterministicId('a\ud800')).toBe(deterministicId('a\ufffd'))
})
