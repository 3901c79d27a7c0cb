import type { ReplayStanding } from '@blotter/views'
import { html } from 'hono/html'
import { age, number, rate } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

/** The replay that has not ended, and how far it is. */
export const replayBlock = (replay: ReplayStanding | null): Markup => {
  if (!replay) return html`<h2><a href="/replays">Replay</a></h2><p class="dim">None is open.</p>`
  const { id, stage, state, paused, done, all, rate: perSecond, secondsLeft } = replay
  const left = secondsLeft === null ? '' : `, about ${age(secondsLeft * 1_000)} left`
  const waits = state === 'diffed' ? 'Waits for a person.' : ''
  return html`<h2><a href="/replays/${id}">Replay</a> <span class="dim">from ${stage} on: ${state}</span></h2>
<p>${paused ? html`Paused by ${foreign(paused)}. ` : ''}${waits}</p>
<progress max="${Math.max(1, all)}" value="${done}" aria-label="Articles of the replay"></progress>
<p class="dim">${number(done)} of ${number(all)} articles${perSecond && !paused ? `, ${rate(perSecond * 60)} a minute` : ''}${left}</p>`
}
