import { describe, expect, it, test } from 'vitest'
import { real, trials } from './architecture/trials.ts'
import { walls } from './architecture/walls.ts'

describe('the house', () => {
  test('is seen whole', () => {
    expect(real.workspaces.length).toBeGreaterThanOrEqual(21)
    const seen = (path: string) => real.files.find((each) => each.path === path)
    expect(seen('packages/queue/src/drivers.ts')?.imports).toContainEqual({ name: 'ioredis', typeOnly: false })
    expect(seen('packages/queue/src/backend.ts')?.imports).toContainEqual({ name: 'bullmq', typeOnly: true })
    expect(seen('services/cli/bin/blotter.mjs')?.kind).toBe('code')
    expect(seen('packages/extraction/scripts/gazetteer-sources.ts')?.kind).toBe('script')
  })

  test('has no wall without a trial', () => {
    expect(trials.map(({ wall }) => wall).toSorted()).toEqual(Object.keys(walls).toSorted())
  })

  it.each(trials)('$wall: stands', ({ wall }) => {
    expect(walls[wall](real)).toEqual([])
  })
})

describe('a wall', () => {
  it.each(trials)('$wall lets through what is right', ({ wall, lets }) => {
    expect(walls[wall](lets)).toEqual([])
  })

  const offences = trials.flatMap(({ wall, stops }) => stops.map((stop, index) => ({ wall, index, stop })))
  it.each(offences)('$wall stops offender $index', ({ wall, stop }) => {
    expect(walls[wall](stop)).not.toEqual([])
  })
})
