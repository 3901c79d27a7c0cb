import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interleave, median } from './rounds.ts'

const say = (): void => {}

test('a median is the middle value, and between the two middle ones of an even number', () => {
  expect([median([9, 1, 5]), median([4, 1, 3, 2]), median([7]), median([])]).toEqual([5, 2.5, 7, Number.NaN])
})

test('as many values lie above a median as below it, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values)
      const above = values.filter((value) => value > middle).length
      const below = values.filter((value) => value < middle).length
      expect(Math.max(above, below)).toBeLessThanOrEqual(values.length / 2)
    }),
  )
})

/** Gives its figures one by one, and writes down whose turn it was. */
const scripted = (name: string, figures: number[], turns: string[]) => () => {
  turns.push(name)
  return figures.shift() ?? Number.NaN
}

test('contestants take turns, each round beginning with another one, and the first round does not count', async () => {
  const turns: string[] = []
  const contestants = { a: scripted('a', [999, 1, 2, 3], turns), b: scripted('b', [999, 10, 20, 30], turns) }
  const taken = await interleave(contestants, { rounds: 3, say })
  expect(turns).toEqual(['a', 'b', 'b', 'a', 'a', 'b', 'b', 'a'])
  expect([taken.rounds, taken.median('a'), taken.median('b')]).toEqual([3, 2, 20])
  expect(taken.calibration).toMatchObject({ what: 'calibration: fixed CPU loop', unit: 'ms' })
  expect(taken.calibration.value).toBeGreaterThan(0)
})

test('a round that warms up can be left out', async () => {
  const taken = await interleave({ a: scripted('a', [1, 2, 3], []) }, { rounds: 3, warmUp: false, say })
  expect([taken.rounds, taken.median('a')]).toEqual([3, 2])
})

test('a ratio compares figures of the same round, so a slow spell of the machine does not move it', async () => {
  // The machine is ten times slower in the last two rounds; a ratio of medians would say 5.
  const over = scripted('over', [0, 50, 5, 5], [])
  const under = scripted('under', [0, 100, 10, 10], [])
  const taken = await interleave({ over, under }, { rounds: 3, say })
  expect(taken.ratio('over', 'under')).toBe(0.5)
  const uneven = await interleave(
    { over: scripted('over', [0, 100, 10, 20], []), under: scripted('under', [0, 100, 10, 10], []) },
    { rounds: 3, say },
  )
  expect(uneven.ratio('over', 'under')).toBe(1)
})

test('no round begins after the budget is spent, and the report can say how many there were', async () => {
  const { rounds } = await interleave({ a: () => 1 }, { rounds: 50, budgetMs: 0, say })
  expect(rounds).toBe(1)
})
