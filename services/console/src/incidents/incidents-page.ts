import { incidentTypes } from '@blotter/events'
import type { Log } from '@blotter/log'
import { type IncidentChoice, incidentDays, incidentPoints, listIncidentLines } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { counted, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { pages } from '../frame/pages.ts'
import { asked, askedDay, askedNumber } from '../frame/query.ts'
import { incidentMap } from '../map/incident-map.ts'
import { incidentItem } from '../now/incident-block.ts'
import { timeline } from './timeline.ts'

const A_PAGE = 100
const ON_THE_MAP = 2_000
const DAYS = 90

/** Incidents by type, country and day, on the map, along the days, and in a list. */
export const incidentsPage = async (visit: Visit, log: Log): Promise<Markup> => {
  const choice = choiceIn(visit)
  const at = askedNumber(visit, 'page') ?? 0
  const points = await incidentPoints(log, { ...choice, limit: ON_THE_MAP })
  const days = await incidentDays(log, { ...choice, limit: DAYS })
  const lines = await listIncidentLines(log, { ...choice, limit: A_PAGE + 1, offset: at * A_PAGE })
  const body = html`<h1>Incidents</h1>${filter(choice)}
${
  lines.length
    ? html`<div class="two"><div>${incidentMap(points, 'Map of these incidents')}<p class="dim">${points.length === ON_THE_MAP ? `the latest ${number(ON_THE_MAP)} of them` : counted(points.length, 'incident')} with a place on the map; outlines by Natural Earth</p></div>
<div>${timeline(days, choice)}</div></div>
<h2>${at ? 'Further ones' : 'The latest first'}</h2><ol class="incidents">${lines.slice(0, A_PAGE).map(incidentItem)}</ol>`
    : html`<p class="dim">None that match. They show here as articles are read.</p>`
}
${pages('/incidents', { page: at, more: lines.length > A_PAGE }, { ...choice })}
<p class="dim">As known now. What was known at another time: <code>npx --no-install blotter incidents --as-of 24h</code></p>`
  return page(visit, { title: 'Incidents', at: '/incidents', body })
}

const choiceIn = (visit: Visit): IncidentChoice => ({
  type: asked(visit, 'type'),
  country: /^[a-z]{2}$/i.exec(asked(visit, 'country') ?? '')?.[0].toUpperCase(),
  since: askedDay(visit, 'since'),
  until: askedDay(visit, 'until'),
})

const families = [...new Set(incidentTypes.map(({ code }) => code.split('.')[0] ?? code))]

const filter = ({ type, country, since, until }: IncidentChoice): Markup => {
  const option = (value: string, words: string): Markup =>
    html`<option value="${value}"${value === type ? html` selected` : ''}>${words}</option>`
  const narrowed = type || country || since || until
  return html`<form class="filter" action="/incidents"><label>Type <select name="type"><option value="">any</option>${families.map(
    (family) =>
      html`<optgroup label="${family}">${option(family, `all of ${family}`)}${incidentTypes.filter(({ code }) => code.startsWith(`${family}.`)).map(({ code, label }) => option(code, label))}</optgroup>`,
  )}</select></label>
<label>Country <input name="country" size="3" maxlength="2" value="${country ?? ''}" placeholder="SO"></label>
<label>From <input name="since" type="date" value="${since ?? ''}"></label><label>To <input name="until" type="date" value="${until ?? ''}"></label>
<button>Show</button>${narrowed ? html` <a href="/incidents">all</a>` : ''}</form>`
}
