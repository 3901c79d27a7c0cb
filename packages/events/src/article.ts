import { z } from 'zod'
import { claimSchema } from './claim.ts'
import { engineVersionSchema } from './engine-version.ts'
import { candidateSchema } from './incident.ts'
import { spanSchema } from './span.ts'

/** SHA-256 of a stored document, in lower-case hex. */
const documentHash = z.string().regex(/^[0-9a-f]{64}$/)

/** Why a page could not be had. */
export const unavailableReasons = [
  'not-found',
  'gone',
  'forbidden',
  'client-error',
  'server-error',
  'timeout',
  'unreachable',
  'too-large',
  'not-html',
  'refused-address',
  'redirect-loop',
  'robots',
  'empty-body',
  'challenge',
] as const
export type UnavailableReason = (typeof unavailableReasons)[number]

/** Why a page is no article, or none that can be read. */
export const rejectionReasons = [
  'consent',
  'blocked',
  'error-page',
  'login',
  'no-text',
  'listing',
  'not-html',
  'too-large',
  'too-deep',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** What a page is, as far as its shape tells. */
export const pageKinds = ['story', 'live', 'gallery', 'stub'] as const
export type PageKind = (typeof pageKinds)[number]

export const articleDiscovered = z.object({
  url: z.string(),
  feedId: z.string(),
  itemKey: z.string(),
  title: z.string().optional(),
  publishedAt: z.string().optional(),
  contentHash: z.string(),
})
export const articleSeen = z.object({
  url: z.string(),
  /** The address as the feed gives it, tracking parameters included. */
  link: z.string(),
  feedId: z.string(),
  itemKey: z.string(),
  previousHash: z.string().nullable(),
  contentHash: z.string(),
})
export const articleRefetchDue = z.object({ cause: z.enum(['recheck', 'edit']), attempt: z.int().positive() })
export const articleFetched = z.object({
  url: z.string(),
  /** Where redirects led. */
  finalUrl: z.string(),
  status: z.int(),
  contentType: z.string().optional(),
  headers: z.record(z.string(), z.string()),
  document: documentHash,
  /** Of the decoded body. */
  bytes: z.int().nonnegative(),
  /** What the discovering feed said, so that cleaning needs no other event. */
  hints: z.object({
    title: z.string().optional(),
    publishedAt: z.string().optional(),
    country: z.string().optional(),
    language: z.string().optional(),
  }),
})
export const articleUnavailable = z.object({
  url: z.string(),
  reason: z.enum(unavailableReasons),
  status: z.int().optional(),
  message: z.string(),
})
export const articleCleaned = z.object({
  url: z.string(),
  /** The page that was read. */
  page: documentHash,
  /** The clean text. */
  document: documentHash,
  title: z.string().optional(),
  /** ISO 8601 with zone where the page gives one; the feed's time where the page is silent. */
  publishedAt: z.string().optional(),
  updatedAt: z.string().optional(),
  authors: z.array(z.string()),
  language: z.string().optional(),
  canonicalUrl: z.string().optional(),
  siteName: z.string().optional(),
  section: z.string().optional(),
  image: z.string().optional(),
  kind: z.enum(pageKinds),
  /** Of a live page, in its order: where each entry stands in the clean text, and when it was written. */
  entries: z.array(z.object({ span: spanSchema, publishedAt: z.string().optional() })).optional(),
  /** ISO 3166 alpha-2 of the feed, where the operator gave one. */
  country: z.string().optional(),
  cleaner: engineVersionSchema,
})
export const articleRejected = z.object({
  url: z.string(),
  page: documentHash,
  reason: z.enum(rejectionReasons),
  cleaner: engineVersionSchema,
})
export const articleMerged = z.object({ into: z.string(), url: z.string() })
export const articleGrouped = z.object({ group: z.string(), containment: z.number() })
export const incidentsReported = z.object({
  url: z.string(),
  document: documentHash,
  title: z.string().optional(),
  publishedAt: z.string().nullable(),
  /** As the page that was read tells it. */
  updatedAt: z.string().optional(),
  claims: z.array(claimSchema),
  /** Why there is no claim: `language`, `no-incident`, `too-short`, `too-long`. Absent when there are some. */
  reason: z.string().optional(),
  /** UTF-16 offset behind which the text was not read, being too long; absent when all of it was. */
  cutAt: z.int().nonnegative().optional(),
  extractor: engineVersionSchema,
})
export const claimHeld = z.object({
  claimId: z.string(),
  reason: z.string(),
  /** The nearest claims that it is not one with; none where nobody looked for them, as before schema version 2. */
  candidates: z.array(candidateSchema).optional(),
  /** Incidents that it can be: several, where that is why it waits. */
  fits: z.array(z.string()).optional(),
})
export const articleParked = z.object({
  stage: z.string(),
  /** Position of the event that the stage could not do. */
  position: z.int().positive(),
  error: z.object({ name: z.string(), code: z.string(), message: z.string() }),
  attempts: z.int().positive(),
})
export const articleRetried = z.object({
  stage: z.string(),
  position: z.int().positive(),
  by: z.string(),
  reason: z.string(),
})
/** A person gives a parked input up: the article ends there, under this name. */
export const articleDiscarded = z.object({
  stage: z.string(),
  position: z.int().positive(),
  by: z.string(),
  reason: z.string(),
})
