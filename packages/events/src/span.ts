import { z } from 'zod'

/** A stretch of a clean text in UTF-16 code units, end exclusive: `text.slice(start, end)` is the evidence. */
export const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
export type Span = z.infer<typeof spanSchema>
