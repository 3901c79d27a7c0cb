import type { Claim, EngineVersion, Payload } from '@blotter/events'

/** A clean text and what is known about it. Times are ISO 8601, `lang` BCP 47, `country` ISO 3166-1 of the feed. */
export type CleanArticle = {
  id: string
  text: string
  url: string
  title?: string
  publishedAt?: string
  lang?: string
  country?: string
}

/**
 * Claims in reading order, spans in UTF-16 code units into the text, or why there is none. `cutAt` is the offset behind
 * which the engine did not read.
 */
export type Answer = { claims: Claim[]; reason?: Payload<'IncidentsReported'>['reason']; cutAt?: number }

/**
 * All that the extract stage knows of an engine. The rules answer at once; a model behind an endpoint answers when it
 * does, and is told by `signal` when nobody waits any longer.
 *
 * `version` says what its answers depend on. Its name is `extraction`, the place that the engine takes: of one name only
 * one version writes into the log. What may pass (a timeout) is thrown as RetryableFault, an article that it will never
 * read as ParkingFault.
 */
export type ClaimExtractor = {
  version: EngineVersion & { name: 'extraction' }
  extract: (article: CleanArticle, signal: AbortSignal) => Answer | Promise<Answer>
}
