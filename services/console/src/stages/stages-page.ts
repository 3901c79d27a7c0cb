import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { age, number, rate } from '../frame/figures.ts'
import { page } from '../frame/page.ts'
import { moodOf, state, withoutCommand } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import type { Overview } from '../now/overview.ts'
import { pauseForm } from './pause-form.ts'

const COLUMNS = [
  { name: 'queue' },
  { name: 'verdict', wide: true },
  ...['oldest', 'inputs', 'jobs', 'active', 'stalled', 'later', 'in a minute', 'out a minute', 'dead'].map((name) => ({
    name,
    n: true,
  })),
]

/** Every queue with all its counts. */
export const stagesPage = (visit: Visit, { stages, queues }: Overview) =>
  page(visit, {
    title: 'Queues',
    at: '/stages',
    body: html`<h1>Queues</h1><p class="dim">On ${queues === 'redis' ? 'Redis' : 'Postgres'}. A queue holds hints: what is lost of it comes back from the log. One job may stand for 32 inputs.</p>
${table('Queues', COLUMNS, stages.map(row))}
<h2>Several at once</h2>${[false, true].map((paused) => {
      const named = stages.filter((stage) => stage.paused === paused).map(({ stage }) => stage)
      return named.length ? pauseForm(visit, named, paused) : ''
    })}
<p><a href="/board">The raw view of the queues</a> <span class="dim">(BullMQ’s own board, for those who may act; it changes nothing here. On Postgres it counts what waits in a paused queue under “paused”)</span></p>`,
  })

const row = (stage: Overview['stages'][number]) => [
  html`<a href="/stages/${stage.stage}">${stage.stage}</a>`,
  html`${state(stage.verdict.state, moodOf(stage.verdict.state))} <span class="why">${foreign(withoutCommand(stage.verdict.reason))}</span>`,
  stage.oldestWaitingMs === null ? null : age(stage.oldestWaitingMs),
  ...[stage.waitingInputs, stage.waiting, stage.active, stage.stalled, stage.delayed].map(number),
  stage.inPerMinute === null ? null : rate(stage.inPerMinute),
  rate(stage.outPerMinute),
  stage.parked ? html`<a href="/dead?stage=${stage.stage}">${number(stage.parked)}</a>` : '0',
]
