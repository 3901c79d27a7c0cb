import { isRunning, sentenceOn, troublesOf } from '@blotter/views'
import { html } from 'hono/html'
import { moment, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { withoutCommand } from '../frame/state.ts'
import { foreign } from '../frame/text.ts'
import { deadBlock } from './dead-block.ts'
import { feedBlock } from './feed-block.ts'
import { incidentBlock } from './incident-block.ts'
import { mapBlock } from './map-block.ts'
import type { Overview } from './overview.ts'
import { replayBlock } from './replay-block.ts'
import { stageTable } from './stage-table.ts'
import { workerBlock } from './worker-block.ts'

/** The first screen's parts by the ids of their elements, each drawn again while the screen is open. */
export const summaryParts = (overview: Overview): Record<string, Markup> => ({
  verdict: verdict(overview),
  facts: facts(overview),
  stages: stageTable(overview.stages),
  dead: deadBlock(overview.dead),
  feeds: feedBlock(overview.feeds),
  replay: replayBlock(overview.replay),
  workers: workerBlock(overview.workers),
  incidents: incidentBlock(overview.incidents),
  map: mapBlock(overview.points),
})

const verdict = (overview: Overview): Markup => {
  const troubles = troublesOf(overview).map(withoutCommand)
  const well = troubles.length === 0
  const [, ...others] = troubles
  const sentence = well ? sentenceOn(overview) : `${capital(troubles[0] ?? '')}.`
  return html`<h1 class="verdict ${well ? 'ok' : 'bad'}"><span aria-hidden="true">${well ? '●' : '▲'}</span> ${foreign(sentence, { most: 600 })}</h1>
${others.length ? html`<ul class="troubles">${others.map((trouble) => html`<li>${foreign(capital(trouble))}</li>`)}</ul>` : ''}
${overview.invented ? html`<p class="note">Every feed is on this machine. In the sample all incidents are invented.</p>` : ''}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const facts = ({ at, position, singles, projections, queues, spent }: Overview): Markup => {
  const lag = Math.max(0, ...projections.map((projection) => projection.lag))
  const stopped = projections.find(({ status }) => status === 'stopped')
  const views = stopped ? `${stopped.projection} stopped` : lag ? `${number(lag)} events behind` : 'up to date'
  const took = `${number(Math.round(spent.database))} ms${queues === 'redis' ? `, Redis ${number(Math.round(spent.queues))} ms` : ''}`
  return html`<dl class="facts">${[
    fact('as of, UTC', moment(at)),
    fact('log position', html`<a href="/log">${number(position)}</a>`),
    fact('projections', views, stopped || lag > 1_000 ? 'bad' : ''),
    ...singles.map((single) =>
      fact(single.stage, isRunning(single) ? 'runs' : 'does not run', isRunning(single) ? '' : 'bad'),
    ),
    fact('queues on', queues === 'redis' ? 'Redis' : 'Postgres'),
    fact('database time of this look', took),
  ]}</dl>`
}

const fact = (name: string, value: string | Markup, mood = ''): Markup =>
  html`<div><dt>${name}</dt><dd class="${mood}">${value}</dd></div>`
