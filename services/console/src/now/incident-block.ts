import { labelOf } from '@blotter/events'
import type { IncidentLine } from '@blotter/views'
import { html } from 'hono/html'
import { counted } from '../frame/figures.ts'
import { dayOf, placeOf, tollOf } from '../frame/incident-words.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

/** The incidents that were heard of last, a line each. */
export const incidentBlock = (incidents: readonly IncidentLine[]): Markup =>
  html`<h2><a href="/incidents">Incidents</a> <span class="dim">heard of last</span></h2>
${incidents.length ? html`<ol class="incidents">${incidents.map(incidentItem)}</ol>` : html`<p class="dim">None of these days. They show here as articles are read.</p>`}`

/** An incident in a line: when, what, where, how many, and how many articles say so. */
export const incidentItem = ({ id, incident, claims }: Pick<IncidentLine, 'id' | 'incident' | 'claims'>): Markup =>
  html`<li><a href="/incidents/${id}"><time>${dayOf(incident).slice(0, 10)}</time> <b>${labelOf(incident.type)}</b> <span class="place">${foreign(placeOf(incident))}</span> <span class="toll">${tollOf(incident.toll) || 'no toll given'}</span> <span class="dim">${counted(claims, 'report')}</span></a></li>`
