import { z } from 'zod'

/** What the operator knows of a feed: extraction and linking use it as evidence. */
export const feedKinds = ['official', 'agency', 'local', 'other'] as const

export const feedAdded = z.object({
  url: z.string(),
  title: z.string().optional(),
  country: z.string().length(2).optional(),
  language: z.string().optional(),
  kind: z.enum(feedKinds).optional(),
})
export type FeedDescription = z.infer<typeof feedAdded>
export const feedChanged = z.object({ changes: z.record(z.string(), z.unknown()) })
export const feedMoved = z.object({ from: z.string(), to: z.string() })
export const feedSuspended = z.object({ reason: z.string() })
export const feedResumed = z.object({ reason: z.string() })
export const feedRemoved = z.object({ reason: z.string() })
