import { isDeepStrictEqual } from 'node:util'
import type { Claim, Span } from '@blotter/events'
import {
  type ClaimDifference,
  type ClaimField,
  claimFields,
  type PageDifference,
  type Reading,
  readFields,
} from '@blotter/replay'
import type { DifferentArticle } from '../different-articles.ts'
import { markedText, type Piece, type Side, type Stretch } from './marked-text.ts'

/** What a field says in both readings; null where a reading has no such claim. */
export type FieldRow = { field: ClaimField; before: string | null; after: string | null }

/** A claim that differs, numbered from 1 in its article. */
export type ShownClaim = { number: number; kind: ClaimDifference['kind']; type: string; rows: FieldRow[] }

/** An article with both readings marked, before it is drawn. One text where both read the same one. */
export type ShownArticle = {
  url: string
  title: string | null
  outcome: string
  error: DifferentArticle['error']
  /** What another cleaning makes of the page. */
  page: PageDifference[]
  claims: ShownClaim[]
  /** Claims that differ and are not shown. */
  further: number
  texts: { of: Side | 'both'; pieces: Piece[] }[]
}

export type Readings = Record<Side, Reading | null>

const MOST_CLAIMS = 20

/** Joins what became of an article with the texts that both versions read. */
export const showArticle = (article: DifferentArticle, readings: Readings): ShownArticle => {
  const { url, title, outcome, error, diff } = article
  const differences = (diff?.claims ?? []).slice(0, MOST_CLAIMS)
  const claims = differences.map((difference, at) => ({ number: at + 1, difference, ...sidesOf(difference, readings) }))
  return {
    ...{ url, title, outcome, error, page: diff?.page ?? [] },
    claims: claims.map(({ number, difference: { kind, type }, before, after }) => ({
      ...{ number, kind, type },
      rows: rowsOf(before, after),
    })),
    further: (diff?.claims.length ?? 0) - differences.length,
    texts: textsOf(readings, [...claims.flatMap(stretchesOf), ...unchanged(article, readings)]),
  }
}

type Pair = Record<Side, Claim | null>

const sidesOf = ({ before, after }: ClaimDifference, readings: Readings): Pair => ({
  before: readings.before?.claims.find(({ id }) => id === before) ?? null,
  after: readings.after?.claims.find(({ id }) => id === after) ?? null,
})

/** Fields that differ; of a claim that only one reading has, all that say something. */
const rowsOf = (before: Claim | null, after: Claim | null): FieldRow[] => {
  const [old, now] = [before && readFields(before), after && readFields(after)]
  return claimFields
    .map((field) => ({ field, before: old?.[field].says ?? null, after: now?.[field].says ?? null }))
    .filter((row) => (old && now ? row.before !== row.after : row.before || row.after))
}

const stretchesOf = ({ number, before, after }: Pair & { number: number }): Stretch[] => {
  const fields = rowsOf(before, after).map(({ field }) => field)
  const sides = [
    { side: 'before', claim: before, other: after },
    { side: 'after', claim: after, other: before },
  ] as const
  return sides.flatMap(({ side, claim, other }): Stretch[] => {
    if (!claim) return []
    const words = fields.flatMap((field) =>
      ownParts(field, { claim, other }).map(
        ({ span }): Stretch => ({ ...span, side, claim: number, kind: 'field', field }),
      ),
    )
    return [{ ...claim.span, side, claim: number, kind: 'sentence', changed: true }, ...words]
  })
}

/** Parts of a field that the other reading has not, or has elsewhere. */
const ownParts = (field: ClaimField, { claim, other }: { claim: Claim; other: Claim | null }): Part[] => {
  const there = other ? partsOf(other, field) : []
  return partsOf(claim, field).filter((part) => !there.some((each) => isDeepStrictEqual(each, part)))
}

type Part = { span: Span }

const partsOf = (claim: Claim, field: ClaimField): Part[] => {
  const value = claim[field]
  if (value === undefined || value === null || typeof value === 'string') return []
  return (Array.isArray(value) ? value : [value]).filter((part): part is typeof part & Part => part.span !== undefined)
}

/** Sentences of claims that are the same in both readings, so that whoever decides sees what else was read. */
const unchanged = ({ diff }: DifferentArticle, { before, after }: Readings): Stretch[] => {
  const changed = new Set((diff?.claims ?? []).flatMap((claim) => [claim.before, claim.after]))
  return (['before', 'after'] as const).flatMap((side) =>
    ((side === 'before' ? before : after)?.claims ?? [])
      .filter(({ id }) => !changed.has(id))
      .map(({ span }) => ({ ...span, side, claim: 0, kind: 'sentence', changed: false }) as const),
  )
}

const textsOf = ({ before, after }: Readings, stretches: readonly Stretch[]): ShownArticle['texts'] => {
  if (before && after && before.text === after.text) return [{ of: 'both', pieces: markedText(before.text, stretches) }]
  return (
    [
      ['before', before],
      ['after', after],
    ] as const
  ).flatMap(([of, reading]) =>
    reading
      ? [
          {
            of,
            pieces: markedText(
              reading.text,
              stretches.filter(({ side }) => side === of),
            ),
          },
        ]
      : [],
  )
}
