import { addTimes, timeBelow } from '@blotter/log'
import type { WorkerRow } from './workers.ts'

/** How long inputs lately waited and ran at a stage, ms, over its workers' last minutes; null where none did. */
export type StageTimes = {
  waitP50: number | null
  waitP95: number | null
  runP50: number | null
  runP95: number | null
  /** Attempts that failed and are made again later. */
  retries: number
}

/** What the workers that live have counted, taken together. */
export const stageTimes = (crew: readonly Pick<WorkerRow, 'alive' | 'times'>[]): StageTimes => {
  const { wait, run, retries } = addTimes(crew.flatMap(({ alive, times }) => (alive && times ? [times] : [])))
  return {
    waitP50: timeBelow(wait, 0.5),
    waitP95: timeBelow(wait, 0.95),
    runP50: timeBelow(run, 0.5),
    runP95: timeBelow(run, 0.95),
    retries,
  }
}
