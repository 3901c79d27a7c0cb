import { type Log, openReplay, type Replay, type ReplayProgress, readProgress } from '@blotter/log'

/** How far the open replay is. */
export type ReplayStanding = {
  id: string
  stage: string
  state: Replay['state']
  /** Who paused it. */
  paused: string | null
  phase: string
  done: number
  all: number
  /** Articles a second, over the last minutes. */
  rate: number
  /** null where nothing moves or a person is asked. */
  secondsLeft: number | null
}

/** The open replay; null when there is none. */
export const openReplayStanding = async (log: Pick<Log, 'database' | 'query'>): Promise<ReplayStanding | null> => {
  const replay = await openReplay(log)
  if (!replay) return null
  const { id, stage, state, paused } = replay
  const progress = await readProgress(log, id)
  const step = replayStep(replay, progress)
  const { rate } = progress
  const moves = rate > 0 && state === 'deriving' && !paused
  return {
    id,
    stage,
    state,
    paused,
    ...step,
    rate,
    secondsLeft: moves ? Math.ceil((step.all - step.done) / rate) : null,
  }
}

/** Which of a replay's passes over its articles it is in, and how far. */
export const replayStep = (
  { state }: Pick<Replay, 'state'>,
  { all, steps }: ReplayProgress,
): { phase: string; done: number; all: number } => {
  const { listed = 0, derived = 0, linked = 0, reported = 0, done = 0 } = steps
  if (state === 'linking') return { phase: state, done: linked, all: linked + derived }
  if (state === 'promoting' || state === 'settling')
    return { phase: state, done: all - derived - linked - reported - listed, all }
  if (state === 'pinning' || state === 'listing') return { phase: state, done: 0, all }
  return { phase: state, done: derived + linked + reported + done, all }
}
