import { z } from 'zod'

/** The version of a cleaner, extractor or linker. The digest covers everything that can change an output. */
export const engineVersionSchema = z.object({ name: z.string(), version: z.string(), digest: z.string() })
export type EngineVersion = z.infer<typeof engineVersionSchema>

/** `name@version+digest`, as the log's `extractor` column holds it. */
export const printVersion = (version: EngineVersion): string => `${version.name}@${version.version}+${version.digest}`
