import { expect, it } from 'vitest'
import { skippedItems } from './skipped-items.ts'

const good = { url: 'https://paper.example/1' }

it('counts items without a usable address, each under its reason', () => {
  const long = { url: `https://paper.example/${'a'.repeat(8_192)}` }
  expect(skippedItems([good, {}, { title: 'No link' }, long])).toEqual({
    count: 3,
    why: '2 without an http(s) address, 1 with an address over 8,192 characters',
  })
})

it('says nothing where every item can be had', () => {
  expect(skippedItems([good])).toEqual({ count: 0, why: null })
  expect(skippedItems([])).toEqual({ count: 0, why: null })
})
