import type { Claim, Span } from '@blotter/events'
import type { Explanation, Extraction } from '@blotter/extraction'
import { wordsOfClaim } from './claim-words.ts'

/** A stretch of the text that rules read, numbered from 1 in reading order; `claims` are those that it speaks for. */
export type Mark = { number: number; span: Span; claims: number[]; uses: string[] }

/** Why a field of a claim says what it says, `says` empty behind the field's first rule; without a mark the rule goes by a whole sentence or by the article. */
export type Row = { field: string; says: string; rule: string; mark?: number; quote: string }

/** One claim, numbered from 1, with its field table. */
export type ExplainedClaim = { number: number; claim: Claim; rows: Row[] }

/** An article with its claims marked, before it is drawn. */
export type ExplainedArticle = {
  name: string
  text: string
  marks: Mark[]
  claims: ExplainedClaim[]
  /** Why there is no claim. */
  reason?: Extraction['reason']
  /** Offset behind which the text was not read. */
  cutAt?: number
}

/** Says that a text was not read to its end; null when it was. */
export const sayCut = ({ text, cutAt }: Pick<ExplainedArticle, 'text' | 'cutAt'>): string | null =>
  cutAt === undefined ? null : `Read to character ${cutAt} of ${text.length}; the rest was not read.`

/** Joins a text and what the extractor made of it: each span becomes one numbered mark, whoever uses it. */
export const explainArticle = (
  article: { name: string; text: string },
  { claims, explanations = [], reason, cutAt }: Extraction,
): ExplainedArticle => {
  const marks = marksOf(claims, explanations)
  return {
    ...article,
    marks,
    claims: claims.map((claim, i) => ({
      number: i + 1,
      claim,
      rows: rowsOf(article.text, claim, { explanation: explanations[i], marks }),
    })),
    ...(reason && { reason }),
    ...(cutAt !== undefined && { cutAt }),
  }
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`

/** Sentences are shown as sentences; only what is shorter is marked. */
const isSentence = (claim: Claim, span: Span): boolean =>
  [claim.span, ...claim.evidence].some((sentence) => keyOf(sentence) === keyOf(span))

const marksOf = (claims: readonly Claim[], explanations: readonly Explanation[]): Mark[] => {
  const found = new Map<string, Omit<Mark, 'number'>>()
  for (const [i, claim] of claims.entries())
    for (const { field, rule, span } of explanations[i]?.reasons ?? []) {
      if (!span || isSentence(claim, span)) continue
      const mark = found.get(keyOf(span)) ?? { span, claims: [], uses: [] }
      found.set(keyOf(span), mark)
      if (!mark.claims.includes(i + 1)) mark.claims.push(i + 1)
      mark.uses.push(`claim ${i + 1}: ${field} by ${rule}`)
    }
  return [...found.values()]
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .map((mark, i) => ({ number: i + 1, ...mark }))
}

type Sources = { explanation: Explanation | undefined; marks: readonly Mark[] }

const rowsOf = (text: string, claim: Claim, { explanation, marks }: Sources): Row[] => {
  const numbers = new Map(marks.map(({ number, span }) => [keyOf(span), number]))
  return (explanation?.reasons ?? []).map(({ field, rule, span, weight }, i, reasons) => {
    const mark = span && numbers.get(keyOf(span))
    return {
      field,
      says: reasons[i - 1]?.field === field ? '' : wordsOfClaim(claim, field),
      rule: weight === undefined ? rule : `${rule} (${Math.round(weight * 100) / 100})`,
      ...(mark !== undefined && { mark }),
      quote: span ? text.slice(span.start, span.end) : '',
    }
  })
}
