import { defineStage, type Stage, topology } from '@blotter/pipeline'
import type { ClaimExtractor } from './claim-extractor.ts'

/** Takes a clean text and appends every claim that the engine makes of it, in one event; also when it makes none. */
export const extractStage = ({ version, extract }: ClaimExtractor): Stage =>
  defineStage(topology.extract, {
    version,
    run: async ({ input, documents, emit, signal }) => {
      const { url, document, title, publishedAt, updatedAt, language, country } = input.data
      const article = {
        id: input.streamId.slice('article/'.length),
        text: await documents.text(document),
        url,
        ...(title ? { title } : {}),
        ...(publishedAt ? { publishedAt } : {}),
        ...(language ? { lang: language } : {}),
        ...(country ? { country } : {}),
      }
      const { claims, reason, cutAt } = await extract(article, signal)
      emit(
        'IncidentsReported',
        input.streamId,
        {
          url,
          document,
          publishedAt: publishedAt ?? null,
          ...(updatedAt ? { updatedAt } : {}),
          claims,
          extractor: version,
          ...(title ? { title } : {}),
          ...(reason ? { reason } : {}),
          ...(cutAt === undefined ? {} : { cutAt }),
        },
        { occurredAt: publishedAt ?? null },
      )
      return claims.length ? 'extracted' : `no claim: ${reason ?? 'no-incident'}`
    },
  })
