import type { z } from 'zod'
import * as article from './article.ts'
import * as feed from './feed.ts'
import * as incident from './incident.ts'
import * as operator from './operator.ts'
import * as replay from './replay.ts'

/**
 * Every event type of the log with the schema of its payload at the current schema version. The key is the event's
 * name in the log; a change of a shape raises `schemaVersions` and brings an upcaster (upcaster.ts).
 */
export const payloadSchemas = {
  FeedAdded: feed.feedAdded,
  FeedChanged: feed.feedChanged,
  FeedMoved: feed.feedMoved,
  FeedSuspended: feed.feedSuspended,
  FeedResumed: feed.feedResumed,
  FeedRemoved: feed.feedRemoved,
  ArticleDiscovered: article.articleDiscovered,
  ArticleSeen: article.articleSeen,
  ArticleRefetchDue: article.articleRefetchDue,
  ArticleFetched: article.articleFetched,
  ArticleUnavailable: article.articleUnavailable,
  ArticleCleaned: article.articleCleaned,
  ArticleRejected: article.articleRejected,
  ArticleMerged: article.articleMerged,
  ArticleGrouped: article.articleGrouped,
  IncidentsReported: article.incidentsReported,
  ClaimHeld: article.claimHeld,
  ArticleParked: article.articleParked,
  ArticleRetried: article.articleRetried,
  ArticleDiscarded: article.articleDiscarded,
  IncidentOpened: incident.incidentOpened,
  ClaimLinked: incident.claimLinked,
  ClaimUnlinked: incident.claimUnlinked,
  IncidentRevised: incident.incidentRevised,
  IncidentsMerged: incident.incidentsMerged,
  IncidentSplit: incident.incidentSplit,
  IncidentRetracted: incident.incidentRetracted,
  LinkDecided: incident.linkDecided,
  ReplayStarted: replay.replayStarted,
  ReplayFinished: replay.replayFinished,
  ReplayApproved: replay.replayApproved,
  ReplayPromoted: replay.replayPromoted,
  ReplayDiscarded: replay.replayDiscarded,
  ExtractorActivated: operator.extractorActivated,
  OperatorActed: operator.operatorActed,
} as const

export type EventType = keyof typeof payloadSchemas
export type Payload<T extends EventType> = z.infer<(typeof payloadSchemas)[T]>

export const eventTypes = Object.keys(payloadSchemas) as EventType[]

/** What a stage, a command or a projector hands to the log. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: {
    eventId: string
    /** `article/<id>`, `feed/<id>`, `incident/<id>`, `replay/<id>`, `extractor/<name>`, `operator`. */
    streamId: string
    type: K
    data: Payload<K>
    /** ISO 8601: when the text says that it happened (valid time). */
    occurredAt?: string | null
    /** The article's whole trail. */
    correlationId?: string | null
    /** The event that caused this one. */
    causationId?: string | null
    /** `name@version+digest` of the engine that made it. */
    extractor?: string | null
    /** CloudEvents source. */
    source: string
    /** Trace and host; in no hash, since a retry has another trace. */
    meta?: Record<string, unknown>
  }
}[T]

/** An event as the log holds it, its payload in today's shape. */
export type LogEvent<T extends EventType = EventType> = {
  [K in T]: {
    position: number
    eventId: string
    streamId: string
    /** Place in its stream, from 1. */
    version: number
    type: K
    data: Payload<K>
    occurredAt: string | null
    /** ISO 8601, set under the head lock; never goes back. */
    recordedAt: string
    correlationId: string | null
    causationId: string | null
    extractor: string | null
    source: string
    meta: Record<string, unknown>
  }
}[T]
