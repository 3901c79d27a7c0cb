import { eventTypes } from '@blotter/events'
import { type EventLine, LOOKED_THROUGH } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { moment, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { address } from '../frame/query.ts'
import { foreign } from '../frame/text.ts'

type Shown = {
  events: readonly EventLine[]
  type: string | undefined
  stream: string | undefined
  before: number | undefined
  /** The page is full, so there may be more. */
  full: boolean
  /** Address of the stream of what comes. */
  follow: string
}

/** The log, the newest event first; without `before` it is followed live. */
export const logPage = (visit: Visit, { events, type, stream, before, full, follow }: Shown): Promise<Markup> => {
  const last = events.at(-1)
  const live = before === undefined
  const body = html`<h1>Log ${live ? html`<span class="dim">followed live</span>` : html`<span class="dim">before ${number(before)}</span> <a href="${address('/log', { type, stream })}">to its end</a>`}</h1>
<form class="filter" action="/log"><label>Type <select name="type"><option value="">any</option>${eventTypes.map((each) => html`<option${each === type ? html` selected` : ''}>${each}</option>`)}</select></label>
<label>Stream <input name="stream" type="search" value="${stream ?? ''}" placeholder="article/… or incident/"></label><button>Show</button>${type || stream ? html` <a href="/log">all</a>` : ''}</form>
<div class="scroll" role="region" tabindex="0" aria-label="Events"><table><thead><tr><th scope="col" class="n">position</th><th scope="col">recorded, UTC</th><th scope="col">event</th><th scope="col">stream</th><th scope="col" class="n">version</th><th scope="col">by</th></tr></thead>
<tbody id="lines">${events.map(eventRow)}</tbody></table></div>
${events.length ? '' : html`<p class="dim">No such event among the last ${number(LOOKED_THROUGH)}.</p>`}
${full && last ? html`<nav class="pages" aria-label="Pages of the log"><a href="${address('/log', { type, stream, before: last.position })}">further back</a></nav>` : ''}
<p class="dim">Nothing here was ever changed or taken out: <code>npx --no-install blotter verify</code> proves it.</p>`
  return page(visit, { title: 'Log', at: '/log', ...(live ? { stream: follow } : {}), body })
}

/** An event in a line. */
export const eventRow = ({ position, type, stream, version, source, at }: EventLine): Markup =>
  html`<tr><th scope="row" class="n"><a href="/log/${position}">${number(position)}</a></th><td data-label="recorded">${moment(at)}</td><td data-label="event">${type}</td><td data-label="stream"><a href="${address('/log', { stream })}">${foreign(stream)}</a></td><td class="n" data-label="version">${version}</td><td data-label="by">${foreign(source)}</td></tr>`
