import { InputFault, readPublicationTime } from '@blotter/events'
import { z } from 'zod'
import { createExtractor, type Extraction } from './extractor.ts'

const lineSchema = z.object({
  id: z.string().min(1),
  text: z.string(),
  title: z.string().nullish(),
  publishedAt: z.string().nullish(),
  url: z.string().nullish(),
  lang: z.string().nullish(),
  country: z.string().nullish(),
})

export type ExtractedLine = Extraction & { id: string; ms: number }

/** `explain`: why each claim says what it says stands in the answer, too. */
export type ExtractLineOptions = { explain?: boolean }

/**
 * The extractor for a pipe: one parsed JSON line in, one out. `ms` is the time it took, the only part that differs from
 * run to run. Keys that it does not know are ignored.
 * @throws InputFault `bad-input` for a line without a string `id` and `text`, `bad-date` for a `publishedAt` that is no
 *   ISO 8601 time; one of an impossible year (0001) counts as absent
 */
export const createExtractLine = async ({
  explain = false,
}: ExtractLineOptions = {}): Promise<(line: unknown) => Promise<ExtractedLine>> => {
  const extractor = await createExtractor()
  return async (line) => {
    const parsed = lineSchema.safeParse(line)
    if (!parsed.success)
      throw new InputFault(
        'bad-input',
        `The line is no article: ${z.prettifyError(parsed.error)}. It needs an id and a text, both strings.`,
      )
    const { id, text, publishedAt, ...rest } = parsed.data
    const dated = { ...rest, publishedAt: readPublicationTime(publishedAt ?? '') }
    const given = Object.fromEntries(Object.entries(dated).filter(([, value]) => typeof value === 'string'))
    const start = performance.now()
    const { explanations, ...extraction } = extractor.extract({ id, text, ...given })
    return {
      id,
      ...extraction,
      ...(explain && explanations && { explanations }),
      ms: Math.round((performance.now() - start) * 100) / 100,
    }
  }
}
