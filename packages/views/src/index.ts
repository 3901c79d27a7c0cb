export {
  type ArticleTrail,
  articlesOfIncident,
  articleTrail,
  followIncident,
  type IncidentArticles,
} from './article-trail.ts'
export { countOutcomes, type OutcomeCount } from './articles.ts'
export { eventWords } from './event-words.ts'
export {
  type Act,
  type EventFilter,
  type EventKin,
  type EventLine,
  eventKin,
  LOOKED_THROUGH,
  listActs,
  listEvents,
} from './events.ts'
export { type EventChoice, eventsFrom, isChosen } from './events-from.ts'
export { countFeeds, type FeedCounts } from './feed-counts.ts'
export { feedStanding } from './feed-standing.ts'
export { type FeedRow, findFeed, listFeeds, pageFeeds } from './feeds.ts'
export { type HostRow, listHosts } from './hosts.ts'
export { type Remaining, remaining } from './idle.ts'
export {
  type IncidentChoice,
  type IncidentDay,
  type IncidentLine,
  type IncidentPoint,
  type IncidentStory,
  incidentDays,
  incidentPoints,
  incidentStory,
  latestIncidents,
  listIncidentLines,
  type ToldClaim,
} from './incident-story.ts'
export { countAll, type IncidentFilter, type IncidentRow, type LogCounts, listIncidents } from './incidents.ts'
export {
  countParked,
  findParked,
  listParked,
  type ParkedGroup,
  type ParkedInput,
  type ParkedSelection,
  parkedByReason,
} from './parked.ts'
export type { PauseAct } from './pause-acts.ts'
export { openReplayStanding, type ReplayStanding, replayStep } from './replay-standing.ts'
export { type ArticleSearch, articleRecord, type FoundArticle, searchArticles } from './search/article-search.ts'
export { type Choice, chooseClaims, chooseIncidents, chosenAt, sincePosition } from './search/choice.ts'
export { claimStatement, type FoundClaim } from './search/claim-search.ts'
export { openValues, type Values } from './search/conditions.ts'
export {
  type ClaimSearch,
  claimFilterSchema,
  claimFilterShape,
  type IncidentSearch,
  incidentFilterSchema,
  incidentFilterShape,
} from './search/filters.ts'
export { type FirstEvidence, firstEvidence } from './search/first-evidence.ts'
export { claimRecord, type IncidentRecord, incidentRecord } from './search/incident-record.ts'
export { type FoundIncident, incidentStatement, searchIncidents } from './search/incident-search.ts'
export { leftIncidents } from './search/left-incidents.ts'
export type { Order, Page, PageRequest } from './search/page.ts'
export { claimRecordSql, incidentRecordSql, momentSql, saidOfTypes } from './search/record.ts'
export { claimRecords, incidentRecords } from './search/record-list.ts'
export { historyPosition, type RecordPoint, readRecordPoint } from './search/record-point.ts'
export { type MinuteKeeper, minuteKeeper, type StageMinutes } from './stage-minutes.ts'
export { type StageStanding, type StandingSources, stageStandings } from './stage-standing.ts'
export type { StageTimes } from './stage-times.ts'
export {
  goalOf,
  type QueueFigures,
  type StageFigures,
  stageVerdict,
  type Verdict,
  type VerdictState,
  verdictStates,
} from './stage-verdict.ts'
export { type ProjectionLag, projectionLags, type StageActivity, stageActivity } from './stages.ts'
export { isRunning, sentenceOn, troublesOf, type Whole } from './whole-verdict.ts'
export { listWorkers, type WorkerRow } from './workers.ts'
