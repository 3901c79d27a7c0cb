import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedText, type Piece, type Stretch } from './marked-text.ts'

const sentence = (start: number, end: number): Stretch => ({
  ...{ start, end },
  ...({ side: 'before', claim: 1, kind: 'sentence', changed: true } as const),
})
type Shown = Exclude<Piece, { gap: number }>
const isShown = (piece: Piece): piece is Shown => !('gap' in piece)
const shown = (pieces: readonly Piece[]): string => pieces.map((piece) => ('gap' in piece ? '' : piece.text)).join('')
const length = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + ('gap' in piece ? piece.gap : piece.text.length), 0)

/** A text of words, short or long, and stretches of it, some past its end. */
const anyMarked = fc
  .array(fc.constantFrom('a river', 'rose', 'over\nnight', 'x'.repeat(50), 'é'), { minLength: 1, maxLength: 600 })
  .map((words) => words.join(' '))
  .chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.array(
        fc.record({
          start: fc.nat(text.length + 10),
          length: fc.integer({ min: 1, max: 6_000 }),
          side: fc.constantFrom('before' as const, 'after' as const),
        }),
        { maxLength: 6 },
      ),
    ),
  )
  .map(([text, all]) => ({
    text,
    stretches: all.map(
      ({ start, length, side }): Stretch => ({
        start,
        end: start + length,
        side,
        claim: 1,
        kind: 'field',
        field: 'where',
      }),
    ),
  }))

describe('a marked text', () => {
  test('is all there, or says how much is left out', () => {
    fc.assert(
      fc.property(anyMarked, ({ text, stretches }) => {
        const pieces = markedText(text, stretches)
        expect(length(pieces)).toBe(text.length)
        expect(shown(pieces).length).toBeLessThanOrEqual(4_100)
        if (text.length <= 4_000) expect(shown(pieces)).toBe(text)
      }),
    )
  })

  test('opens and closes every mark as often, and marks just what it is a mark of', () => {
    fc.assert(
      fc.property(anyMarked, ({ text, stretches }) => {
        const pieces = markedText(text, stretches).filter(isShown)
        expect(pieces.flatMap(({ begins }) => begins).length).toBe(pieces.flatMap(({ ends }) => ends).length)
        if (text.length > 4_000) return
        for (const { start, end, side } of stretches) {
          const own = pieces.filter(({ open }) =>
            open.some((o) => o.start === start && o.side === side && o.end === Math.min(end, text.length)),
          )
          if (start < text.length) expect(own.map((piece) => piece.text).join('')).toBe(text.slice(start, end))
        }
      }),
    )
  })

  test('of a long article is what stands around its marks, cut between words', () => {
    const filler = 'The council met and went home. '.repeat(300)
    const text = `${filler}The bridge fell.${filler}`
    const pieces = markedText(text, [sentence(filler.length, filler.length + 16)])
    expect(pieces[0]).toEqual({ gap: expect.any(Number) })
    expect(pieces.at(-1)).toEqual({ gap: expect.any(Number) })
    expect(shown(pieces)).toMatch(/^ ?[A-Z]?\w*[\s\S]*The bridge fell\.[\s\S]*$/)
    expect(shown(pieces).length).toBeLessThan(600)
    const [before] = text.split(shown(pieces))
    expect(before).toMatch(/\w$|\.$/)
  })

  test('is never cut inside a character', () => {
    const [first, ...others] = markedText('🌊🌊', [sentence(1, 3)])
    expect(first).toMatchObject({ text: '🌊', begins: [{ claim: 1 }] })
    expect(shown(others)).toBe('🌊')
  })

  test('without a mark is its beginning', () => {
    expect(shown(markedText('word '.repeat(2_000), []))).toMatch(/^word /)
  })
})
