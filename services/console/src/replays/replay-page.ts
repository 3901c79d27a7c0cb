import type { Replay, ReplayProgress } from '@blotter/log'
import { sayChange, totalsOf } from '@blotter/pages'
import { replayStep, type WorkerRow } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { age, number, rate } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { moodOf, state } from '../frame/state.ts'
import { foreign } from '../frame/text.ts'
import { decision } from './decision.ts'
import { rest } from './rest.ts'

/** One replay: its versions, how far it is, who works on it, what it found, and what a person decides. */
export const replayPage = (
  visit: Visit,
  replay: Replay,
  { progress, workers }: { progress: ReplayProgress; workers: readonly WorkerRow[] },
): Promise<Markup> => {
  const { id, stage, who, why, versions, paused, state: is } = replay
  const step = replayStep(replay, progress)
  const left = progress.rate > 0 && is === 'deriving' && !paused ? (step.all - step.done) / progress.rate : null
  const body = html`<h1>Replay ${id.slice(0, 8)} ${state(paused ? 'paused' : is, moodOf(paused ? 'paused' : is))}</h1>
<p>From ${stage} on, by ${foreign(who)}${why ? html`: ${foreign(why)}` : ''}.</p>
<ul>${versions.map((change) => html`<li>${foreign(sayChange(change))}</li>`)}</ul>
<progress max="${Math.max(1, step.all)}" value="${step.done}" aria-label="Articles of the replay"></progress>
<p>${step.phase}: ${number(step.done)} of ${number(step.all)} articles${progress.rate ? `, ${rate(progress.rate * 60)} a minute` : ''}${left === null ? '' : `, about ${age(left * 1_000)} left`}.</p>
<dl class="facts">${Object.entries(progress.outcomes).map(([outcome, count]) => html`<div><dt>${outcome}</dt><dd>${number(count ?? 0)}</dd></div>`)}</dl>
${rest(visit, replay, workers)}${found(replay)}${decision(visit, replay)}
<p class="dim"><a href="/log?stream=replay/${id}">Its stream in the log</a></p>`
  return page(visit, { title: `Replay ${id.slice(0, 8)}`, at: '/replays', again: 10, body })
}

const found = (replay: Replay): Markup | string => {
  const totals = totalsOf(replay)
  if (!totals) return html`<p class="dim">What differs can be read once it is diffed.</p>`
  const { articles, incidents } = totals
  const counts = [
    ...Object.entries(articles).map(([kind, count]) => [`articles ${kind}`, count] as const),
    ...Object.entries(incidents).map(([kind, count]) => [`incidents ${kind}`, count] as const),
  ]
  return html`<h2>What it found</h2><dl class="facts">${counts.map(([name, count]) => html`<div><dt>${name}</dt><dd>${number(count)}</dd></div>`)}</dl>
<p><a href="/replays/${replay.id}/difference">The difference, claim by claim and incident by incident</a></p>`
}
