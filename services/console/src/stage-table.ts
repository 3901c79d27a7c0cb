import type { FeedRow, StageStanding } from '@blotter/views'
import { html } from 'hono/html'
import { age, number } from './figures.ts'

const COLUMNS = ['waiting', 'active', 'delayed', 'parked', 'done/min', 'done/h', 'workers']

/** One row per stage, in the order of the flow; the verdict and the oldest waiting job stand first. */
export const stageTable = (stages: readonly StageStanding[], feeds: readonly FeedRow[]) => html`
<h2 id="stages-title">Stages</h2>
<div class="scroll" role="region" tabindex="0" aria-labelledby="stages-title"><table>
<thead><tr><th scope="col">stage</th><th scope="col">verdict</th><th scope="col" class="n">oldest</th>${COLUMNS.map((name) => html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>${stages.map((stage) => row(stage, feeds))}</tbody></table></div>`

const row = (stage: StageStanding, feeds: readonly FeedRow[]) => {
  const { state, reason } = stage.verdict
  const oldest = stage.oldestWaitingMs === null ? '–' : age(stage.oldestWaitingMs)
  const polls = stage.stage === 'poll'
  const { waiting, active, delayed, parked, doneLastMinute, doneLastHour, workers } = stage
  const numbers = [waiting, active, delayed, parked, doneLastMinute, doneLastHour, workers]
  const word = html`<span class="state ${state === 'ok' ? 'ok' : 'bad'}"><span aria-hidden="true">${state === 'ok' ? '●' : '▲'}</span> ${state}</span>`
  return html`<tr><th scope="row">${stage.stage}</th><td>${word} <span class="dim">${reason}${polls && state === 'ok' ? lastPoll(feeds) : ''}</span></td><td class="n">${oldest}</td>${numbers.map((value) => html`<td class="n">${number(value)}</td>`)}</tr>`
}

const lastPoll = (feeds: readonly FeedRow[]): string => {
  const last = feeds.map(({ lastPollAt }) => lastPollAt ?? '').reduce((a, b) => (a > b ? a : b), '')
  return last ? `, last poll ${last.slice(11, 16)} UTC` : ''
}
