import { html } from 'hono/html'
import { age, number, rate } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { sparkline } from '../frame/sparkline.ts'
import { moodOf, state, withoutCommand } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import type { Overview } from './overview.ts'

type Stage = Overview['stages'][number]

const COLUMNS = [
  { name: 'stage' },
  { name: 'verdict', wide: true },
  { name: 'oldest', n: true },
  { name: 'waiting', n: true },
  { name: 'active', n: true },
  { name: 'in, out a minute', n: true },
  { name: 'last hour' },
  { name: 'wait p50, p95', n: true },
  { name: 'run p50, p95', n: true },
  { name: 'retries', n: true },
  { name: 'dead', n: true },
  { name: 'workers', n: true },
  { name: 'pause' },
] as const

/** One row per stage, in the order of the flow; the verdict and the oldest waiting job stand first. */
export const stageTable = (stages: readonly Stage[]): Markup =>
  html`<h2 id="stages-title">Stages</h2>${table('Stages', COLUMNS, stages.map(row))}`

const row = (stage: Stage): (Markup | string | null)[] => {
  const { verdict, minutes, times, takesNothing } = { ...stage, takesNothing: stage.inPerMinute === null }
  const verb = verdict.state === 'paused' ? 'resume' : 'pause'
  return [
    html`<a href="/stages/${stage.stage}">${stage.stage}</a>`,
    html`${state(verdict.state, moodOf(verdict.state))} <span class="why">${foreign(withoutCommand(verdict.reason))}</span>`,
    stage.oldestWaitingMs === null ? null : age(stage.oldestWaitingMs),
    number(stage.waitingInputs),
    number(stage.active),
    html`${takesNothing ? '–' : rate(stage.inPerMinute ?? 0)}, ${rate(stage.outPerMinute)}`,
    sparkline({ came: takesNothing ? null : minutes.in, left: minutes.out }),
    pair(times.waitP50, times.waitP95),
    pair(times.runP50, times.runP95),
    number(times.retries),
    stage.parked ? html`<a href="/dead?stage=${stage.stage}">${number(stage.parked)}</a>` : '0',
    number(stage.workers),
    html`<a href="/stages/${stage.stage}#pause" aria-label="${verb} ${stage.stage}">${verb}</a>`,
  ]
}

const pair = (median: number | null, most: number | null): string | null =>
  median === null || most === null ? null : `${age(median)}, ${age(most)}`
