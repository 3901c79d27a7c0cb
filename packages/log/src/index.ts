export { type AccessToken, addToken, endToken, heldTokens, listTokens, noteUse, validToken } from './access-tokens.ts'
export { activateVersion, readActiveVersion } from './active-version.ts'
export { answerWithin } from './answer-within.ts'
export type { Alongside, AppendOptions, AppendResult, Deciding, Stored } from './append.ts'
export { type ArticleFeed, feedsOfArticles } from './article-feeds.ts'
export { type Consumption, notConsuming, WEDGED } from './consumption.ts'
export { hashContent } from './content-hash.ts'
export { type CopyShape, copyOut } from './copy-out.ts'
export {
  articlesSharing,
  type CopyStand,
  copiesOfGroups,
  type LinkedArticle,
  linkedArticles,
  writeLinkedArticles,
} from './copy-state.ts'
export type { Database, Transaction } from './database.ts'
export {
  type DispatchNews,
  type DispatchState,
  dispatchIsForeign,
  forgetForeign,
  readDispatch,
  readDispatchNews,
  undonePositions,
  writeDispatch,
} from './dispatch-state.ts'
export { type Documents, documentMissing, hashOf, type PackedDocument, pack } from './documents.ts'
export { type Effect, effectsAmong, hasEffect, hasEffectSince } from './effects.ts'
export { type EmbeddedServer, startServer } from './embedded/server.ts'
export { storedPayload, storedValue } from './event-row.ts'
export { holdOnce, whileExclusive } from './exclusive.ts'
export { EffectExists, EventConflict, LogDamaged, LogUnreachable, StaleRead, VersionConflict } from './fault.ts'
export { type FeedPoll, feedsAt, readFeedPolls } from './feed-polls.ts'
export {
  type FeedHealth,
  type FeedItemRow,
  type KnownItems,
  knownItems,
  readFeedState,
  rememberItems,
} from './feed-state.ts'
export { type Guard, readGuard } from './guard.ts'
export { BEAT, beat, DEAD_AFTER, endBeat, type Heartbeat } from './heartbeat.ts'
export { type HostGateStore, hostGateStore, robotsStore } from './host-gate.ts'
export { incidentsAnswering } from './link-answers.ts'
export { type LinkDecision, linkDecisions, writeLinkDecisions } from './link-decisions.ts'
export { keepIndex } from './link-index.ts'
export type { KeySearch, KeyStand } from './link-keys.ts'
export {
  type Behind,
  claimsNear,
  claimsOf,
  claimsOfArticles,
  claimsOfCopies,
  claimsOfIncidents,
  type LinkedClaim,
  type LinkedWrite,
  type LinkSpace,
  lockLinking,
  type Page,
  pagesOfClaims,
  removeLinkedClaims,
  writeLinkedClaims,
} from './link-state.ts'
export { type Log, openLog, ping } from './log.ts'
export { type LogSize, readLogSize, type TypeSize } from './log-size.ts'
export { migrate } from './migrate.ts'
export { type MigrationLevel, readMigrationLevel } from './migration-level.ts'
export { type PollRecord, savePoll } from './poll-record.ts'
export { translate } from './postgres-error.ts'
export { foldAsOf, foldEvents, positionAt } from './projection/as-of.ts'
export { catchUp, follow, readCheckpoint } from './projection/follow.ts'
export { dropGeneration, type Generation, listGenerations } from './projection/generation.ts'
export { hashGeneration } from './projection/hash.ts'
export type { Projection } from './projection/projection.ts'
export { type RebuildOptions, type RebuildProgress, type Rebuilt, rebuild, serveKept } from './projection/rebuild.ts'
export { foldWords, wordsOf } from './projections/history-search.ts'
export { CELL, MONTH, ODD_MONTH, STILL, WIDE_CELL } from './projections/history-tables.ts'
export {
  type ClaimRow,
  claim as claimTable,
  type IncidentRow,
  incident as incidentTable,
} from './projections/incident-tables.ts'
export {
  articles as articlesProjection,
  articleTable,
  feeds as feedsProjection,
  history as historyProjection,
  incidents as incidentsProjection,
  parked as parkedProjection,
  projectionNamed,
  projections,
} from './projections/index.ts'
export { type Headline, readHeadlines, readMatching } from './read.ts'
export {
  adoptGroups,
  adoptHeld,
  adoptIncidents,
  adoptTables,
  type ChangedIncidents,
  changedIncidents,
  claimsInShadow,
  differsFromShadow,
  type GroupedAnew,
  placeReports,
} from './replay/adoption.ts'
export { keepSample, listArticles, listUndone, numberArticles } from './replay/listing.ts'
export {
  addReplay,
  approvalId,
  changeReplay,
  isPromoting,
  listReplays,
  type NewReplay,
  openReplay,
  type Replay,
  type ReplayState,
  replayNamed,
} from './replay/replay.ts'
export { isReplayed, replaySource } from './replay/replayed.ts'
export {
  type CleanedAs,
  forgetIncidents,
  forgetResults,
  hasAppended,
  type ListedArticle,
  listedArticles,
  listedNumbers,
  moveResults,
  type ReplayOutcome,
  type ReplayProgress,
  type ReplayResult,
  readProgress,
  relistArticle,
  resultsAt,
  resultsOf,
  skipShadow,
  writeResults,
} from './replay/results.ts'
export {
  claimsOn,
  dropShadow,
  eachIncident as eachReplayIncident,
  hasBase,
  type IncidentRow as ReplayIncidentRow,
  keepBase,
  noteGrouped,
  noteTouched,
  noteUndone,
  openShadow,
  readIncidents as readReplayIncidents,
  SHADOW,
  type SideClaim,
  strikeUndone,
  touchedAfter,
  undoneInShadow,
  writeIncidents,
} from './replay/shadow.ts'
export {
  besideReaders,
  goOnReading,
  type MoveOn,
  type Standstill,
  standStill,
  standstillAt,
} from './replay/standstill.ts'
export { shadowIncidentsAfter, toldViews } from './replay/told-views.ts'
export { streamVersions } from './stream-versions.ts'
export {
  advanceEntry,
  countPolls,
  hastenPoll,
  pollAllNow,
  readDue,
  readEntry,
  removeEntry,
  setEntry,
  type TimetableEntry,
} from './timetable.ts'
export { type Anchor, parseAnchors, readAnchor } from './verify/anchor.ts'
export { type Damage, type Verification, type VerifyOptions, verifyLog } from './verify/verify.ts'
export { readWebSub, removeWebSub, type WebSub, webSubByToken, writeWebSub } from './web-subs.ts'
export {
  addWebHook,
  dueDeliveries,
  forgetDeliveries,
  listDeliveries,
  listWebHooks,
  queueDeliveries,
  removeWebHook,
  reviveDelivery,
  rewindWebHook,
  settleDelivery,
  suspendWebHook,
  type WebHook,
  type WebHookDelivery,
} from './webhooks.ts'
export { addTimes, noTimes, timeBelow, timeSlot, type WorkTimes } from './work-times.ts'
