import type { LinkableClaim, Toll } from '@blotter/events'
import { instantOf } from './facts.ts'
import { tollOf } from './incident-toll.ts'
import { oldestFirst } from './report.ts'

/**
 * The toll as it was known after each report, oldest first: one entry for each publication time (`asOf`, ISO 8601 as
 * the first report of that instant writes it). Claims of unknown time count as known from the start, and have no entry.
 */
export const timelineOf = (claims: readonly LinkableClaim[]): { asOf: string; toll: Toll }[] => {
  const sorted = oldestFirst(claims)
  const instants = Map.groupBy(sorted, ({ publishedAt }) => instantOf(publishedAt))
  return [...instants].flatMap(([instant, reports]) => {
    const asOf = reports[0]?.publishedAt
    if (asOf === null || asOf === undefined || instant === Number.NEGATIVE_INFINITY) return []
    return [{ asOf, toll: tollOf(sorted.filter(({ publishedAt }) => instantOf(publishedAt) <= instant)) }]
  })
}
