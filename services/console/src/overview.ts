import { singles, topology } from '@blotter/pipeline'
import {
  countAll,
  countOutcomes,
  type FeedRow,
  type IncidentRow,
  type LogCounts,
  listFeeds,
  listIncidents,
  type OutcomeCount,
  type ProjectionLag,
  projectionLags,
  type StageActivity,
  type StageStanding,
  stageActivity,
  stageStandings,
} from '@blotter/views'
import type { ConsoleSources } from './app.ts'

/** Everything that the first page shows. */
export type Overview = {
  at: string
  queues: ConsoleSources['queues']['kind']
  counts: LogCounts
  stages: StageStanding[]
  /** The processes of which one works: dispatcher and projector. */
  singles: StageActivity[]
  projections: ProjectionLag[]
  outcomes: OutcomeCount[]
  feeds: FeedRow[]
  incidents: IncidentRow[]
}

const FRESH = 1_000

/** However many people look, the database is asked once a second. */
export const lookAtOnce = (sources: ConsoleSources): (() => Promise<Overview>) => {
  let last: { at: number; overview: Promise<Overview> } | null = null
  return () => {
    if (!last || Date.now() - last.at > FRESH) {
      const overview = look(sources)
      last = { at: Date.now(), overview }
      overview.catch(() => {
        last = null
      })
    }
    return last.overview
  }
}

const look = async ({ log, queues }: ConsoleSources): Promise<Overview> => {
  const [counts, stages, only, projections, outcomes, feeds, incidents] = await Promise.all([
    countAll(log),
    stageStandings(log, Object.values(topology), queues.health),
    stageActivity(log, singles),
    projectionLags(log),
    countOutcomes(log),
    listFeeds(log),
    listIncidents(log, { limit: 50 }),
  ])
  return {
    at: new Date().toISOString(),
    queues: queues.kind,
    counts,
    stages,
    singles: only,
    projections,
    outcomes,
    feeds,
    incidents,
  }
}
