import type { Log } from '@blotter/log'
import { pauseActs } from './pause-acts.ts'
import { type StageFlow, stageFlows } from './stage-flow.ts'
import { type StageTimes, stageTimes } from './stage-times.ts'
import { type QueueFigures, type StageFigures, stageVerdict, type Verdict } from './stage-verdict.ts'
import { type StageActivity, stageActivity } from './stages.ts'
import { listWorkers } from './workers.ts'

/** How a stage stands: every figure, and the verdict that they come to. */
export type StageStanding = StageActivity & StageFigures & { verdict: Verdict; times: StageTimes }

type Shape = { name: string; takes: readonly string[] | 'timetable' }

export type StandingSources = {
  healthOf: (stages: readonly string[]) => Promise<readonly QueueFigures[]>
  flowsOf?: (stages: readonly { name: string; takes: readonly string[] }[]) => Promise<StageFlow[]>
}

/**
 * How every stage stands now, in the order given.
 * @param stages  of the topology
 * @param sources  `healthOf`: the stages' queues, in their order; `flowsOf`: what comes and leaves, where it is known
 */
export const stageStandings = async (
  log: Pick<Log, 'query'>,
  stages: readonly Shape[],
  { healthOf, flowsOf = (shapes) => stageFlows(log, shapes) }: StandingSources,
): Promise<StageStanding[]> => {
  const names = stages.map(({ name }) => name)
  const [activity, flows, workers, queues] = await Promise.all([
    stageActivity(log, names),
    flowsOf(stages.map(({ name, takes }) => ({ name, takes: takes === 'timetable' ? [] : takes }))),
    listWorkers(log),
    healthOf(names),
  ])
  const acts = queues.some(({ paused }) => paused) ? await pauseActs(log) : []
  const now = Date.now()
  return activity.map((row, index) => {
    const flow = flows.find(({ stage }) => stage === row.stage)
    const queue = queues[index] as QueueFigures // one for each name
    const figures = {
      ...row,
      ...queue,
      stage: row.stage,
      inPerMinute: flow?.inPerMinute ?? null,
      outPerMinute: flow?.outPerMinute ?? 0,
      crew: workers.filter(({ stage }) => stage === row.stage),
      pausedBy: queue.paused ? (acts.find(({ stages }) => stages.includes(row.stage)) ?? null) : null,
    }
    return { ...figures, verdict: stageVerdict(figures, now), times: stageTimes(figures.crew) }
  })
}
