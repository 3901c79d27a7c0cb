import type { ExplainedPage } from '@blotter/cleaning'
import { PAGE_GROUND } from '@blotter/pages'
import { escapeHtml } from '@blotter/pages/text'

type Block = ExplainedPage['blocks'][number]
type Statement = ExplainedPage['statements'][number]

/**
 * An explained page as one HTML page: each block in its place, kept or struck with the rule beside it. No script, nothing
 * loaded from anywhere, all text escaped.
 */
export const cleaningPage = (name: string, { result, source, blocks, statements }: ExplainedPage): string => {
  const outcome =
    result.outcome === 'rejected'
      ? `rejected, ${result.reason}: ${result.message}`
      : `cleaned, ${result.kind}${result.entries ? ` of ${result.entries.length} entries` : ''}`
  const kept = blocks.filter(({ rule }) => rule === undefined).length
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(name)}: ${escapeHtml(outcome)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(name)}</h1>
<p class="key">${escapeHtml(outcome)}. Read off ${escapeHtml(source)}; ${kept} of ${blocks.length} blocks kept.</p>
<table aria-label="What the page says of itself">
<thead><tr><th scope="col">field</th><th scope="col">place</th><th scope="col">verdict</th><th scope="col">says</th><th scope="col">why</th></tr></thead>
<tbody>
${statements.map(statementHtml).join('\n')}
</tbody>
</table>
<main>
${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`
}

const statementHtml = ({ field, source, verdict, says, why }: Statement): string =>
  `<tr class="${verdict}"><th scope="row">${escapeHtml(field)}</th><td>${escapeHtml(source)}</td><td>${verdict}</td><td><bdi>${escapeHtml(says)}</bdi></td><td>${escapeHtml(why)}</td></tr>`

const blockHtml = ({ tag, text, rule }: Block): string =>
  rule === undefined
    ? `<p class="kept"><small>${escapeHtml(tag)}</small><bdi>${escapeHtml(text)}</bdi></p>`
    : `<p class="dropped"><small>${escapeHtml(tag)}: ${escapeHtml(rule)}</small><bdi>${escapeHtml(text)}</bdi></p>`

const STYLE = `${PAGE_GROUND}
h1 { font-size: 1.3rem; margin: 0; overflow-wrap: anywhere; }
.key, small { color: var(--dim); }
table { border-collapse: collapse; font-size: 0.85rem; margin-bottom: 2rem; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.8rem 0.2rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--dim); font-weight: normal; }
.taken td { font-weight: 600; }
.kept, .dropped { display: grid; grid-template-columns: 12rem minmax(0, 46rem); gap: 1rem; margin: 0; padding: 0.3rem 0.6rem; border-left: 4px solid; overflow-wrap: anywhere; }
.kept { border-color: light-dark(#136c3a, #5fd08d); background: light-dark(#e8f7ee, #12301f); }
.dropped { border-color: light-dark(#b3261e, #f2a39c); color: var(--dim); }
.dropped bdi { text-decoration: line-through; text-decoration-thickness: 1px; }
small { font-size: 0.8rem; }
@media (max-width: 620px) { .kept, .dropped { grid-template-columns: minmax(0, 1fr); gap: 0; } }
`
