import type { Replay } from '@blotter/log'
import { sayChange } from '@blotter/pages'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { moment } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { moodOf, state } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'

const COLUMNS = [
  { name: 'replay' },
  { name: 'state' },
  { name: 'from' },
  { name: 'versions', wide: true },
  { name: 'by' },
  { name: 'started' },
  { name: 'ended' },
]

/** All replays, the newest first. */
export const replaysPage = (visit: Visit, replays: readonly Replay[]): Promise<Markup> =>
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
