import { html } from 'hono/html'
import type { Overview } from './overview.ts'
import { summary } from './summary.ts'

/** The page that answers "is it working?" before anything else is read. It is whole without its script. */
export const firstPage = (overview: Overview) => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Blotter</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/console.css"><script src="/console.js" defer></script></head>
<body><header><h1>Blotter</h1><p>What happened, where, when, to whom, with the sentence that says so.</p></header>
<main id="summary">${summary(overview)}</main></body>
</html>`
