import type { LogEvent } from '@blotter/events'
import { traceIdOf } from '@blotter/telemetry'
import { type ArticleTrail, eventWords } from '@blotter/views'
import { html } from 'hono/html'
import { moment } from '../frame/figures.ts'
import { incidentWords } from '../frame/incident-words.ts'
import type { Markup } from '../frame/markup.ts'
import { state } from '../frame/state.ts'
import { foreign, outward } from '../frame/text.ts'

/** The whole way of an article: every event, what each stage made of it, what still waits, and what became of incidents. */
export const trailList = (trail: ArticleTrail): Markup => {
  const { articleId, feeds, events, incidents } = trail
  const first = events.find((event) => event.type === 'ArticleDiscovered')
  const titles = new Map(feeds.map(({ id, title, url }) => [id, title ?? url]))
  return html`<h2>${outward(first?.data.url ?? `article/${articleId}`)}</h2>
<p class="dim">article <a href="/articles/${articleId}">${articleId}</a>, trace id ${traceIdOf(articleId) ?? 'none'}</p>
<ol class="trail">${events.map((event) => step(event, trail, titles))}${incidents.map(incidentStep)}</ol>`
}

const step = (event: LogEvent, { outcomes, open }: ArticleTrail, titles: ReadonlyMap<string, string>): Markup[] => [
  line(event.recordedAt, html`<a href="/log/${event.position}">${event.type}</a>`, wordsOf(event, titles)),
  ...outcomes
    .filter(({ position }) => position === event.position)
    .map(({ stage, outcome, at }) =>
      line(
        at,
        html`<span class="outcome">${stage}</span>`,
        outcome === 'parked' ? html`${state('parked', 'bad')}: waits for a person` : foreign(outcome),
      ),
    ),
  ...open
    .filter(({ position }) => position === event.position)
    .map(({ stage, handedOut, position }) =>
      line(
        null,
        html`<span class="outcome">${stage}</span>`,
        handedOut
          ? html`${state('waits', 'wait')}: in its <a href="/stages/${stage}">queue</a>, or <a href="/jobs/${stage}/p-${position}">in a worker’s hands</a>`
          : html`${state('waits', 'wait')}: not handed out yet`,
      ),
    ),
]

const wordsOf = (event: LogEvent, titles: ReadonlyMap<string, string>): Markup => {
  if (event.type === 'ArticleMerged')
    return html`is the article <a href="/articles/${event.data.into}">${event.data.into}</a>: ${outward(event.data.url)}`
  return foreign(eventWords(event, titles), { empty: '' })
}

const incidentStep = (event: LogEvent): Markup => {
  const said =
    event.type === 'IncidentOpened' || event.type === 'IncidentRevised'
      ? incidentWords(event.data.incident)
      : 'the incident'
  const id = event.streamId.slice('incident/'.length)
  return line(
    event.recordedAt,
    html`<a href="/log/${event.position}">${event.type}</a>`,
    html`<a href="/incidents/${id}">${foreign(said)}</a>`,
  )
}

const line = (at: string | null, name: Markup, words: Markup): Markup =>
  html`<li><span class="dim">${at ? moment(at) : ''}</span><span>${name}</span><span>${words}</span></li>`
