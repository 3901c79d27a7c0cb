import { describe, expect, it } from 'vitest'
import { goalOf, type StageFigures, sentenceOn, stageVerdict, troublesOf, type WorkerRow } from './index.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const ago = (seconds: number): string => new Date(NOW - seconds * 1_000).toISOString()

const worker = (changes: Partial<WorkerRow> = {}): WorkerRow => ({
  ...{ id: 'w', stage: 'clean', host: 'north', pid: 7, version: null, state: 'working', job: null, done: 0 },
  ...{ startedAt: ago(3_600), beatAt: ago(1), askedAt: ago(0), silentMs: 1_000, alive: true },
  ...{ workingSince: ago(3_600), takenAt: ago(2), settledAt: ago(1), running: 0, hands: 2, times: null },
  ...changes,
})
const gone = worker({ pid: 9, silentMs: 13_000, alive: false })
const wedged = worker({ pid: 8, takenAt: ago(25), settledAt: ago(24) })

const figures = (changes: Partial<StageFigures> = {}): StageFigures => ({
  ...{ stage: 'clean', waiting: 0, waitingInputs: 0, active: 0, stalled: 0, delayed: 0, failed: 0, paused: false },
  ...{ oldestWaitingMs: null, inPerMinute: 0, outPerMinute: 0, parked: 0, parkedLastHour: 0, parkedFor: null },
  crew: [worker()],
  pausedBy: null,
  ...changes,
})
const backlog = { waiting: 10, waitingInputs: 320, oldestWaitingMs: 61_000 }
const verdictOf = (changes: Partial<StageFigures>) => stageVerdict(figures(changes), NOW)

describe('a stage', () => {
  it.each<[string, Partial<StageFigures>, string, string]>([
    ['is ok when nothing waits', {}, 'ok', 'nothing waits'],
    ['is ok within its goal', { ...backlog, oldestWaitingMs: 59_000, outPerMinute: 400 }, 'ok', '320 inputs waiting'],
    ['is ok when what was parked is old', { parked: 3 }, 'ok', '3 parked for a person'],
    [
      'is late over its goal, and says when it will have caught up',
      { ...backlog, inPerMinute: 40, outPerMinute: 200 },
      'late',
      'catching up: 40 in, 200 out a minute, about 2 min left',
    ],
    [
      'is ok when a burst has come just now, whatever the rates say',
      { ...backlog, oldestWaitingMs: 9_000, inPerMinute: 300, outPerMinute: 100 },
      'ok',
      '320 inputs waiting, the oldest 9 s',
    ],
    [
      'is late before its goal when more comes than goes and what waits will pass it',
      { ...backlog, oldestWaitingMs: 31_000, inPerMinute: 300, outPerMinute: 100 },
      'late',
      'falling behind: 300 in, 100 out a minute',
    ],
    ['is stuck when nothing was done and the oldest is over the goal', backlog, 'stuck', 'nothing was done'],
    [
      'is stuck when every worker is connected and none takes jobs',
      { ...backlog, oldestWaitingMs: 30_000, outPerMinute: 9, crew: [wedged] },
      'stuck',
      '1 worker connected, none takes jobs (north 8: 10 jobs wait and it has taken none for 24 s)',
    ],
    [
      'is failing when one of its workers takes no jobs',
      { ...backlog, oldestWaitingMs: 30_000, outPerMinute: 400, crew: [worker(), wedged] },
      'failing',
      '1 of 2 workers takes no jobs (north 8',
    ],
    [
      'is stuck when its version is not the active one',
      { crew: [worker({ state: 'other version' })] },
      'stuck',
      'version',
    ],
    [
      'is paused while a replay does its work',
      { crew: [worker({ state: 'waits for a promotion' })] },
      'paused',
      'replay',
    ],
    [
      'has no workers when none beats, whatever waits',
      { crew: [] },
      'no workers',
      'nothing waits, and nobody works here',
    ],
    [
      'has no workers when the last one fell silent, and names it',
      { ...backlog, crew: [gone] },
      'no workers',
      '320 inputs waiting; north 9 was last heard of 13 s ago',
    ],
    ['takes no notice of one that died while another works', { crew: [gone, worker()] }, 'ok', 'nothing waits'],
    [
      'is paused by a person, also without workers',
      { paused: true, crew: [], pausedBy: { stages: ['clean'], who: 'Ann', why: 'disk', at: ago(120) } },
      'paused',
      'paused by Ann 2 min ago: disk; 0 inputs waiting',
    ],
    [
      'is failing when inputs were parked within the hour, and says for what',
      { parked: 5, parkedLastHour: 2, parkedFor: 'document-missing' },
      'failing',
      '2 inputs parked within the hour, most for document-missing',
    ],
  ])('%s', (_sentence, changes, state, reason) => {
    const verdict = verdictOf(changes)
    expect(verdict.state).toBe(state)
    expect(verdict.reason).toContain(reason)
  })

  it('may let pages wait longer, since they wait for their hosts', () => {
    expect(goalOf('fetch')).toBeGreaterThan(goalOf('clean'))
    expect(verdictOf({ ...backlog, stage: 'fetch', outPerMinute: 400 }).state).toBe('ok')
  })
})

describe('the whole', () => {
  const stage = (changes: Partial<StageFigures> = {}) => ({
    stage: changes.stage ?? 'clean',
    verdict: verdictOf(changes),
  })
  const works = { stage: 'dispatcher', states: ['working'] }
  const stopped = { projection: 'incidents', status: 'stopped', error: 'event 8 cannot be folded' }

  it('keeps up when every stage is ok and every projection lives', () => {
    const whole = { stages: [stage()], singles: [works], projections: [{ ...stopped, status: 'live', error: null }] }
    expect(troublesOf(whole)).toEqual([])
    expect(sentenceOn(whole)).toBe('All stages keep up.')
  })

  it('names the first trouble and counts the others', () => {
    const stages = [stage({ parked: 1, parkedLastHour: 1, parkedFor: 'bug' }), stage({ stage: 'link', crew: [] })]
    expect(sentenceOn({ stages, singles: [], projections: [stopped] })).toMatch(
      /^Clean is failing: .* \(and 2 more\)\.$/,
    )
  })

  it('is not well without the dispatcher, or while every projector only stands by', () => {
    const whole = { stages: [stage()], projections: [] }
    const gone = { ...whole, singles: [{ stage: 'dispatcher', states: [] }] }
    expect(sentenceOn(gone)).toBe('No dispatcher runs: nothing is handed out to the stages.')
    const idle = { ...whole, singles: [{ stage: 'projector', states: ['standing by'] }] }
    expect(sentenceOn(idle)).toBe('No projector runs: what is shown stays as it is.')
  })
})
