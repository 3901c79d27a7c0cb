import { InputFault, type VersionChange } from '@blotter/events'
import { listReplays, type Replay, readProgress, replayNamed } from '@blotter/log'
import { replayStep } from '@blotter/views'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Desk, Visit } from '../frame/desk.ts'
import { age, moment, number, rate } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { Refusal } from '../frame/refusal.ts'
import { moodOf, state } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import type { ConsoleSources } from '../sources.ts'

const COLUMNS = [
  { name: 'replay' },
  { name: 'state' },
  { name: 'from' },
  { name: 'versions', wide: true },
  { name: 'by' },
  { name: 'started' },
  { name: 'ended' },
]

/** Replays: all of them, and one with its progress. */
export const replayRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/replays', async (visit) => visit.html(await replaysPage(visit, await listReplays(log))))
  routes.get('/replays/:id', async (visit) => {
    const replay = await named(log, visit.req.param('id'))
    return visit.html(await replayPage(visit, replay, await readProgress(log, replay.id)))
  })
  return routes
}

/** @throws Refusal 404 */
export const named = async (log: ConsoleSources['log'], id: string): Promise<Replay> => {
  try {
    return await replayNamed(log, id)
  } catch (error) {
    if (error instanceof InputFault) throw new Refusal(404, 'There is no such replay.')
    throw error
  }
}

const replaysPage = (visit: Visit, replays: readonly Replay[]): Promise<Markup> =>
  page(visit, {
    title: 'Replays',
    at: '/replays',
    body: html`<h1>Replays</h1><p class="dim">A stage run again over the whole history by another version, beside live work; then compared, and promoted or discarded by a person.</p>
${replays.length ? table('Replays', COLUMNS, replays.map(row)) : html`<p>There was none. Begin one: <code>npx --no-install blotter replay start --stage extract</code></p>`}`,
  })

const row = (replay: Replay) => [
  html`<a href="/replays/${replay.id}">${replay.id.slice(0, 8)}</a>`,
  state(replay.paused ? 'paused' : replay.state, moodOf(replay.paused ? 'paused' : replay.state)),
  replay.stage,
  foreign(replay.versions.map(sayChange).join(', ')),
  foreign(replay.who),
  moment(replay.startedAt),
  moment(replay.endedAt),
]

const short = ({ version, digest }: VersionChange['to']): string => `${version}+${digest.slice(0, 8)}`
const sayChange = ({ from, to }: VersionChange): string =>
  from?.digest === to.digest
    ? `${to.name} ${short(to)} (stays)`
    : `${to.name} ${from ? short(from) : 'none'} → ${short(to)}`

const replayPage = (
  visit: Visit,
  replay: Replay,
  progress: Awaited<ReturnType<typeof readProgress>>,
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
<p class="dim"><a href="/log?stream=replay/${id}">Its stream in the log</a></p>`
  return page(visit, { title: `Replay ${id.slice(0, 8)}`, at: '/replays', again: 10, body })
}
