import { labelOf } from '@blotter/events'
import { escapeHtml } from '@blotter/pages/text'
import { type ExplainedArticle, type ExplainedClaim, type Row, sayCut } from './explained-article.ts'
import { type Segment, segmentsOf } from './page-segments.ts'
import { PAGE_STYLE } from './page-style.ts'

/**
 * An article with its claims as one HTML page: no script, nothing loaded from anywhere, all text escaped. What a rule
 * read carries a number that leads to the field it stands for, and back.
 */
export const articlePage = (article: ExplainedArticle): string => {
  const { name, claims, reason } = article
  const firsts = firstRows(claims)
  const cut = sayCut(article)
  const found = claims.length === 1 ? '1 claim' : `${claims.length || 'no'} claims${reason ? ` (${reason})` : ''}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(name)}: ${found}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(name)}</h1><p>${found}</p>${cut === null ? '' : `<p>${escapeHtml(cut)}</p>`}</header>
<p class="key">A number behind marked words leads to the field that they stand for. A line under words: the sentence that a claim is made of; dotted: further evidence.</p>
<main>
<article dir="auto">${segmentsOf(article).map(segmentHtml).join('')}</article>
<section aria-label="Claims">${claims.map((claim) => claimHtml(claim, firsts)).join('\n') || `<p class="none">No claim${reason ? `: ${escapeHtml(reason)}` : ''}.</p>`}</section>
</main>
</body>
</html>
`
}

// Six hues, then again from the first; each claim also has its number.
const hue = (claim: number | undefined): string => (claim === undefined ? '' : `c${((claim - 1) % 6) + 1}`)

const segmentHtml = ({ text, marks, begins, ends, anchors, evidence, opens }: Segment): string => {
  const signs = opens.map((claim) => `<a class="sign ${hue(claim)}" href="#claim-${claim}">${claim}</a>`).join('')
  const ids = begins.map(({ number }) => `<a id="m${number}"></a>`).join('')
  const links = ends
    .toReversed()
    .map(({ number }) => `<sup><a href="#r${number}">${number}</a></sup>`)
    .join('')
  const inner = marks.at(-1)
  const words = inner
    ? `<mark class="${hue(inner.claims[0])}" title="${escapeHtml(marks.flatMap(({ uses }) => uses).join('\n'))}">${escapeHtml(text)}</mark>`
    : escapeHtml(text)
  const said = anchors.length ? `anchor ${hue(anchors[0])}` : evidence.length ? `evidence ${hue(evidence[0])}` : ''
  return said ? `<span class="${said}">${signs}${ids}${words}${links}</span>` : `${ids}${words}${links}`
}

/** The row that a mark's number leads to: the first of those that stand on it. */
const firstRows = (claims: readonly ExplainedClaim[]): ReadonlySet<Row> => {
  const rows = new Map<number, Row>()
  for (const row of claims.flatMap((claim) => claim.rows))
    if (row.mark !== undefined && !rows.has(row.mark)) rows.set(row.mark, row)
  return new Set(rows.values())
}

const claimHtml = (
  { number, claim, rows }: ExplainedClaim,
  firsts: ReadonlySet<Row>,
): string => `<section class="claim ${hue(number)}" id="claim-${number}">
<h2><span class="sign ${hue(number)}">${number}</span> ${escapeHtml(labelOf(claim.type))} <small>${escapeHtml(`${claim.type}, ${claim.status}, ${claim.execution}`)}</small></h2>
<table>
<thead><tr><th scope="col">field</th><th scope="col">says</th><th scope="col">rule</th><th scope="col">words</th></tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, firsts.has(row))).join('\n')}
</tbody>
</table>
</section>`

const rowHtml = ({ field, says, rule, mark, quote }: Row, first: boolean): string => {
  const words = quote ? `<bdi>${escapeHtml(short(quote))}</bdi>` : 'the article'
  const source = mark === undefined ? `<i>${words}</i>` : `<a href="#m${mark}"><sup>${mark}</sup> ${words}</a>`
  return `<tr${first ? ` id="r${mark}"` : ''}><th scope="row">${escapeHtml(field)}</th><td><bdi>${escapeHtml(says)}</bdi></td><td><code>${escapeHtml(rule)}</code></td><td>${source}</td></tr>`
}

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text)
