import { notConsuming } from '@blotter/log'
import type { PauseAct } from './pause-acts.ts'
import type { StageFlow } from './stage-flow.ts'
import type { WorkerRow } from './workers.ts'

/** What a stage's queue says; both backends say it alike. */
export type QueueFigures = {
  /** Jobs that may be taken now, and the inputs that they stand for. */
  waiting: number
  waitingInputs: number
  active: number
  stalled: number
  delayed: number
  failed: number
  paused: boolean
  /** ms since the oldest could be taken; null when nothing waits. */
  oldestWaitingMs: number | null
}

/** All that a verdict on a stage is made of. */
export type StageFigures = Omit<StageFlow, 'stage'> &
  QueueFigures & {
    stage: string
    /** Parked for a person in all, within the last hour, and the code of most of the latter. */
    parked: number
    parkedLastHour: number
    parkedFor: string | null
    crew: readonly WorkerRow[]
    /** Who paused it; null when nobody did, or it is not known. */
    pausedBy: PauseAct | null
  }

export type VerdictState = 'ok' | 'late' | 'stuck' | 'failing' | 'paused' | 'no workers'
export type Verdict = { state: VerdictState; reason: string }

export const verdictStates: readonly VerdictState[] = ['ok', 'late', 'stuck', 'failing', 'paused', 'no workers']

const MINUTE = 60_000
const GOALS: Readonly<Record<string, number>> = {
  poll: 2 * MINUTE,
  // Many pages of one site wait for their turn there.
  fetch: 5 * MINUTE,
}

/** ms that an input of a stage may wait before the stage counts as late. */
export const goalOf = (stage: string): number => GOALS[stage] ?? MINUTE

/**
 * Whether a stage works, in a word and a reason. Late is judged by the stage's goal, and, from half of it on, by whether
 * what waits now will pass it at the rates of the last minutes; stuck needs proof that work could be taken and was not.
 * @param now  ms since 1970
 */
export const stageVerdict = (stage: StageFigures, now: number): Verdict => {
  const crew = stage.crew.filter(({ alive }) => alive)
  const working = crew.filter(({ state }) => state === 'working')
  if (stage.paused)
    return { state: 'paused', reason: `${sayPause(stage, now)}; ${inputs(stage.waitingInputs)} waiting` }
  if (!crew.length) return { state: 'no workers', reason: lastHeard(stage) }
  if (!working.length) return notWorking(crew)
  const idle = working.flatMap((worker) => {
    const why = notConsuming(worker, stage, Date.parse(worker.askedAt))
    return why ? [`${worker.host} ${worker.pid}: ${why}`] : []
  })
  if (idle.length === working.length)
    return { state: 'stuck', reason: `${workers(idle.length)} connected, none takes jobs (${idle[0]})` }
  if (isLate(stage)) {
    const standing = stage.outPerMinute === 0 && (stage.oldestWaitingMs ?? 0) > goalOf(stage.stage)
    return { state: standing ? 'stuck' : 'late', reason: `${sayOldest(stage)}; ${sayTrend(stage)}` }
  }
  if (idle.length)
    return { state: 'failing', reason: `${idle.length} of ${workers(working.length)} takes no jobs (${idle[0]})` }
  if (stage.parkedLastHour) {
    const { parkedLastHour, parkedFor, stage: name } = stage
    return {
      state: 'failing',
      reason: `${inputs(parkedLastHour)} parked within the hour, most for ${parkedFor}: blotter dead list --stage ${name}`,
    }
  }
  return { state: 'ok', reason: [sayWaiting(stage), ...sayParked(stage)].join('; ') }
}

/**
 * Whether the oldest is over the goal, or is half way there and what waits will be because more comes than goes: a large
 * feed that was just read is no trend.
 */
const isLate = ({ stage, oldestWaitingMs, waitingInputs, inPerMinute, outPerMinute }: StageFigures): boolean => {
  const waited = oldestWaitingMs ?? 0
  if (waited > goalOf(stage)) return true
  if (waited < goalOf(stage) / 2) return false
  if (inPerMinute === null || outPerMinute === 0 || inPerMinute <= outPerMinute) return false
  return (waitingInputs / outPerMinute) * MINUTE > goalOf(stage)
}

const sayPause = ({ pausedBy }: StageFigures, now: number): string =>
  pausedBy
    ? `paused by ${pausedBy.who} ${duration(now - Date.parse(pausedBy.at))} ago: ${pausedBy.why}`
    : 'paused, and the log does not say by whom'

const lastHeard = ({ crew, waitingInputs }: StageFigures): string => {
  const waits = waitingInputs ? `${inputs(waitingInputs)} waiting` : 'nothing waits'
  const last = crew.toSorted((a, b) => a.silentMs - b.silentMs)[0]
  if (!last) return `${waits}, and nobody works here`
  return `${waits}; ${last.host} ${last.pid} was last heard of ${duration(last.silentMs)} ago`
}

const notWorking = (crew: readonly WorkerRow[]): Verdict => {
  if (crew.some(({ state }) => state === 'other version'))
    return { state: 'stuck', reason: 'its version is not the active one: blotter extractors list' }
  if (crew.some(({ state }) => state === 'waits for a promotion'))
    return { state: 'paused', reason: 'a replay is being promoted and does its work' }
  return { state: 'no workers', reason: `${workers(crew.length)}, ${crew[0]?.state ?? 'starting'}` }
}

const sayOldest = ({ oldestWaitingMs, waitingInputs }: StageFigures): string =>
  `the oldest has waited ${duration(oldestWaitingMs ?? 0)}, ${inputs(waitingInputs)} in all`

const sayTrend = ({ inPerMinute, outPerMinute, waitingInputs }: StageFigures): string => {
  if (outPerMinute === 0) return 'nothing was done for minutes'
  const rates = `${rate(inPerMinute ?? 0)} in, ${rate(outPerMinute)} out a minute`
  const surplus = outPerMinute - (inPerMinute ?? 0)
  if (surplus <= 0) return `falling behind: ${rates}`
  return `catching up: ${rates}, about ${duration((waitingInputs / surplus) * MINUTE)} left`
}

const sayWaiting = ({ oldestWaitingMs, waitingInputs }: StageFigures): string =>
  oldestWaitingMs === null
    ? 'nothing waits'
    : `${inputs(waitingInputs)} waiting, the oldest ${duration(oldestWaitingMs)}`

const sayParked = ({ parked }: StageFigures): string[] => (parked ? [`${parked} parked for a person`] : [])

const inputs = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'input' : 'inputs'}`
const workers = (count: number): string => `${count} ${count === 1 ? 'worker' : 'workers'}`
const rate = (perMinute: number): string =>
  (perMinute < 10 ? Math.round(perMinute * 10) / 10 : Math.round(perMinute)).toLocaleString('en')

/** 900 → '1 s', 75 000 → '1 min', 7 500 000 → '2 h 5 min' */
const duration = (ms: number): string => {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
