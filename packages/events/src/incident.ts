import { z } from 'zod'
import { casualtyKinds, claimSchema, whenSchema, whereSchema } from './claim.ts'
import { feedKinds } from './feed.ts'
import { incidentTypeSchema } from './incident-type.ts'

/** How many people, for one kind of casualty: what the claims allow, the best figure, and which claims say so. */
export const tollEntrySchema = z.object({
  low: z.int().nonnegative(),
  best: z.int().nonnegative(),
  /** null: open at the top. */
  high: z.int().nonnegative().nullable(),
  /** ISO 8601; the publication time of the newest report behind the figure. */
  asOf: z.string().nullable(),
  byClaim: z.array(z.string()),
})
export type TollEntry = z.infer<typeof tollEntrySchema>

export const tollSchema = z.partialRecord(z.enum(casualtyKinds), tollEntrySchema)
export type Toll = z.infer<typeof tollSchema>

/** The counted view of one incident: a pure function of the claims that it holds. */
export const incidentViewSchema = z.object({
  type: incidentTypeSchema,
  when: whenSchema,
  where: whereSchema.nullable(),
  toll: tollSchema,
})
export type IncidentView = z.infer<typeof incidentViewSchema>

/** A claim with what linking needs to know of its article. */
export const linkableClaimSchema = z.object({
  articleId: z.string(),
  /** ISO 8601, from page or feed; null where neither says. */
  publishedAt: z.string().nullable(),
  feed: z.string().optional(),
  /** What the operator says of the feed: ISO 3166 alpha-2, and whether it is official, an agency, or local. */
  feedCountry: z.string().optional(),
  feedKind: z.enum(feedKinds).optional(),
  /** Group of near copies that the article belongs to (ArticleGrouped); absent where it stands alone. */
  copyGroup: z.string().optional(),
  claim: claimSchema,
})
export type LinkableClaim = z.infer<typeof linkableClaimSchema>

const claimRef = z.object({ articleId: z.string(), claimId: z.string() })
const candidate = z.object({ claimId: z.string(), score: z.number(), why: z.array(z.string()) })

export const incidentOpened = z.object({ claim: claimRef, incident: incidentViewSchema, why: z.array(z.string()) })
export const claimLinked = z.object({ claim: claimRef, candidates: z.array(candidate), why: z.array(z.string()) })
export const claimUnlinked = z.object({ claim: claimRef, reason: z.string() })
export const incidentRevised = z.object({
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  incident: incidentViewSchema,
  because: z.array(z.string()),
})
export const incidentsMerged = z.object({ into: z.string(), reason: z.string(), because: z.array(z.string()) })
export const incidentSplit = z.object({ to: z.array(z.string()), reason: z.string() })
export const incidentRetracted = z.object({ reason: z.string() })
