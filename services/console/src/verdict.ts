import type { StageRow } from './overview.ts'

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

/** One sentence about all stages. */
export const sentenceOf = (stages: readonly StageRow[]): string => {
  const troubled = stages
    .map((stage) => ({ stage: stage.stage, ...verdictOf(stage) }))
    .filter(({ state }) => state !== 'ok')
  const first = troubled[0]
  if (!first) return 'All stages keep up.'
  const more = troubled.length > 1 ? ` (and ${troubled.length - 1} more)` : ''
  return `${first.stage} is ${first.state}: ${first.reason}${more}.`
}
