import type { EngineVersion } from '@blotter/events'
import type { Extractor } from '@blotter/extraction'
import { defineStage, type Stage, topology } from '@blotter/pipeline'

/** Takes a clean text and appends every claim that it makes, in one event; also when it makes none. */
export const extractStage = (version: EngineVersion, extractor: Extractor): Stage =>
  defineStage(topology.extract, {
    version,
    run: async ({ input, documents, emit }) => {
      const { url, document, title, publishedAt, language, country } = input.data
      const { claims, reason } = extractor.extract({
        id: input.streamId.slice('article/'.length),
        text: await documents.text(document),
        url,
        ...(title ? { title } : {}),
        ...(publishedAt ? { publishedAt } : {}),
        ...(language ? { lang: language } : {}),
        ...(country ? { country } : {}),
      })
      emit(
        'IncidentsReported',
        input.streamId,
        {
          url,
          document,
          publishedAt: publishedAt ?? null,
          claims,
          extractor: version,
          ...(title ? { title } : {}),
          ...(reason ? { reason } : {}),
        },
        { occurredAt: publishedAt ?? null },
      )
      return claims.length ? 'extracted' : `no claim: ${reason ?? 'no-incident'}`
    },
  })
