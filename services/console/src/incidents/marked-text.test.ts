import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Mark, piecesOf } from './marked-text.ts'

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).chain((text) => {
  const mark: fc.Arbitrary<Mark> = fc.record({
    start: fc.integer({ min: -5, max: text.length + 5 }),
    end: fc.integer({ min: -5, max: text.length + 5 }),
    anchor: fc.boolean(),
  })
  return fc.record({ text: fc.constant(text), marks: fc.array(mark, { maxLength: 6 }) })
})

it('a marked text has every character once and in order, however marks overlap', () => {
  fc.assert(
    fc.property(anyText, ({ text, marks }) => {
      const pieces = piecesOf(text, marks)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const [at, character] of [...text].entries()) {
        const offset = [...text].slice(0, at).join('').length
        const within = marks.filter(({ start, end }) => start <= offset && end > offset)
        const of = within.some(({ anchor }) => anchor) ? 'anchor' : within.length ? 'evidence' : null
        let seen = 0
        const piece = pieces.find((each) => {
          seen += each.text.length
          return seen > offset
        })
        if (character.length === 1) expect(piece?.of).toBe(of)
      }
    }),
  )
})

it('a long text is cut, and says how much is left out', () => {
  const pieces = piecesOf('a'.repeat(20_000), [{ start: 11_990, end: 19_000, anchor: true }])
  expect(pieces.map(({ text, of }) => [text.length, of])).toEqual([
    [11_990, null],
    [10, 'anchor'],
  ])
})
