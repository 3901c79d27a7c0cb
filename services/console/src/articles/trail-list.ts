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
<ol class="trail">${steps(trail, titles)}${incidents.map(incidentStep)}</ol>`
}

type Line = { at: string | null; markup: Markup }

/** Every event with what each stage made of it, by when that was; what still waits stands at the end. */
const steps = ({ events, outcomes, open }: ArticleTrail, titles: ReadonlyMap<string, string>): Markup[] => {
  const lines: Line[] = [
    ...events.map((event) => eventLine(event, titles)),
    ...outcomes.map(outcomeLine),
    ...open.map(waitingLine),
  ]
  return lines.toSorted((a, b) => timeOf(a) - timeOf(b)).map(({ markup }) => markup)
}

const timeOf = ({ at }: Line): number => (at ? Date.parse(at) : Number.POSITIVE_INFINITY)

const eventLine = (event: LogEvent, titles: ReadonlyMap<string, string>): Line => {
  const { recordedAt: at, position, type } = event
  return { at, markup: line(at, html`<a href="/log/${position}">${type}</a>`, wordsOf(event, titles)) }
}

const outcomeLine = ({ stage, outcome, at }: ArticleTrail['outcomes'][number]): Line => {
  const words = outcome === 'parked' ? html`${state('parked', 'bad')}: waits for a person` : foreign(outcome)
  return { at, markup: line(at, stageName(stage), words) }
}

const waitingLine = ({ stage, handedOut, position }: ArticleTrail['open'][number]): Line => {
  const words = handedOut
    ? html`${state('waits', 'wait')}: in its <a href="/stages/${stage}">queue</a>, or <a href="/jobs/${stage}/p-${position}">in a worker’s hands</a>`
    : html`${state('waits', 'wait')}: not handed out yet`
  return { at: null, markup: line(null, stageName(stage), words) }
}

const stageName = (stage: string): Markup => html`<span class="outcome">${stage}</span>`

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
