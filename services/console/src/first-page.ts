import { html } from 'hono/html'
import type { Overview } from './overview.ts'
import { summary } from './summary.ts'

/** The page that answers "is it working?" before anything else is read. It is whole without its script. */
export const firstPage = (overview: Overview) =>
  page(html`<main id="summary">${summary(overview)}</main>
<p id="lost" class="lost" role="alert" hidden>Not connected: what you see is as of the time above. This page tries again by itself.</p>`)

/** What is shown when the log cannot be read; `what` is a sentence. */
export const troublePage = (what: string) =>
  page(html`<main><p class="verdict bad"><span aria-hidden="true">▲</span> ${what}</p>
<p class="dim">This page tries again every ten seconds.</p></main>`)

const page = (body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Blotter</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/console.css"><script src="/console.js" defer></script>
<noscript><meta http-equiv="refresh" content="10"></noscript></head>
<body><header><h1>Blotter</h1><p>What happened, where, when, to whom, with the sentence that says so.</p></header>
${body}</body>
</html>`
