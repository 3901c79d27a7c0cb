import type { Replay } from '@blotter/log'
import type { WorkerRow } from '@blotter/views'
import { html } from 'hono/html'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import { number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

const AT_WORK: readonly Replay['state'][] = ['pinning', 'listing', 'deriving', 'linking', 'approved']
const UNSTOPPABLE: readonly Replay['state'][] = ['promoting', 'settling']

/** Who works on a replay, and the form that lets them rest or go on; nothing where it waits for a person or has ended. */
export const rest = (visit: Visit, replay: Replay, workers: readonly WorkerRow[]): Markup | string => {
  const { id, state, paused } = replay
  const isAtWork = AT_WORK.includes(state)
  if (!isAtWork && !UNSTOPPABLE.includes(state)) return ''
  const crew = workers.filter(({ stage, alive }) => alive && stage === 'replay').length
  const short = id.slice(0, 8)
  const verb = paused ? 'resume' : 'pause'
  return html`<h2>Its workers</h2>
<p>${paused ? html`${foreign(paused)} lets them rest; what is done stays done. ` : ''}${
    crew
      ? crew === 1
        ? 'One process of it lives.'
        : `${number(crew)} processes of it live.`
      : html`None lives, so nothing moves. Where its version is checked out: <code>npx --no-install blotter replay resume ${short}</code>`
  }</p>
${
  isAtWork || paused
    ? actForm(visit, {
        action: `/replays/${id}/${verb}`,
        button: paused ? 'Let it go on' : 'Pause it',
        command: `npx --no-install blotter replay ${verb} ${short} --reason …`,
      })
    : html`<p class="dim">Readers wait for its end, so it cannot be paused now.</p>`
}`
}
