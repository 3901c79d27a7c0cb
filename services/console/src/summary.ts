import { type IncidentView, labelOf, type Toll } from '@blotter/events'
import type { FeedRow, IncidentRow, OutcomeCount } from '@blotter/views'
import { html } from 'hono/html'
import type { Overview, StageRow } from './overview.ts'
import { sentenceOf, verdictOf } from './verdict.ts'

/** The part of the first page that is sent again while it is open. */
export const summary = ({ at, counts, stages, projections, outcomes, feeds, incidents }: Overview) => {
  const lag = Math.max(0, ...projections.map((projection) => projection.lag))
  const well = stages.every((stage) => verdictOf(stage).state === 'ok')
  return html`
<p class="verdict ${well ? 'ok' : 'bad'}" role="status">${well ? '●' : '▲'} ${sentenceOf(stages)}</p>
<p class="facts">Log position <strong>${counts.position}</strong> · projections ${lag ? html`${lag} events behind` : 'at the head'} · <strong>${counts.articles}</strong> articles · <strong>${counts.claims}</strong> claims · <strong>${counts.incidents}</strong> incidents · <time datetime="${at}">${at.slice(11, 19)} UTC</time></p>
<section aria-labelledby="stages"><h2 id="stages">Stages</h2>
<div class="scroll"><table><thead><tr><th scope="col">stage</th><th scope="col">oldest</th><th scope="col">verdict</th><th scope="col" class="n">waiting</th><th scope="col" class="n">active</th><th scope="col" class="n">delayed</th><th scope="col" class="n">done/min</th><th scope="col" class="n">done/h</th><th scope="col" class="n">parked</th><th scope="col" class="n">workers</th></tr></thead>
<tbody>${stages.map(stageRow)}</tbody></table></div></section>
<section aria-labelledby="incidents"><h2 id="incidents">Incidents</h2>
${incidents.length ? html`<ol class="incidents">${incidents.map(incidentItem)}</ol>` : html`<p>None yet. They show here as articles are read.</p>`}</section>
<div class="pair">
<section aria-labelledby="feeds"><h2 id="feeds">Feeds</h2><div class="scroll"><table><thead><tr><th scope="col">feed</th><th scope="col">last poll</th><th scope="col">outcome</th><th scope="col" class="n">items</th></tr></thead><tbody>${feeds.map(feedRow)}</tbody></table></div></section>
<section aria-labelledby="articles"><h2 id="articles">Articles</h2><table><thead><tr><th scope="col">outcome</th><th scope="col" class="n">articles</th></tr></thead><tbody>${outcomes.map(outcomeRow)}</tbody></table></section>
</div>`
}

const stageRow = (stage: StageRow) => {
  const { state, reason } = verdictOf(stage)
  const oldest = stage.oldestWaitingMs === null ? '–' : `${(stage.oldestWaitingMs / 1_000).toFixed(1)} s`
  return html`<tr><th scope="row">${stage.stage}</th><td>${oldest}</td><td><span class="state ${state.replace(' ', '-')}">${state}</span> ${reason}</td><td class="n">${stage.waiting}</td><td class="n">${stage.active}</td><td class="n">${stage.delayed}</td><td class="n">${stage.doneLastMinute}</td><td class="n">${stage.doneLastHour}</td><td class="n">${stage.parked}</td><td class="n">${stage.workers}</td></tr>`
}

const incidentItem = ({
  incident,
  claims,
}: IncidentRow) => html`<li><details><summary><span class="type">${labelOf(incident.type)}</span> <span>${placeOf(incident)}</span> <time>${incident.when.start?.slice(0, 10) ?? 'undated'}</time> <strong>${tollOf(incident.toll)}</strong> <span class="count">${claims.length} ${claims.length === 1 ? 'report' : 'reports'}</span></summary>
<ul>${claims.map(({ sentence, title, url }) => html`<li><q>${sentence ?? ''}</q> <cite>${linkTo(url, title ?? url)}</cite></li>`)}</ul></details></li>`

// Feeds are strangers: only http and https become links.
const linkTo = (url: string, text: string) =>
  /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer noopener">${text}</a>` : text

const placeOf = ({ where }: IncidentView): string =>
  where
    ? [where.name, where.path[0]].filter((name, index, all) => all.indexOf(name) === index).join(', ')
    : 'place unknown'

const tollOf = (toll: Toll): string =>
  Object.entries(toll)
    .map(([kind, { best, high }]) => `${best}${high === null ? '+' : ''} ${kind}`)
    .join(', ')

const feedRow = ({ title, url, lastPollAt, lastOutcome, lastCause, items }: FeedRow) =>
  html`<tr><th scope="row">${title ?? url}</th><td>${lastPollAt?.slice(11, 16) ?? 'not yet'}</td><td>${lastCause ?? lastOutcome ?? '–'}</td><td class="n">${items}</td></tr>`

const outcomeRow = ({ outcome, articles }: OutcomeCount) =>
  html`<tr><th scope="row">${outcome}</th><td class="n">${articles}</td></tr>`
