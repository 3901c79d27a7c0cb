import type { Log } from '@blotter/log'
import { eventStages, singles, topology } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'
import { type Family, type Metric, metrics, type Point } from '@blotter/telemetry'
import {
  feedStanding,
  goalOf,
  listFeeds,
  openReplayStanding,
  parkedByReason,
  projectionLags,
  remaining,
  type StageStanding,
  stageActivity,
  stageStandings,
  verdictStates,
} from '@blotter/views'

type Gauge = Metric & { type: 'gauge' }
type Sources = { log: Log; queues: Queues }

/**
 * What is true of the whole log, and would be told twice if every process told it: queues, verdicts, feeds, lags, the
 * open replay.
 */
export const logGauges = async ({ log, queues }: Sources): Promise<Family[]> => {
  const [stages, only, feeds, projections, dead, replay, left, position] = await Promise.all([
    stageStandings(log, Object.values(topology), queues),
    stageActivity(log, singles),
    feedsByFreshness(log),
    projectionLags(log),
    parkedByReason(log),
    openReplayStanding(log),
    remaining(
      log,
      new Date().toISOString(),
      eventStages.map(({ name }) => name),
    ),
    log.head(),
  ])
  return [
    ...stageGauges(stages),
    gauge(
      metrics.workers,
      [...stages, ...only].map(({ stage, workers }) => [{ stage }, workers]),
    ),
    gauge(
      metrics.feeds,
      Object.entries(feeds).map(([freshness, count]) => [{ freshness }, count]),
    ),
    gauge(
      metrics.dead,
      dead.map(({ stage, reason, count }) => [{ stage, reason }, count]),
    ),
    gauge(metrics.replayRemaining, replay ? [[{ replay: replay.id }, replay.all - replay.done]] : []),
    gauge(metrics.logPosition, [[{}, position]]),
    gauge(metrics.dispatchLagEvents, [[{}, Math.max(0, left.undispatched)]]),
    gauge(
      metrics.projectionLagEvents,
      projections.map(({ projection, lag }) => [{ projection }, Math.max(0, lag)]),
    ),
    gauge(
      metrics.projectionStopped,
      projections.map(({ projection, status }) => [{ projection }, Number(status === 'stopped')]),
    ),
  ]
}

const JOB_STATES = ['waiting', 'active', 'stalled', 'delayed', 'failed'] as const

const stageGauges = (stages: readonly StageStanding[]): Family[] => [
  gauge(
    metrics.queueJobs,
    stages.flatMap((row) => JOB_STATES.map((state): Value => [{ stage: row.stage, state }, row[state]])),
  ),
  gauge(
    metrics.queueInputs,
    stages.map(({ stage, waitingInputs }) => [{ stage }, waitingInputs]),
  ),
  gauge(
    metrics.queueOldestSeconds,
    stages.map(({ stage, oldestWaitingMs }) => [{ stage }, (oldestWaitingMs ?? 0) / 1_000]),
  ),
  gauge(
    metrics.queuePaused,
    stages.map(({ stage, paused }) => [{ stage }, Number(paused)]),
  ),
  gauge(
    metrics.goalSeconds,
    stages.map(({ stage }) => [{ stage }, goalOf(stage) / 1_000]),
  ),
  gauge(
    metrics.stageVerdict,
    stages.flatMap(({ stage, verdict: { state } }) =>
      verdictStates.map((verdict): Value => [{ stage, verdict }, Number(state === verdict)]),
    ),
  ),
  gauge(
    metrics.stageInputsPerMinute,
    stages.flatMap(({ stage, inPerMinute, outPerMinute }): Value[] => [
      ...(inPerMinute === null ? [] : [[{ stage, direction: 'in' }, inPerMinute] satisfies Value]),
      [{ stage, direction: 'out' }, outPerMinute],
    ]),
  ),
]

type Value = [labels: Record<string, string>, value: number]

const gauge = (metric: Gauge, values: readonly Value[]): Family => ({
  metric,
  points: values.map(([labels, value]): Point => ({ labels, value })),
})

const feedsByFreshness = async (log: Log): Promise<Record<string, number>> => {
  const now = Date.now()
  const counts: Record<string, number> = {}
  for (const feed of await listFeeds(log)) {
    const { verdict } = feedStanding(feed, now)
    counts[verdict] = (counts[verdict] ?? 0) + 1
  }
  return counts
}
