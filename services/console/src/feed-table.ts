import type { FeedRow, OutcomeCount } from '@blotter/views'
import { html } from 'hono/html'
import { number } from './figures.ts'

/** How the last poll of every feed went. */
export const feedTable = (feeds: readonly FeedRow[]) => html`
<h2 id="feeds-title">Feeds</h2>
${
  feeds.length
    ? html`<div class="scroll" role="region" tabindex="0" aria-labelledby="feeds-title"><table>
<thead><tr><th scope="col">feed</th><th scope="col">last poll, UTC</th><th scope="col">outcome</th><th scope="col" class="n">items</th></tr></thead>
<tbody>${feeds.map(feedRow)}</tbody></table></div>`
    : html`<p>None yet. Add some: <code>npx --no-install blotter feeds add &lt;url&gt;</code></p>`
}`

const feedRow = ({ title, url, lastPollAt, lastOutcome, lastCause, failures, items }: FeedRow) => {
  const outcome = lastCause ?? lastOutcome ?? '–'
  return html`<tr><th scope="row">${title ?? url}</th><td>${lastPollAt?.slice(11, 16) ?? 'not yet'}</td><td class="cause">${failures ? html`<span class="state bad"><span aria-hidden="true">▲</span> failed ${failures === 1 ? 'once' : `${failures} times`}:</span> ` : ''}${outcome}</td><td class="n">${number(items)}</td></tr>`
}

/** How many articles are where, or how they ended. */
export const articleTable = (outcomes: readonly OutcomeCount[]) => html`
<h2 id="articles-title">Articles</h2>
${
  outcomes.length
    ? html`<table><thead><tr><th scope="col">where it is, or how it ended</th><th scope="col" class="n">articles</th></tr></thead>
<tbody>${outcomes.map(({ outcome, articles }) => html`<tr><th scope="row">${outcome}</th><td class="n">${number(articles)}</td></tr>`)}</tbody></table>`
    : html`<p>None yet.</p>`
}`
