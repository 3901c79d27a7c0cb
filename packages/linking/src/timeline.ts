import type { LinkableClaim, Toll } from '@blotter/events'
import { instantOf } from './facts.ts'
import { tollAt } from './incident-toll.ts'
import { toldOf } from './linkability.ts'
import { oldestFirst, reportsOf } from './report.ts'

/**
 * The toll as it was known after each report, oldest first: one entry for each publication time (`asOf`, ISO 8601 as
 * the first report of that instant writes it). Claims of unknown time count as known from the start, and have no entry.
 */
export const timelineOf = (claims: readonly LinkableClaim[]): { asOf: string; toll: Toll }[] => {
  const told = toldOf(claims)
  const reports = reportsOf(told)
  const instants = Map.groupBy(oldestFirst(told), ({ publishedAt }) => instantOf(publishedAt))
  instants.delete(Number.NEGATIVE_INFINITY)
  return [...instants].flatMap(([instant, [first]]) => {
    const asOf = first?.publishedAt ?? null
    return asOf === null ? [] : [{ asOf, toll: tollAt(reports, instant) }]
  })
}
