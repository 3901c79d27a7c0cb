import { FatalFault, InputFault, ParkingFault, RetryableFault } from '@blotter/events'
import { EffectExists, EventConflict, LogDamaged, LogUnreachable, StaleRead, VersionConflict } from '@blotter/log'
import { describe, expect, it } from 'vitest'
import { backoff, type Verdict, verdictOn } from './retry.ts'

const HOUR = 3_600_000

describe('the wait before another attempt', () => {
  it.each([
    [1, 1_000],
    [2, 4_000],
    [3, 16_000],
    [4, 64_000],
    [5, 256_000],
    [6, 1_024_000],
    [7, HOUR],
    [1_000_000, HOUR],
  ])('after attempt %i is %i ms', (attempt, ms) => {
    expect(backoff(attempt, new Error('a defect'))).toBe(ms)
  })

  it('is as long as the other side asked for, where that is longer', () => {
    expect(backoff(1, new RetryableFault('busy', '', { retryAfterMs: 90_000 }))).toBe(90_000)
    expect(backoff(3, new RetryableFault('busy', '', { retryAfterMs: 2_000 }))).toBe(16_000)
    expect(backoff(1, new RetryableFault('busy', '', { retryAfterMs: 5 * HOUR }))).toBe(5 * HOUR)
  })

  it('does not grow while Postgres is away', () => {
    expect([1, 5, 50].map((attempt) => backoff(attempt, new LogUnreachable(new Error('away'))))).toEqual([
      2_000, 2_000, 2_000,
    ])
  })
})

describe('the verdict on a fault', () => {
  const passing = new RetryableFault('server-error', '')
  const unknown = new TypeError('a defect')
  const cases: [string, unknown, number, Verdict][] = [
    ['somebody has done it already', new EffectExists('clean', 1), 1, 'drop'],
    ['somebody has done it already, at the last attempt', new EffectExists('clean', 1), 5, 'drop'],
    ['a stream moved on', new VersionConflict('a', 1, 2), 1, 'again'],
    ['what was read is stale', new StaleRead('a'), 5, 'again'],
    ['Postgres is away', new LogUnreachable(new Error('away')), 1, 'retry'],
    ['Postgres is away, at the last attempt and after', new LogUnreachable(new Error('away')), 500, 'retry'],
    ['it may pass', passing, 4, 'retry'],
    ['it may pass, but no attempt is left', passing, 5, 'give-up'],
    ['no attempt would help', new ParkingFault('missing', ''), 1, 'park'],
    ['the input is bad', new InputFault('bad', ''), 1, 'park'],
    ['another content under the same id', new EventConflict(['a']), 1, 'park'],
    ['going on would do harm', new FatalFault('wrong', ''), 1, 'fatal'],
    ['the log is damaged, at the last attempt', new LogDamaged(3, 5), 5, 'fatal'],
    ['a defect of ours', unknown, 4, 'retry'],
    ['a defect of ours, and no attempt is left', unknown, 5, 'park'],
    ['something that is not even an error', 'thrown', 5, 'park'],
  ]
  it.each(cases)('when %s (%o), attempt %i of 5: %s', (_when, fault, attempt, verdict) => {
    expect(verdictOn(fault, { attempt, attempts: 5 })).toBe(verdict)
  })
})
