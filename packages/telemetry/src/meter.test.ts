import fc from 'fast-check'
import { expect, it } from 'vitest'
import { metrics, openMeter } from './index.ts'
import { BUCKETS } from './meter.ts'

const pointsOf = (meter: ReturnType<typeof openMeter>) => meter.families().flatMap(({ points }) => points)

it('a counter adds up for each set of labels', () => {
  const meter = openMeter()
  for (const outcome of ['cleaned', 'cleaned', 'merged']) meter.count(metrics.jobsTotal, { stage: 'clean', outcome })
  expect(pointsOf(meter)).toEqual([
    { labels: { stage: 'clean', outcome: 'cleaned' }, value: 2 },
    { labels: { stage: 'clean', outcome: 'merged' }, value: 1 },
  ])
})

it("a histogram's bucket holds exactly what is not above its end, and the last one everything", () => {
  const seconds = fc.array(fc.oneof(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.constantFrom(...BUCKETS)))
  fc.assert(
    fc.property(seconds, (observed) => {
      const meter = openMeter()
      for (const each of observed) meter.observe(metrics.jobWaitSeconds, { stage: 'link' }, each)
      const points = pointsOf(meter)
      for (const { labels, value } of points.filter(({ suffix }) => suffix === '_bucket')) {
        const end = labels.le === '+Inf' ? Infinity : Number(labels.le)
        expect(value).toBe(observed.filter((each) => each <= end).length)
      }
      expect(points.filter(({ suffix }) => suffix === '_count').map(({ value }) => value)).toEqual(
        observed.length ? [observed.length] : [],
      )
      const sum = points.find(({ suffix }) => suffix === '_sum')?.value ?? 0
      expect(sum).toBeCloseTo(
        observed.reduce((total, each) => total + each, 0),
        5,
      )
    }),
  )
})

it('labels that are made out of data end in one series, and nothing is lost of the count', () => {
  const meter = openMeter()
  for (let index = 0; index < 1_000; index += 1)
    meter.count(metrics.deadTotal, { stage: 'fetch', reason: `made up ${index}` })
  const points = pointsOf(meter)
  expect(points.length).toBeLessThan(300)
  expect(points.reduce((sum, { value }) => sum + value, 0)).toBe(1_000)
})
