import { type LogEvent, toCloudEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import { type EventLine, eventKin, eventWords } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { foreign, plain } from '../frame/text.ts'
import { eventRow } from './log-page.ts'

/** One event: what it says, what it came from, and what came of it. */
export const eventPage = async (visit: Visit, log: Log, event: LogEvent): Promise<Markup> => {
  const { cause, effects } = await eventKin(log, event)
  const [kind = '', id = ''] = event.streamId.split('/')
  const home = ['article', 'incident', 'feed', 'replay'].includes(kind) ? `/${kind}s/${encodeURIComponent(id)}` : null
  const body = html`<h1>${event.type} <span class="dim">at ${number(event.position)}</span></h1>
<p>${foreign(eventWords(event, new Map()), { empty: '' })}</p>
<dl class="pairs"><dt>recorded</dt><dd>${event.recordedAt}</dd><dt>stream</dt><dd><a href="/log?stream=${encodeURIComponent(event.streamId)}">${foreign(event.streamId)}</a>, version ${event.version}${home ? html` · <a href="${home}">the ${kind}</a>` : ''}</dd>
<dt>by</dt><dd>${foreign(event.source)}</dd><dt>trace</dt><dd>${event.correlationId ? html`<a href="/articles/${event.correlationId}">${event.correlationId}</a>` : '–'}</dd><dt>event id</dt><dd>${event.eventId}</dd></dl>
<h2>Came from</h2>${cause ? lines('Cause', [cause]) : html`<p class="dim">${event.causationId ? 'Its cause is not in this log.' : 'Nothing in the log: a person, a poll or a clock.'}</p>`}
<h2>What came of it</h2>${effects.length ? lines('Effects', effects) : html`<p class="dim">Nothing, within the next 20,000 events.</p>`}
<h2>As a CloudEvent</h2><pre>${plain(JSON.stringify(toCloudEvent(event), null, 2)).slice(0, 60_000)}</pre>
<nav class="pages" aria-label="Neighbours in the log">${event.position > 1 ? html`<a href="/log/${event.position - 1}">before</a>` : ''}<a href="/log/${event.position + 1}">after</a></nav>`
  return page(visit, { title: `${event.type} at ${event.position}`, at: '/log', body })
}

const lines = (title: string, events: readonly EventLine[]): Markup =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table><thead><tr><th scope="col" class="n">position</th><th scope="col">recorded</th><th scope="col">event</th><th scope="col">stream</th><th scope="col" class="n">version</th><th scope="col">by</th></tr></thead><tbody>${events.map(eventRow)}</tbody></table></div>`
