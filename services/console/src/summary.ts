import { isRunning, sentenceOn, troublesOf } from '@blotter/views'
import { html } from 'hono/html'
import { articleTable, feedTable } from './feed-table.ts'
import { number } from './figures.ts'
import { incidentList } from './incident-list.ts'
import type { Overview } from './overview.ts'
import { stageTable } from './stage-table.ts'

/** The part of the first page that is sent again while it is open. The script replaces only those of its parts that changed. */
export const summary = (overview: Overview) => {
  const { stages, incidents, feeds, outcomes } = overview
  const well = troublesOf(overview).length === 0
  return html`
<p id="verdict" class="verdict ${well ? 'ok' : 'bad'}" role="status"><span aria-hidden="true">${well ? '●' : '▲'}</span> ${sentenceOn(overview)}</p>
<div id="origin">${onThisMachine(overview) ? html`<p class="note">Every feed is on this machine, as in the sample, whose incidents are invented.</p>` : ''}</div>
<dl id="facts" class="facts">${facts(overview)}</dl>
<section id="stages" aria-labelledby="stages-title">${stageTable(stages, feeds)}</section>
<section id="incidents" aria-labelledby="incidents-title">${incidentList(incidents)}</section>
<section id="feeds" aria-labelledby="feeds-title">${feedTable(feeds)}</section>
<section id="articles" aria-labelledby="articles-title">${articleTable(outcomes)}</section>`
}

const facts = ({ at, counts, singles, projections, queues }: Overview) => {
  const lag = Math.max(0, ...projections.map((projection) => projection.lag))
  const stopped = projections.find(({ status }) => status === 'stopped')
  const views = stopped
    ? `${stopped.projection} stopped: ${stopped.error}`
    : lag
      ? `${number(lag)} events behind`
      : 'up to date'
  return [
    fact('incidents', number(counts.incidents)),
    fact('claims', number(counts.claims)),
    fact('articles', number(counts.articles)),
    fact('feeds', number(counts.feeds)),
    fact('log position', number(counts.position)),
    fact('projections', views, stopped || lag ? 'bad' : ''),
    ...singles.map((single) =>
      isRunning(single) ? fact(single.stage, 'runs') : fact(single.stage, 'does not run', 'bad'),
    ),
    fact('queues', queues === 'redis' ? 'Redis' : 'Postgres'),
    fact('as of', html`<time datetime="${at}">${at.slice(11, 19)}</time> UTC`),
  ]
}

const fact = (name: string, value: string | ReturnType<typeof html>, mood = '') =>
  html`<div><dt>${name}</dt><dd class="${mood}">${value}</dd></div>`

// Matches "http://127.0.0.1:4000/a.xml", "http://localhost/a". Not: "https://localhost.example/a".
const LOOPBACK = /^https?:\/\/(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:|\/|$)/

const onThisMachine = ({ feeds }: Overview): boolean => feeds.length > 0 && feeds.every(({ url }) => LOOPBACK.test(url))
