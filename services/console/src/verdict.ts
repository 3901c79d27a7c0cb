import type { StageActivity } from '@blotter/views'
import type { Overview, StageRow } from './overview.ts'

export type Verdict = { state: 'ok' | 'late' | 'stuck' | 'failing' | 'paused' | 'no workers'; reason: string }

/** Waiting longer than this is late; with nothing done meanwhile it is stuck. ms */
const LATE = 60_000

/** Whether a stage works, in a word and a reason. */
export const verdictOf = (stage: StageRow): Verdict => {
  const { paused, workers, waiting, oldestWaitingMs, doneLastMinute, parked, states } = stage
  if (paused) return { state: 'paused', reason: `paused with ${waiting} waiting` }
  if (!workers)
    return { state: 'no workers', reason: waiting ? `${waiting} wait and nobody works` : 'nobody works here' }
  if (states.includes('other version'))
    return { state: 'stuck', reason: 'its version is not the active one: blotter extractors list' }
  if (oldestWaitingMs !== null && oldestWaitingMs > LATE) {
    const since = `the oldest has waited ${Math.round(oldestWaitingMs / 1_000)} s`
    return doneLastMinute
      ? { state: 'late', reason: since }
      : { state: 'stuck', reason: `${since} and nothing was done for a minute` }
  }
  if (parked) return { state: 'failing', reason: `${parked} parked for a person` }
  return { state: 'ok', reason: waiting ? `${waiting} waiting` : 'nothing waits' }
}

/** What stands still when the one process of its kind does not run. */
const WITHOUT: Readonly<Record<string, string>> = {
  dispatcher: 'nothing is handed out to the stages',
  projector: 'what is shown here stays as it is',
}

/** Whether the one process of its kind works now. */
export const isRunning = ({ states }: Pick<StageActivity, 'states'>): boolean => states.includes('working')

type Parts = Pick<Overview, 'stages' | 'singles' | 'projections'>

/** Whether every stage is ok, dispatcher and projector run, and no projection has stopped. */
export const isWell = ({ stages, singles, projections }: Parts): boolean =>
  stages.every((stage) => verdictOf(stage).state === 'ok') &&
  singles.every(isRunning) &&
  projections.every(({ status }) => status !== 'stopped')

/** One sentence about the whole: the first trouble, and how many more there are. */
export const sentenceOf = ({ stages, singles, projections }: Parts): string => {
  const troubles = [
    ...singles
      .filter((single) => !isRunning(single))
      .map(({ stage }) => `no ${stage} runs: ${WITHOUT[stage] ?? 'its work waits'}`),
    ...stages
      .map((stage) => ({ stage: stage.stage, ...verdictOf(stage) }))
      .filter(({ state }) => state !== 'ok')
      .map(({ stage, state, reason }) => `${stage} ${state === 'no workers' ? 'has' : 'is'} ${state}: ${reason}`),
    ...projections
      .filter(({ status }) => status === 'stopped')
      .map(({ projection, error }) => `the projection ${projection} has stopped: ${error}`),
  ]
  const [first] = troubles
  if (!first) return 'All stages keep up.'
  const more = troubles.length > 1 ? ` (and ${troubles.length - 1} more)` : ''
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${more}.`
}
