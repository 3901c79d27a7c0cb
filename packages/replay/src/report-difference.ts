import type { Claim, IncidentType, Span } from '@blotter/events'
import { type ClaimField, claimFields, readFields } from './claim-fields.ts'
import { pairClaims, type Reading } from './claim-pairs.ts'
import type { PageDifference } from './page-difference.ts'

/** A field that two versions read differently, each with what in its text says so. */
export type FieldDifference = {
  field: ClaimField
  from: string
  to: string
  spans: { before: Span | null; after: Span | null }
}

/** What became of a claim. `before` and `after` are claim ids; sentences are as each version's text has them. */
export type ClaimDifference = {
  kind: 'revised' | 'new' | 'gone'
  before: string | null
  after: string | null
  type: IncidentType
  fields: FieldDifference[]
  sentences: { before: string | null; after: string | null }
}

export type ReportDifference = {
  outcome: 'unchanged' | 'revised' | 'new' | 'gone'
  claims: ClaimDifference[]
  /** Claims that are the same report under another id: [before, after]. */
  renamed: [string, string][]
  /** What another cleaning makes of its page; left out where that is the same. */
  page?: PageDifference[]
}

/**
 * What a version makes of an article that another one had read: `new` where there was no claim and now is one, `gone`
 * where none is left, `revised` where some claim came, went or says something else.
 */
export const compareReports = (before: Reading, after: Reading): ReportDifference => {
  const pairs = pairClaims(before, after)
  const claims = pairs.flatMap((pair) => differenceOf(pair, { before, after }) ?? [])
  const renamed = pairs.flatMap((pair): [string, string][] =>
    pair.before && pair.after && pair.before.id !== pair.after.id ? [[pair.before.id, pair.after.id]] : [],
  )
  return { outcome: outcomeOf(before, after, claims), claims, renamed }
}

const outcomeOf = (
  before: Reading,
  after: Reading,
  claims: readonly ClaimDifference[],
): ReportDifference['outcome'] => {
  if (claims.length === 0) return 'unchanged'
  if (before.claims.length === 0) return 'new'
  return after.claims.length === 0 ? 'gone' : 'revised'
}

type Sides<Side> = { before: Side; after: Side }

const differenceOf = ({ before, after }: Sides<Claim | null>, readings: Sides<Reading>): ClaimDifference | null => {
  const either = after ?? before
  if (!either) return null
  const fields = before && after ? fieldDifferences(before, after) : []
  if (before && after && fields.length === 0) return null
  return {
    kind: before && after ? 'revised' : after ? 'new' : 'gone',
    before: before?.id ?? null,
    after: after?.id ?? null,
    type: either.type,
    fields,
    sentences: { before: sentenceOf(before, readings.before), after: sentenceOf(after, readings.after) },
  }
}

const fieldDifferences = (before: Claim, after: Claim): FieldDifference[] => {
  const [old, now] = [readFields(before), readFields(after)]
  return claimFields
    .filter((field) => old[field].says !== now[field].says)
    .map((field) => ({
      field,
      from: old[field].says,
      to: now[field].says,
      spans: { before: old[field].span, after: now[field].span },
    }))
}

/** So much of a sentence is enough to know it by; whoever decides sees it in its text. */
const MOST = 400

const sentenceOf = (claim: Claim | null, { text }: Reading): string | null =>
  claim && text.slice(claim.span.start, Math.min(claim.span.end, claim.span.start + MOST)).toWellFormed()
