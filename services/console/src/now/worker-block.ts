import { stageNames } from '@blotter/pipeline'
import type { WorkerRow } from '@blotter/views'
import { html } from 'hono/html'
import { age, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { state } from '../frame/state.ts'
import { foreign } from '../frame/text.ts'

const SHOWN = 40

/** Every process and what it does now; those that fell silent within the day first. */
export const workerBlock = (workers: readonly WorkerRow[]): Markup => {
  const silent = workers.filter(({ alive }) => !alive)
  const shown = [...silent.slice(0, SHOWN / 2), ...workers.filter(({ alive }) => alive)].slice(0, SHOWN)
  return html`<h2>Processes <span class="dim">${number(workers.length - silent.length)} live${silent.length ? `, ${number(silent.length)} fell silent within the day` : ''}</span></h2>
${workers.length ? html`<ul class="workers">${shown.map(item)}</ul>` : html`<p class="dim">None has said that it lives.</p>`}
${workers.length > shown.length ? html`<p class="dim">and ${number(workers.length - shown.length)} more: <code>npx --no-install blotter workers</code></p>` : ''}`
}

const item = (worker: WorkerRow): Markup =>
  html`<li><b>${worker.stage}</b> ${state(wordOf(worker), worker.alive ? (worker.state === 'working' ? 'ok' : 'wait') : 'bad')} <span class="dim">${foreign(`${worker.host} ${worker.pid}`)}</span> ${doing(worker)}</li>`

const wordOf = ({ alive, silentMs, state: said, running, workingSince }: WorkerRow): string => {
  if (!alive) return `silent for ${age(silentMs)}`
  return said === 'working' && workingSince !== null && !running ? 'ready' : said
}

const doing = ({ alive, running, hands, job, stage, workingSince }: WorkerRow): Markup | string => {
  if (!alive || workingSince === null) return ''
  if (!running) return html`<span class="dim">nothing to do</span>`
  return html`<span>${running} of ${hands} hands${job ? html`: ${jobLink(stage, job)}` : ''}</span>`
}

/** Only what a stage works on stands in a queue. */
const jobLink = (stage: string, job: string): Markup =>
  stageNames.some((name) => name === stage)
    ? html`<a href="/jobs/${stage}/${encodeURIComponent(job)}">${foreign(job, { most: 60 })}</a>`
    : foreign(job, { most: 60 })
