import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foreign, oneLine, outward } from './text.ts'

it('what a stranger wrote is one line without anything that a page would obey', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const line = oneLine(text, 60)
      expect(line.length).toBeLessThanOrEqual(60)
      expect(line).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      expect(line.isWellFormed()).toBe(true)
      expect(String(foreign(text))).not.toMatch(/<(?!\/?(?:bdi|span)[ >])/)
    }),
  )
})

it('only addresses of the web become links', () => {
  expect(String(outward('https://paper.example/a', 'A'))).toContain('href="https://paper.example/a"')
  for (const url of ['javascript:alert(1)', 'data:text/html,x', ' java\tscript:alert(1)', 'no address'])
    expect(String(outward(url, 'A'))).not.toContain('href')
})
