import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample } from '../test/claim-samples.ts'
import { viewOf } from './view.ts'
import { type Speaker, voicesOf } from './voices.ts'

const speaker = (text: string, feed: string | null, weight = 1): Speaker => ({ text, feed, weight })

describe('independent voices', () => {
  it('are one for a feed with many stories, and one for many feeds with one story', () => {
    expect(voicesOf([speaker('a', 'x'), speaker('b', 'x'), speaker('c', 'x')])).toEqual([1])
    expect(voicesOf([speaker('a', 'x'), speaker('a', 'y'), speaker('a', 'z')])).toEqual([1])
  })

  it('are one for each text where no feed is known', () => {
    expect(voicesOf([speaker('a', null), speaker('b', null), speaker('b', null)])).toEqual([1, 1])
  })

  it('do not become one because both feeds once carried the same wire story', () => {
    const wire = [speaker('wire', 'x'), speaker('wire', 'y')]
    expect(voicesOf([...wire, speaker('own', 'x')])).toEqual([1, 1])
    expect(voicesOf([...wire, speaker('own', 'y')])).toEqual([1, 1])
  })

  it('have the weight of the heaviest that can speak', () => {
    expect(voicesOf([speaker('a', 'blog'), speaker('a', 'ministry', 3), speaker('a', 'agency', 2)])).toEqual([3])
  })

  it('are as many as can be, of the most weight, in any order', () => {
    const speakers = fc.array(
      fc.record({
        text: fc.constantFrom('a', 'b', 'c', 'd'),
        feed: fc.constantFrom('w', 'x', 'y', 'z'),
        weight: fc.constantFrom(1, 2, 3),
      }),
      { maxLength: 7 },
    )
    fc.assert(
      fc.property(speakers, (list) => {
        // A feed has one weight.
        const even = list.map((one) => ({ ...one, weight: weightIn(list, one.feed) }))
        const voices = voicesOf(even)
        const choices = choicesOf(even)
        expect(voices.length).toBe(Math.max(...choices.map(({ length }) => length)))
        expect(sum(voices)).toBe(Math.max(...choices.map(sum)))
        expect(voicesOf(even.toReversed())).toEqual(voices)
      }),
    )
  })

  it('are what the confidence counts', () => {
    const told = (id: string, feed: string) => sample({ id, feed })
    expect(viewOf([told('a', 'x'), told('b', 'x'), told('c', 'x')]).confidence?.voices).toBe(1)
    expect(viewOf([told('a', 'x'), told('b', 'y'), told('c', 'x')]).confidence?.voices).toBe(2)
  })
})

const weightIn = (list: readonly Speaker[], feed: string | null): number =>
  list.find((one) => one.feed === feed)?.weight ?? 1

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0)

/** The weights of every choice of speakers of which no two share a text or a feed. */
const choicesOf = ([first, ...others]: readonly Speaker[]): number[][] => {
  if (first === undefined) return [[]]
  const free = others.filter(({ text, feed }) => text !== first.text && feed !== first.feed)
  return [...choicesOf(others), ...choicesOf(free).map((choice) => [first.weight, ...choice])]
}
