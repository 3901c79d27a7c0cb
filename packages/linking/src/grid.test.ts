import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellOf, cellsAround } from './grid.ts'

const KM = 111.3

/** A point some km to the north and to the east of another one, across the date line too. */
const moved = ({ lat, lon }: { lat: number; lon: number }, north: number, east: number) => {
  const there = lat + north / KM
  const turned = lon + east / (KM * Math.cos((there * Math.PI) / 180))
  return { lat: there, lon: ((turned + 540) % 360) - 180 }
}

describe('the grid', () => {
  it('finds every point within fifty kilometres', () => {
    const point = fc.record({
      lat: fc.double({ min: -84, max: 84, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    const way = fc.record({
      km: fc.double({ min: 0, max: 50, noNaN: true }),
      angle: fc.double({ min: 0, max: 6.3, noNaN: true }),
    })
    fc.assert(
      fc.property(point, way, (here, { km, angle }) => {
        expect(cellsAround(here)).toContain(cellOf(moved(here, km * Math.cos(angle), km * Math.sin(angle))))
      }),
      { numRuns: 2_000 },
    )
  })

  it('looks into nine cells at most, away from the poles', () => {
    for (let lat = -70; lat <= 70; lat += 0.37) expect(cellsAround({ lat, lon: lat * 2 }).length).toBeLessThanOrEqual(9)
  })
})
