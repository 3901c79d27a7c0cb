import type { Consumption, WorkTimes } from '@blotter/log'
import { type Meter, metrics, openMeter } from '@blotter/telemetry'
import { recentTimes } from './recent-times.ts'

/** What a stage's worker counts and times, and what it can show of its work. */
export type StageMeter = {
  /** A job came into a hand, after so many ms in which it could be taken. */
  taken: (waitedMs: number) => void
  /** The hand is free again. */
  left: () => void
  /** An input came to an outcome. */
  settled: (outcome: string, ms: number) => void
  /** An attempt failed and is made again later. */
  retried: () => void
  /** An input was parked for a person; `code` of the fault. */
  died: (code: string) => void
  /** It begins to take jobs, or does so no more. */
  works: (does: boolean) => void
  consumption: () => Consumption & { times: WorkTimes }
}

/** @param hands  jobs in hand at a time */
export const openStageMeter = (
  stage: string,
  { hands = 1, meter = openMeter() }: { hands?: number; meter?: Meter } = {},
): StageMeter => {
  const now = (): string => new Date().toISOString()
  const seen: Consumption = { workingSince: null, takenAt: null, settledAt: null, running: 0, hands }
  const recent = recentTimes(Date.now)
  return {
    taken: (waitedMs) => {
      seen.takenAt = now()
      seen.running += 1
      recent.waited(waitedMs)
      meter.observe(metrics.jobWaitSeconds, { stage }, waitedMs / 1_000)
    },
    left: () => {
      seen.running -= 1
    },
    settled: (outcome, ms) => {
      seen.settledAt = now()
      recent.ran(ms)
      meter.observe(metrics.jobRunSeconds, { stage, outcome }, ms / 1_000)
      meter.count(metrics.jobsTotal, { stage, outcome })
    },
    retried: () => {
      seen.settledAt = now()
      recent.retried()
      meter.count(metrics.retriesTotal, { stage })
    },
    died: (code) => meter.count(metrics.deadTotal, { stage, reason: code }),
    works: (does) => {
      seen.workingSince = does ? now() : null
    },
    consumption: () => ({ ...seen, times: recent.read() }),
  }
}
