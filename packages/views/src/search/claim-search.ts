import type { Claim } from '@blotter/events'
import type { Log } from '@blotter/log'
import { claimConditions, openValues } from './conditions.ts'
import type { ClaimSearch } from './filters.ts'
import type { Statement } from './incident-search.ts'
import { listText } from './list-text.ts'
import { locate } from './locate.ts'
import { keyOf, type PageRequest } from './page.ts'

/** A claim with its article and the sentence that says it, as it was in a stretch of the record. */
export type FoundClaim = {
  id: string
  articleId: string
  incidentId: string | null
  feedId: string | null
  url: string
  title: string | null
  publishedAt: string | null
  /** Hash of the clean text that the spans are of, hex. */
  document: string
  sentence: string | null
  claim: Claim
  recordedAt: string
  position: number
  day: string
}

export const CLAIM = `claim_id AS id, article_id AS "articleId", incident_id AS "incidentId", feed_id AS "feedId", url, title,
    published_at AS "publishedAt", document, sentence, claim, recorded_at AS "recordedAt", position::float8 AS position, day`

/** The statement of a list, for whoever wants to see its plan too. @param columns  over a row `r` */
export const claimStatement = async (
  log: Log,
  search: ClaimSearch,
  page: PageRequest,
  columns = CLAIM,
): Promise<Statement> => {
  const key = keyOf(page, 'claim_id')
  const located = await locate(log, search, key)
  const values = openValues()
  const conditions = claimConditions(located, values)
  const text = await listText(
    log,
    { table: 'claim_history', id: 'claim_id', columns },
    { search: located, conditions, page, key },
    values,
  )
  return { text, values: values.values, asOf: located.asOf }
}
