import { type IncidentView, labelOf, type Toll } from '@blotter/events'
import type { IncidentRow } from '@blotter/views'
import { html } from 'hono/html'
import { number } from './figures.ts'

/** The latest incidents, a line each; opened, a line shows the sentence of every claim. */
export const incidentList = (incidents: readonly IncidentRow[]) => html`
<h2 id="incidents-title">Incidents <span class="dim">the latest ${incidents.length || ''}</span></h2>
${incidents.length ? html`<ol class="incidents">${incidents.map(item)}</ol>` : html`<p>None yet. They show here as articles are read.</p>`}`

const item = ({ id, incident, claims }: IncidentRow) => html`<li><details data-id="${id}"><summary>
<time class="when">${incident.when.start?.slice(0, 10) ?? 'undated'}</time> <span class="type">${labelOf(incident.type)}</span>
<span class="place">${placeOf(incident)}</span> <span class="toll">${tollOf(incident.toll)}</span>
<span class="count">${claims.length} ${claims.length === 1 ? 'report' : 'reports'}</span></summary>
<ul class="evidence">${claims.map(evidence)}</ul></details></li>`

const evidence = ({ sentence, title, url }: IncidentRow['claims'][number]) =>
  html`<li><q>${sentence?.replace(/\s+/g, ' ').trim() ?? ''}</q> <cite>${linkTo(url, title ?? url)}</cite></li>`

// Feeds are strangers: only http and https become links.
const linkTo = (url: string, text: string) =>
  /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer noopener">${text}</a>` : text

const placeOf = ({ where }: IncidentView): string =>
  where
    ? [where.name, where.path[0]].filter((name, index, all) => all.indexOf(name) === index).join(', ')
    : 'place unknown'

const tollOf = (toll: Toll): string =>
  Object.entries(toll)
    .map(([kind, { best, high }]) => `${number(best)}${high === null ? '+' : ''} ${kind}`)
    .join(', ') || 'no toll given'
