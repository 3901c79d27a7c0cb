import { incidentDecisions } from '@blotter/acts'
import { labelOf } from '@blotter/events'
import type { Log } from '@blotter/log'
import type { IncidentStory } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { moment } from '../frame/figures.ts'
import { dayOf, incidentWords, placeOf, tollOf } from '../frame/incident-words.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { state } from '../frame/state.ts'
import { foreign, oneLine } from '../frame/text.ts'
import { incidentMap } from '../map/incident-map.ts'
import { correction } from './correction.ts'
import { evidence } from './evidence.ts'
import { history } from './history.ts'

/** One incident: what happened, what was believed when, the sentences that say so, and how to correct it. */
export const incidentPage = async (visit: Visit, log: Log, story: IncidentStory): Promise<Markup> => {
  const { id, incident, claims, events } = story
  const decisions = (await incidentDecisions(log)).filter(({ data }) => data.incidents.includes(id))
  const { where, confidence } = incident
  const title = oneLine(incidentWords(incident), 160)
  const body = html`<h1>${labelOf(incident.type)}: ${foreign(placeOf(incident))} <span class="dim">${dayOf(incident)}</span></h1>
<p class="verdict">${tollOf(incident.toll) || 'no toll given'}</p>
${standing(story)}
<div class="two"><div><dl class="pairs"><dt>type</dt><dd>${incident.type}</dd><dt>when</dt><dd>${dayOf(incident)} <span class="dim">to the ${incident.when.precision}, by ${incident.when.basis}</span></dd>
<dt>where</dt><dd>${where ? html`${foreign(where.path.join(' › '))} <span class="dim">${where.precision}</span>` : 'not known'}</dd>
${confidence ? html`<dt>confidence</dt><dd>${confidence.level}: ${confidence.voices} independent ${confidence.voices === 1 ? 'voice' : 'voices'} <span class="dim">${foreign(confidence.because.map(({ what, value }) => `${what} ${value}`).join(', '))}</span></dd>` : ''}
<dt>first known</dt><dd>${moment(story.openedAt)}</dd><dt>last revised</dt><dd>${moment(story.revisedAt)}</dd><dt>id</dt><dd>${id}</dd></dl></div>
<div>${where?.lat !== undefined && where.lon !== undefined ? incidentMap([{ id, type: incident.type, place: where.name, iso2: where.iso2, lat: where.lat, lon: where.lon, startsOn: null, killed: null }], 'Where it was') : ''}</div></div>
<h2>What was believed when</h2>${history(events, claims)}
<h2>Who says so <span class="dim">${claims.length === 1 ? 'one report' : `${claims.length} reports`}</span></h2>${await evidence(log, claims)}
${correction(visit, story, decisions)}
<p class="dim"><a href="/log?stream=incident/${id}">Its stream in the log</a></p>`
  return page(visit, { title, at: '/incidents', body })
}

const standing = ({ state: is, mergedInto }: IncidentStory): Markup | string => {
  if (is === 'open') return ''
  const words =
    is === 'merged' && mergedInto
      ? html`It is one with <a href="/incidents/${mergedInto}">${mergedInto}</a>.`
      : is === 'split'
        ? 'All its claims are in others now.'
        : 'Its claims are gone, or a person said that it did not happen.'
  return html`<p class="note">${state(is, 'wait')}: ${words}</p>`
}
