import { describe, expect, it } from 'vitest'
import { type Consumption, notConsuming } from './consumption.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const ago = (seconds: number): string => new Date(NOW - seconds * 1_000).toISOString()
const worker = (changes: Partial<Consumption> = {}): Consumption => ({
  workingSince: ago(3_600),
  takenAt: ago(25),
  settledAt: ago(25),
  running: 0,
  hands: 2,
  ...changes,
})
const queue = { waiting: 3, paused: false, oldestWaitingMs: 24_000 }

describe('a worker', () => {
  it('is wedged when jobs could be taken for 20 s and it took none', () => {
    expect(notConsuming(worker(), queue, NOW)).toBe('3 jobs wait and it has taken none for 25 s')
  })

  it.each<[string, Partial<Consumption>, Partial<typeof queue>]>([
    ['nothing waits', {}, { waiting: 0 }],
    ['what waits could be taken only lately', {}, { oldestWaitingMs: 19_000 }],
    ['the queue is paused', {}, { paused: true }],
    ['it took a job lately, though none ended', { takenAt: ago(19), settledAt: null }, {}],
    ['an input ended lately', { settledAt: ago(1) }, {}],
    ['it began only lately', { workingSince: ago(5), takenAt: null, settledAt: null }, {}],
    ['it takes no job and says so', { workingSince: null }, {}],
    ['its hands are full', { running: 2 }, {}],
  ])('is not wedged when %s', (_sentence, changes, changed) => {
    expect(notConsuming(worker(changes), { ...queue, ...changed }, NOW)).toBeNull()
  })

  it('whose hands are full is wedged when nothing ends for five minutes, whatever waits', () => {
    const full = worker({ running: 2, takenAt: ago(301), settledAt: ago(301) })
    expect(notConsuming(full, { ...queue, waiting: 0, oldestWaitingMs: 0 }, NOW)).toContain('hands are full')
  })
})
