import { clean } from '@blotter/cleaning'
import type { EngineVersion } from '@blotter/events'
import { defineStage, type Stage, topology } from '@blotter/pipeline'
import { mergeTarget } from './merge-target.ts'

/**
 * Takes a fetched page, strips its chrome, and stores the clean text; or says by name why it is no article. A page that
 * is another article by its own canonical address points there, and is that one's page where it has no text yet.
 */
export const cleanStage = (version: EngineVersion): Stage =>
  defineStage(topology.clean, {
    version,
    run: async ({ input, log, documents, emit }) => {
      const { url, finalUrl, contentType, document: page, hints } = input.data
      const body = await documents.get(page)
      const result = clean({
        url: finalUrl,
        body,
        fetchedAt: input.recordedAt,
        ...(contentType ? { contentType } : {}),
      })
      if (result.outcome === 'rejected') {
        emit('ArticleRejected', input.streamId, { url, page, reason: result.reason, cleaner: version })
        return `rejected: ${result.reason}`
      }
      const { outcome: _, text, language, ...metadata } = result
      const articleId = input.streamId.slice('article/'.length)
      const target = await mergeTarget(log, { articleId, url, finalUrl, canonical: metadata.canonicalUrl })
      if (target) {
        emit('ArticleMerged', input.streamId, { into: target.articleId, url: target.url })
        if (!target.hasText) emit('ArticleFetched', `article/${target.articleId}`, { ...input.data, url: target.url })
        return 'merged'
      }
      const document = await documents.put(text)
      // What the page says stands before what the feed said of it.
      const title = metadata.title ?? hints.title
      const publishedAt = metadata.publishedAt ?? hints.publishedAt
      emit('ArticleCleaned', input.streamId, {
        ...metadata,
        url,
        page,
        document,
        ...(title ? { title } : {}),
        ...(publishedAt ? { publishedAt } : {}),
        ...((language ?? hints.language) ? { language: language ?? hints.language } : {}),
        ...(hints.country ? { country: hints.country } : {}),
        cleaner: version,
      })
      return 'cleaned'
    },
  })
