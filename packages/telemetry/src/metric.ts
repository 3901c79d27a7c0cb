/** A metric's name and what it says; `labels` are all that its points carry. */
export type Metric = {
  name: `blotter_${string}`
  type: 'counter' | 'gauge' | 'histogram'
  help: string
  labels: readonly string[]
}

/** One number of a metric; a histogram's points end in `_bucket`, `_sum` and `_count`. */
export type Point = { labels: Readonly<Record<string, string>>; value: number; suffix?: '_bucket' | '_sum' | '_count' }

/** A metric with its points. */
export type Family = { metric: Metric; points: readonly Point[] }

/** Every metric that Blotter exports, in base units; dashboards, rules and their tests take the names from here. */
export const metrics = {
  queueJobs: {
    name: 'blotter_queue_jobs',
    type: 'gauge',
    help: "A stage's jobs: waiting (may be taken now), active, stalled (their worker is gone), delayed, failed.",
    labels: ['stage', 'state'],
  },
  queueInputs: {
    name: 'blotter_queue_inputs',
    type: 'gauge',
    help: 'Inputs that the waiting jobs stand for; one job may stand for 32.',
    labels: ['stage'],
  },
  queueOldestSeconds: {
    name: 'blotter_queue_oldest_seconds',
    type: 'gauge',
    help: 'Age of the oldest job that may be taken now, since it could be; 0 when there is none.',
    labels: ['stage'],
  },
  queuePaused: {
    name: 'blotter_queue_paused',
    type: 'gauge',
    help: '1 while a person has paused it.',
    labels: ['stage'],
  },
  goalSeconds: {
    name: 'blotter_goal_seconds',
    type: 'gauge',
    help: 'How long an input of the stage may wait before the stage counts as late.',
    labels: ['stage'],
  },
  stageVerdict: {
    name: 'blotter_stage_verdict',
    type: 'gauge',
    help: '1 for the verdict that the stage has now: ok, late, stuck, failing, paused, no workers.',
    labels: ['stage', 'verdict'],
  },
  stageInputsPerMinute: {
    name: 'blotter_stage_inputs_per_minute',
    type: 'gauge',
    help: 'Inputs that came to a stage and left it, a minute, over the last five.',
    labels: ['stage', 'direction'],
  },
  jobWaitSeconds: {
    name: 'blotter_job_wait_seconds',
    type: 'histogram',
    help: 'From when a job could be taken until it was.',
    labels: ['stage'],
  },
  jobRunSeconds: {
    name: 'blotter_job_run_seconds',
    type: 'histogram',
    help: 'From when an input was begun until its outcome was written.',
    labels: ['stage', 'outcome'],
  },
  jobsTotal: {
    name: 'blotter_jobs_total',
    type: 'counter',
    help: 'Inputs that came to an outcome.',
    labels: ['stage', 'outcome'],
  },
  retriesTotal: {
    name: 'blotter_retries_total',
    type: 'counter',
    help: 'Attempts that failed and are made again later.',
    labels: ['stage'],
  },
  deadTotal: {
    name: 'blotter_dead_total',
    type: 'counter',
    help: 'Inputs that were parked for a person, by the code of what was wrong.',
    labels: ['stage', 'reason'],
  },
  dead: {
    name: 'blotter_dead',
    type: 'gauge',
    help: 'Inputs that wait for a person now.',
    labels: ['stage', 'reason'],
  },
  workers: {
    name: 'blotter_workers',
    type: 'gauge',
    help: 'Processes that have said within three beats that they live.',
    labels: ['stage'],
  },
  feeds: {
    name: 'blotter_feeds',
    type: 'gauge',
    help: 'Feeds: fresh, late, silent, failing, quarantined or suspended.',
    labels: ['freshness'],
  },
  replayRemaining: {
    name: 'blotter_replay_remaining',
    type: 'gauge',
    help: "Articles that the open replay's present step has yet to do.",
    labels: ['replay'],
  },
  logPosition: { name: 'blotter_log_position', type: 'gauge', help: 'Position of the last event.', labels: [] },
  dispatchLagEvents: {
    name: 'blotter_dispatch_lag_events',
    type: 'gauge',
    help: 'Events that the dispatcher has not handed out yet.',
    labels: [],
  },
  projectionLagEvents: {
    name: 'blotter_projection_lag_events',
    type: 'gauge',
    help: 'Events that a projection has not folded yet.',
    labels: ['projection'],
  },
  projectionStopped: {
    name: 'blotter_projection_stopped',
    type: 'gauge',
    help: '1 when an event that it cannot fold has stopped the projection.',
    labels: ['projection'],
  },
} as const satisfies Record<string, Metric>
