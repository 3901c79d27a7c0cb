import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packGazetteer, unpackGazetteer } from './gazetteer-file.ts'
import { KeyIndex } from './key-index.ts'

const bytes = fc.uint8Array({ maxLength: 40 })
const file = fc.record({
  iso2: fc.array(fc.constantFrom('SY', 'US', 'SV'), { maxLength: 3 }),
  admin1Rows: fc.nat(100),
  admin2Rows: fc.nat(100),
  names: bytes,
  keys: bytes,
  lat: fc.int16Array({ maxLength: 9 }),
  lon: fc.int16Array({ maxLength: 9 }),
  population: fc.uint32Array({ maxLength: 9 }),
  geonameId: fc.uint32Array({ maxLength: 9 }),
  country: bytes,
  admin1: fc.uint16Array({ maxLength: 9 }),
  admin2: fc.uint16Array({ maxLength: 9 }),
  postingCounts: fc.uint16Array({ maxLength: 9 }),
  postings: fc.uint32Array({ maxLength: 9 }),
  keyFlags: bytes,
})

test('a gazetteer survives being packed and unpacked', () => {
  fc.assert(
    fc.property(file, (original) => {
      const back = unpackGazetteer(Uint8Array.from(packGazetteer(original)))
      for (const [name, value] of Object.entries(original)) {
        const got = back[name as keyof typeof back]
        expect(ArrayBuffer.isView(got) ? Array.from(got as Uint8Array) : got).toEqual(
          ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value,
        )
      }
    }),
  )
})

const key = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,4}){0,2}$/)

test('every key is found at its place, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 60 }), key, (list, other) => {
      const keys = list.sort()
      const index = new KeyIndex(
        Buffer.from(keys.join('\n')),
        Uint16Array.from(keys, () => 1),
      )
      keys.forEach((k, at) => {
        expect(index.find(k)).toBe(at)
        expect(index.longest(k.split(' ')[0] ?? '')).toBeGreaterThanOrEqual(k.split(' ').length)
      })
      if (!keys.includes(other)) expect(index.find(other)).toBe(-1)
    }),
  )
})
