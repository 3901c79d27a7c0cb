import type { ExplainedArticle, Mark } from './explained-article.ts'

/** A stretch of text over which nothing begins or ends. `claims` are those whose sentence it stands in, anchors and evidence. */
export type Segment = {
  text: string
  marks: Mark[]
  /** Marks that begin and end with this segment. */
  begins: Mark[]
  ends: Mark[]
  anchors: number[]
  evidence: number[]
  /** Claims whose anchor begins here. */
  opens: number[]
}

type Stretch = { start: number; end: number } & (
  | { kind: 'mark'; mark: Mark }
  | { kind: 'anchor' | 'evidence'; claim: number }
)

/** Cuts the text where a mark or a sentence begins or ends, so that what overlaps never has to nest. */
export const segmentsOf = ({ text, marks, claims }: ExplainedArticle): Segment[] => {
  const stretches: Stretch[] = [
    ...marks.map((mark) => ({ ...mark.span, kind: 'mark' as const, mark })),
    ...claims.flatMap(({ number, claim }) => [
      { ...claim.span, kind: 'anchor' as const, claim: number },
      ...claim.evidence.map((span) => ({ ...span, kind: 'evidence' as const, claim: number })),
    ]),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const edges = [...new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  let open: Stretch[] = []
  let next = 0
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? text.length
    open = open.filter((stretch) => stretch.end > start)
    for (let each = stretches[next]; each && each.start === start; each = stretches[++next]) open.push(each)
    return segment(text.slice(start, end), open, { start, end })
  })
}

const segment = (text: string, open: readonly Stretch[], { start, end }: { start: number; end: number }): Segment => {
  const marked = (stretches: readonly Stretch[]): Mark[] =>
    stretches.flatMap((s) => (s.kind === 'mark' ? [s.mark] : []))
  const claimsOf = (stretches: readonly Stretch[], kind: 'anchor' | 'evidence'): number[] =>
    stretches.flatMap((s) => (s.kind === kind ? [s.claim] : []))
  return {
    text,
    marks: marked(open),
    begins: marked(open.filter((s) => s.start === start)),
    ends: marked(open.filter((s) => s.end === end)),
    anchors: claimsOf(open, 'anchor'),
    evidence: claimsOf(open, 'evidence'),
    opens: claimsOf(
      open.filter((s) => s.start === start),
      'anchor',
    ),
  }
}
