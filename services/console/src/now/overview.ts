import { RetryableFault } from '@blotter/events'
import { singles, topology } from '@blotter/pipeline'
import {
  countFeeds,
  type FeedCounts,
  type IncidentLine,
  type IncidentPoint,
  incidentPoints,
  latestIncidents,
  listWorkers,
  minuteKeeper,
  openReplayStanding,
  type ParkedGroup,
  type ProjectionLag,
  parkedByReason,
  projectionLags,
  type QueueFigures,
  type ReplayStanding,
  type StageActivity,
  type StageMinutes,
  type StageStanding,
  type StandingSources,
  stageStandings,
  type WorkerRow,
} from '@blotter/views'
import type { ConsoleSources } from '../sources.ts'
import { type Metered, metered } from './metered.ts'
import { readSlowly } from './slow-reading.ts'

/** Everything that the first screen shows. */
export type Overview = {
  at: string
  queues: ConsoleSources['queues']['kind']
  position: number
  stages: (StageStanding & { minutes: StageMinutes })[]
  /** The processes of which one works: dispatcher and projector. */
  singles: Pick<StageActivity, 'stage' | 'states'>[]
  workers: WorkerRow[]
  projections: ProjectionLag[]
  dead: ParkedGroup[]
  feeds: FeedCounts
  /** Every feed is on this machine, as in the sample. */
  invented: boolean
  replay: ReplayStanding | null
  incidents: IncidentLine[]
  /** Of the last 24 hours. */
  points: IncidentPoint[]
  /** ms that this refresh took of the database, and of the queues where they are elsewhere. */
  spent: { database: number; queues: number }
}

const SHAPES = Object.values(topology).map(({ name, takes }) => ({ name, takes: takes === 'timetable' ? [] : takes }))
const DAY = 86_400_000
const SHOWN = 12
const ON_THE_MAP = 500

// ms for which what moves slowly, or costs a whole table, holds.
const FEEDS_HOLD = 10_000
const REPLAY_HOLDS = 3_000
const DEAD_HOLDS = 2_000

/** Looks at everything that the first screen shows. What was read before and cannot have changed is not asked for again. */
export const openLook = (sources: ConsoleSources): (() => Promise<Overview>) => {
  const minutes = minuteKeeper(SHAPES, Date.now)
  const feeds = readSlowly(FEEDS_HOLD, async ({ log }) => ({
    counts: await countFeeds(log, Date.now()),
    invented: await onThisMachine(log),
  }))
  const replay = readSlowly(REPLAY_HOLDS, ({ log }) => openReplayStanding(log))
  const dead = readSlowly(DEAD_HOLDS, ({ log }) => parkedByReason(log))
  const incidents = sinceMoved(readIncidents)
  return async () => {
    const asked = metered(sources)
    const { log, queues } = asked
    await minutes.advance(log)
    const flowsOf = async () => minutes.flows()
    const stages = await standingsOf(log, queues, flowsOf)
    const projections = await projectionLags(log)
    const workers = await listWorkers(log)
    const { counts, invented } = await feeds(asked)
    const position = projections.find(({ projection }) => projection === 'incidents')?.position ?? 0
    return {
      ...(await incidents(asked, position)),
      at: new Date().toISOString(),
      queues: queues.kind,
      stages: stages.map((stage) => ({ ...stage, minutes: minutes.of(stage.stage) })),
      singles: singles.map((stage) => ({ stage, states: statesOf(workers, stage) })),
      ...{ workers, projections, invented, feeds: counts },
      position: await log.head(),
      dead: await dead(asked),
      replay: await replay(asked),
      spent: asked.spent(),
    }
  }
}

/** Queues of their own that do not answer leave everything else to be told. */
const standingsOf = async (
  log: Metered['log'],
  queues: Metered['queues'],
  flowsOf: NonNullable<StandingSources['flowsOf']>,
): Promise<StageStanding[]> => {
  const shapes = Object.values(topology)
  try {
    return await stageStandings(log, shapes, { healthOf: queues.healthOf, flowsOf })
  } catch (error) {
    if (queues.kind === 'postgres' || !(error instanceof RetryableFault)) throw error
    const healthOf = async (names: readonly string[]) => names.map(() => UNKNOWN)
    const standings = await stageStandings(log, shapes, { healthOf, flowsOf })
    return standings.map((standing) => ({ ...standing, verdict: { state: 'stuck', reason: error.message } }))
  }
}

const UNKNOWN: QueueFigures = {
  ...{ waiting: 0, waitingInputs: 0, active: 0, stalled: 0, delayed: 0, failed: 0 },
  ...{ paused: false, oldestWaitingMs: null },
}

const statesOf = (workers: readonly WorkerRow[], stage: string): string[] =>
  workers.filter((worker) => worker.alive && worker.stage === stage).map(({ state }) => state)

type Latest = Pick<Overview, 'incidents' | 'points'>

const readIncidents = async ({ log }: Metered): Promise<Latest> => {
  const since = new Date(Date.now() - DAY).toISOString().slice(0, 10)
  const found = await latestIncidents(log, { since, limit: SHOWN })
  const week = new Date(Date.now() - 7 * DAY).toISOString().slice(0, 10)
  return {
    // On a quiet day the days before say more than an empty list.
    incidents: found.length ? found : await latestIncidents(log, { since: week, limit: SHOWN }),
    points: await incidentPoints(log, { since, limit: ON_THE_MAP }),
  }
}

const HOUR = 3_600_000

/** Reads again what changes only with its projection, or with the day. */
const sinceMoved = (read: (from: Metered) => Promise<Latest>) => {
  let last: { position: number; hour: number; latest: Latest } | null = null
  return async (from: Metered, position: number): Promise<Latest> => {
    const hour = Math.floor(Date.now() / HOUR)
    if (last?.position !== position || last.hour !== hour) last = { position, hour, latest: await read(from) }
    return last.latest
  }
}

// Matches "http://127.0.0.1:4000/a.xml", "http://localhost/a". Not: "https://localhost.example/a".
const LOOPBACK = String.raw`^https?://(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|/|$)`

const onThisMachine = async (log: Pick<Metered['log'], 'query'>): Promise<boolean> => {
  const [row] = await log.query<{ invented: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM blotter_work.feed WHERE state <> 'removed')
       AND NOT EXISTS (SELECT 1 FROM blotter_work.feed WHERE state <> 'removed' AND url !~ $1) AS invented`,
    [LOOPBACK],
  )
  return row?.invented ?? false
}
