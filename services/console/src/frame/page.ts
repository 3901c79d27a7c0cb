import { html } from 'hono/html'
import type { Visit } from './desk.ts'
import type { Markup } from './markup.ts'
import { takeNews } from './news.ts'

/** The places of the console, in the order of its head; the key after `g` leads there. */
const PLACES = [
  ['/', 'Now', 'n'],
  ['/stages', 'Queues', 'q'],
  ['/dead', 'Dead', 'd'],
  ['/incidents', 'Incidents', 'i'],
  ['/articles', 'Where did it go', 'w'],
  ['/feeds', 'Feeds', 'f'],
  ['/hosts', 'Hosts', 'h'],
  ['/replays', 'Replays', 'r'],
  ['/log', 'Log', 'l'],
  ['/audit', 'Audit', 'a'],
] as const

type Place = (typeof PLACES)[number][0]

export type Page = {
  title: string
  /** Where in the head it belongs. */
  at?: Place
  /** Address of the stream that keeps its parts fresh. */
  stream?: string
  /** Read again by itself where no script does it, s. */
  again?: number
  /** Read again by itself in any case, s. */
  refresh?: number
  body: Markup
}

/** A whole page. It can be read without its script. */
export const page = async (visit: Visit, { title, at, stream, again, refresh, body }: Page): Promise<Markup> => {
  const news = takeNews(visit)
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Blotter</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/console.css"><script src="/console.js" defer></script>
${again ? html`<noscript><meta http-equiv="refresh" content="${again}"></noscript>` : ''}${refresh ? html`<meta http-equiv="refresh" content="${refresh}">` : ''}</head>
<body>
<a class="skip" href="#main">To the content</a>
<header><a class="name" href="/">Blotter</a>${navigation(at)}${finder()}${personOf(visit)}</header>
<main id="main" tabindex="-1"${stream ? html` data-stream="${stream}"` : ''}>${news ? html`<p class="news" role="status">${news}</p>` : ''}${body}</main>
<p id="lost" class="lost" role="alert" hidden>Not connected: what you see is as of the time above. This page tries again by itself.</p>
${keys()}
</body>
</html>`
}

const navigation = (at: Place | undefined): Markup =>
  html`<nav aria-label="Pages"><ul>${PLACES.map(
    ([address, name]) =>
      html`<li><a href="${address}"${address === at ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav>`

const finder = (): Markup =>
  html`<form class="find" action="/articles" role="search"><label for="find">Find</label><input id="find" name="q" type="search" placeholder="address or id" autocomplete="off" spellcheck="false"></form>`

const personOf = (visit: Visit): Markup => {
  const person = visit.get('person')
  if (!person) return html`<p class="who"><a href="/enter">read-only</a></p>`
  return html`<form class="who" method="post" action="/leave"><input type="hidden" name="form" value="${visit.get('formToken')}"><span>${person.name}</span> <button>leave</button></form>`
}

const keys = (): Markup => html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>
<dt><kbd>?</kbd></dt><dd>this list</dd><dt><kbd>/</kbd></dt><dd>find an article or incident</dd>
${PLACES.map(([, name, key]) => html`<dt><kbd>g</kbd> <kbd>${key}</kbd></dt><dd>${name}</dd>`)}</dl><form method="dialog"><button>Close</button></form></dialog>`
