import { z } from 'zod'
import { casualtyGroups, casualtyKinds, claimSchema, whenSchema, whereSchema } from './claim.ts'
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
/** How many of them were of a group ("among them twelve children"); never added to the whole. */
const tollPartSchema = tollEntrySchema.extend({ group: z.enum(casualtyGroups) })

/** A claim that an end of the range comes from, and when that was published (ISO 8601). */
const tollSourceSchema = z.object({ claimId: z.string(), at: z.string().nullable() })

const wholeTollSchema = tollEntrySchema.extend({
  /** Absent in events of schema version 1, as everything here. */
  lowBy: tollSourceSchema.optional(),
  highBy: tollSourceSchema.optional(),
  parts: z.array(tollPartSchema).optional(),
})
export type TollEntry = z.infer<typeof wholeTollSchema>
export type TollPart = z.infer<typeof tollPartSchema>

export const tollSchema = z.partialRecord(z.enum(casualtyKinds), wholeTollSchema)
export type Toll = z.infer<typeof tollSchema>

/** How sure the counted view is, and by what: `points` of all reasons add up to the level. */
export const confidenceSchema = z.object({
  level: z.enum(['low', 'medium', 'high']),
  /** Independent voices: near copies are one. */
  voices: z.int().positive(),
  because: z.array(z.object({ what: z.string(), value: z.string(), points: z.number() })),
})
export type Confidence = z.infer<typeof confidenceSchema>

/** The counted view of one incident: a pure function of the claims that it holds. */
export const incidentViewSchema = z.object({
  type: incidentTypeSchema,
  when: whenSchema,
  where: whereSchema.nullable(),
  toll: tollSchema,
  /** Absent in events of schema version 1. */
  confidence: confidenceSchema.optional(),
})
export type IncidentView = z.infer<typeof incidentViewSchema>

/** A claim with what linking needs to know of its article. */
export const linkableClaimSchema = z.object({
  articleId: z.string(),
  /** ISO 8601, from page or feed, of the article's version that makes the claim (`versionTime`); null where neither says. */
  publishedAt: z.string().nullable(),
  feed: z.string().optional(),
  /** What the operator says of the feed: ISO 3166 alpha-2, and whether it is official, an agency, or local. */
  feedCountry: z.string().optional(),
  feedKind: z.enum(feedKinds).optional(),
  /** Group of near copies that the article belongs to (ArticleGrouped); absent where it stands alone. */
  copyGroup: z.string().optional(),
  /** Only of a claim that its article makes no longer: ids of those that it told in one version with it. */
  beside: z.array(z.string()).optional(),
  claim: claimSchema,
})
export type LinkableClaim = z.infer<typeof linkableClaimSchema>

const claimRef = z.object({ articleId: z.string(), claimId: z.string() })
/** Another claim with what it came to beside this one, and by what. */
export const candidateSchema = z.object({ claimId: z.string(), score: z.number(), why: z.array(z.string()) })
export type Candidate = z.infer<typeof candidateSchema>

export const incidentOpened = z.object({
  claim: claimRef,
  incident: incidentViewSchema,
  why: z.array(z.string()),
  /** The nearest claims that it is not one with; none where nobody looked for them, as before schema version 3. */
  candidates: z.array(candidateSchema).optional(),
})
export const claimLinked = z.object({
  claim: claimRef,
  candidates: z.array(candidateSchema),
  why: z.array(z.string()),
})
export const claimUnlinked = z.object({ claim: claimRef, reason: z.string() })
export const incidentRevised = z.object({
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  incident: incidentViewSchema,
  because: z.array(z.string()),
})
export const incidentsMerged = z.object({
  into: z.string(),
  reason: z.string(),
  because: z.array(z.string()),
  /** What it held to its end, by which it can be found when the merger does not last; none before schema version 2. */
  claims: z.array(z.string()).optional(),
})
export const incidentSplit = z.object({ to: z.array(z.string()), reason: z.string() })
/**
 * What a person decided about claims, which no later linking undoes: that they are one incident (`together`), that they
 * are another one than `others` (`apart`), or that there was none (`retracted`); `undone` takes a decision back.
 */
export const linkDecided = z.object({
  kind: z.enum(['together', 'apart', 'retracted', 'undone']),
  who: z.string(),
  why: z.string(),
  /** The incidents that were named, as they were then. */
  incidents: z.array(z.string()),
  claims: z.array(z.string()),
  others: z.array(z.string()),
  /** Event id of the decision that is taken back; null but for `undone`. */
  undoes: z.string().nullable(),
})
export const incidentRetracted = z.object({ reason: z.string() })
