import { describe, expect, it } from 'vitest'
import type { StageRow } from './overview.ts'
import { isWell, sentenceOf, verdictOf } from './verdict.ts'

const stage = (changes: Partial<StageRow> = {}): StageRow => ({
  stage: 'clean',
  waiting: 0,
  active: 0,
  stalled: 0,
  delayed: 0,
  failed: 0,
  paused: false,
  oldestWaitingMs: null,
  doneLastMinute: 0,
  doneLastHour: 0,
  parked: 0,
  workers: 1,
  states: ['working'],
  ...changes,
})
const working = stage({ stage: 'dispatcher' })
const stopped = { projection: 'incidents', position: 7, lag: 3, status: 'stopped', error: 'event 8 cannot be folded' }

describe('a stage', () => {
  it.each<[string, Partial<StageRow>, string]>([
    ['is ok when nothing waits', {}, 'ok'],
    ['is ok when jobs wait a short while', { waiting: 40, oldestWaitingMs: 59_000 }, 'ok'],
    [
      'is late when jobs wait for more than a minute and others get done',
      { oldestWaitingMs: 61_000, doneLastMinute: 1 },
      'late',
    ],
    ['is stuck when jobs wait and none gets done', { oldestWaitingMs: 61_000 }, 'stuck'],
    ['is stuck when its worker runs a version that is not active', { states: ['other version'] }, 'stuck'],
    ['has no workers when none beats, whatever waits', { workers: 0, states: [] }, 'no workers'],
    ['is paused also without workers', { paused: true, workers: 0 }, 'paused'],
    ['is failing when inputs are parked', { parked: 2 }, 'failing'],
  ])('%s', (_sentence, changes, state) => {
    expect(verdictOf(stage(changes)).state).toBe(state)
  })
})

describe('the whole', () => {
  it('keeps up when every stage is ok and every projection lives', () => {
    const parts = { stages: [stage()], singles: [working], projections: [{ ...stopped, status: 'live', error: null }] }
    expect(isWell(parts)).toBe(true)
    expect(sentenceOf(parts)).toBe('All stages keep up.')
  })

  it('names the first trouble and counts the others', () => {
    const parts = { stages: [stage({ parked: 1 }), stage({ stage: 'link', workers: 0 })], singles: [], projections: [] }
    expect(isWell(parts)).toBe(false)
    expect(sentenceOf(parts)).toBe('Clean is failing: 1 parked for a person (and 1 more).')
  })

  it('is not well when only a projection has stopped', () => {
    const parts = { stages: [stage()], singles: [working], projections: [stopped] }
    expect(isWell(parts)).toBe(false)
    expect(sentenceOf(parts)).toBe('The projection incidents has stopped: event 8 cannot be folded.')
  })

  it('is not well without the dispatcher, or while every projector only stands by', () => {
    const parts = { stages: [stage()], projections: [] }
    const gone = { ...parts, singles: [stage({ stage: 'dispatcher', workers: 0, states: [] })] }
    expect([isWell(gone), sentenceOf(gone)]).toEqual([
      false,
      'No dispatcher runs: nothing is handed out to the stages.',
    ])
    const idle = { ...parts, singles: [stage({ stage: 'projector', states: ['standing by'] })] }
    expect([isWell(idle), sentenceOf(idle)]).toEqual([false, 'No projector runs: what is shown here stays as it is.'])
  })
})
