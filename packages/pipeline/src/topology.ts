import type { EventType } from '@blotter/events'

export type StageShape = {
  name: string
  /** The event types that are this stage's inputs; the timetable's polls for the first one. */
  takes: readonly EventType[] | 'timetable'
  gives: readonly EventType[]
}

/** The whole pipeline: which stage takes what and gives what. The dispatcher, the workers and `blotter status` read it here. */
export const topology = {
  poll: {
    name: 'poll',
    takes: 'timetable',
    gives: ['ArticleDiscovered', 'ArticleSeen', 'ArticleRefetchDue', 'FeedChanged', 'FeedMoved', 'FeedSuspended'],
  },
  fetch: {
    name: 'fetch',
    takes: ['ArticleDiscovered', 'ArticleRefetchDue'],
    gives: ['ArticleFetched', 'ArticleUnavailable'],
  },
  clean: {
    name: 'clean',
    takes: ['ArticleFetched'],
    gives: ['ArticleCleaned', 'ArticleRejected', 'ArticleMerged', 'ArticleFetched'],
  },
  extract: {
    name: 'extract',
    takes: ['ArticleCleaned'],
    gives: ['IncidentsReported'],
  },
  link: {
    name: 'link',
    takes: ['IncidentsReported', 'ArticleMerged', 'LinkDecided'],
    gives: [
      'IncidentOpened',
      'ClaimLinked',
      'ClaimUnlinked',
      'IncidentRevised',
      'IncidentsMerged',
      'IncidentSplit',
      'IncidentRetracted',
      'ClaimHeld',
      'ArticleGrouped',
    ],
  },
} as const satisfies Record<string, StageShape>

export type StageName = keyof typeof topology

export const stageNames = Object.keys(topology) as StageName[]

/** The stages whose inputs are events, in the order of the flow. */
export const eventStages: readonly { name: StageName; takes: readonly EventType[] }[] = Object.values(topology)
  .filter((shape) => shape.takes !== 'timetable')
  .map((shape) => ({ name: shape.name, takes: shape.takes as readonly EventType[] }))

/** The topology as lines of text: `fetch   ArticleDiscovered, … ─► ArticleFetched, …`. */
export const printTopology = (): string =>
  Object.values(topology)
    .map(
      ({ name, takes, gives }) =>
        `${name.padEnd(8)}${takes === 'timetable' ? takes : takes.join(', ')} ─► ${gives.join(', ')}`,
    )
    .join('\n')
