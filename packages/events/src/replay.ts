import { z } from 'zod'
import { engineVersionSchema } from './engine-version.ts'

/** The stages that can be run again; each goes on to `link`. */
export const replayStages = ['clean', 'extract', 'link'] as const
export type ReplayStage = (typeof replayStages)[number]

/** Which articles are derived again; all of them where nothing is said. */
export const replaySelectionSchema = z.object({
  /** ISO 8601: published at or after, or read where the article names no time. */
  since: z.string().optional(),
  until: z.string().optional(),
  feed: z.string().optional(),
  /** A type or a family that one of its claims has so far. */
  type: z.string().optional(),
  /** ISO 3166 alpha-2 of a place of one of its claims so far. */
  country: z.string().optional(),
  /** At most so many, chosen by the hash of their ids; a sample cannot be promoted. */
  sample: z.int().positive().optional(),
})
export type ReplaySelection = z.infer<typeof replaySelectionSchema>

/** What an engine was and what the replay makes of it; equal where it stays. */
export const versionChangeSchema = z.object({ from: engineVersionSchema.nullable(), to: engineVersionSchema })
export type VersionChange = z.infer<typeof versionChangeSchema>

const articleCounts = z.object({
  unchanged: z.int().nonnegative(),
  revised: z.int().nonnegative(),
  new: z.int().nonnegative(),
  gone: z.int().nonnegative(),
  failed: z.int().nonnegative(),
})
export type ReplayCounts = z.infer<typeof articleCounts>

export const replayStarted = z.object({
  stage: z.enum(replayStages),
  selection: replaySelectionSchema,
  versions: z.array(versionChangeSchema),
  /** The log up to here is what is derived again. */
  position: z.int().nonnegative(),
  who: z.string(),
  why: z.string().nullable(),
  /** The promoted replay that this one takes back. */
  undoes: z.string().nullable(),
})
export const replayFinished = z.object({
  position: z.int().nonnegative(),
  articles: articleCounts,
  incidents: articleCounts.omit({ failed: true }).extend({
    /** How many there were, with those that nothing touched. */
    before: z.int().nonnegative(),
  }),
})
export const replayApproved = z.object({
  who: z.string(),
  why: z.string(),
  /** What a budget or the gold set had against it; empty where nothing had. */
  against: z.array(z.string()),
  /** Of the difference that was approved; 0: not noted. */
  position: z.int().nonnegative(),
  /** Shares of incidents and of inputs that what came since has to keep to as well; null where none was asked for. */
  budget: z.object({ maxGone: z.number(), maxFailed: z.number() }).nullable(),
})
/** The switch: from here on readers see what the replay made, and its versions are the active ones. */
export const replayPromoted = z.object({
  /** Readers saw the log as it was at this position, up to here. */
  standsAt: z.int().nonnegative(),
  articles: z.int().nonnegative(),
  versions: z.array(engineVersionSchema),
})
export const replayDiscarded = z.object({ who: z.string(), why: z.string() })
