import { z } from 'zod'
import { engineVersionSchema } from './engine-version.ts'

/** Every manual act that changes something: who, what, why, on which selection, with what outcome. */
export const operatorActed = z.object({
  who: z.string(),
  what: z.string(),
  why: z.string(),
  selection: z.string(),
  count: z.int().nonnegative(),
  outcome: z.string(),
})
export const extractorActivated = z.object({
  version: engineVersionSchema,
  previous: engineVersionSchema.nullable(),
})
