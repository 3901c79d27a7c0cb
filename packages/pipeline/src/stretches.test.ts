import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { among, stretchesOf } from './stretches.ts'

const positions = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 200 })
  .map((list) => list.toSorted((a, b) => a - b))
const stretches = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 60 }))
    .map(([from, length]) => ({ from, to: from + length })),
)

describe('a backlog in stretches', () => {
  it('gives a few inputs a job each', () => {
    expect(stretchesOf([3, 5, 9])).toEqual([{ position: 3 }, { position: 5 }, { position: 9 }])
    expect(stretchesOf([])).toEqual([])
  })

  it('has every position in one job, at most 32 in each, in order', () => {
    fc.assert(
      fc.property(positions, (wanted) => {
        const jobs = stretchesOf(wanted).map((job) => {
          if ('kind' in job) throw new Error('an entry of the timetable')
          const { from, to } = 'position' in job ? { from: job.position, to: job.position } : job
          return wanted.filter((position) => position >= from && position <= to)
        })
        expect(jobs.flat()).toEqual(wanted)
        expect(Math.max(0, ...jobs.map(({ length }) => length))).toBeLessThanOrEqual(32)
      }),
    )
  })

  it('finds a position in stretches wherever one of them has it, also where they overlap', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 600 }), (held, position) => {
        expect(among(held)(position)).toBe(held.some(({ from, to }) => from <= position && position <= to))
      }),
    )
  })
})
