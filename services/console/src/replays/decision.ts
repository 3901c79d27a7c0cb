import type { Replay } from '@blotter/log'
import { totalsOf } from '@blotter/pages'
import { DEFAULT_BUDGET, speaksAgainst } from '@blotter/replay'
import { html } from 'hono/html'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import type { Markup } from '../frame/markup.ts'
import { state } from '../frame/state.ts'
import { foreign } from '../frame/text.ts'

/** What speaks against a promotion by the default budgets and the gold set; null before it is diffed. */
export const againstPromotion = (replay: Replay): string[] | null => {
  const totals = totalsOf(replay)
  return totals && speaksAgainst(totals, DEFAULT_BUDGET)
}

/** What a person may decide about a replay now. */
export const decision = (visit: Visit, replay: Replay): Markup | string => {
  const { id, state: is, approval } = replay
  if (is === 'approved' || is === 'promoting' || is === 'settling')
    return html`<h2>Approved</h2><p>${approval ? html`${foreign(approval.who)}: ${foreign(approval.why)}. ` : ''}Its workers bring it to its end. Where none run: <code>npx --no-install blotter replay promote ${id.slice(0, 8)} --reason …</code></p>${is === 'approved' ? discarding(visit, id) : ''}`
  if (is === 'promoted' || is === 'discarded') return ''
  return html`<h2>Decide</h2>${promotion(visit, replay)}${discarding(visit, id)}`
}

const discarding = (visit: Visit, id: string): Markup => html`
<h3>Discard it</h3>${actForm(visit, { action: `/replays/${id}/discard`, button: 'Discard it', grave: true, command: `npx --no-install blotter replay discard ${id.slice(0, 8)} --reason …` })}`

const promotion = (visit: Visit, replay: Replay): Markup => {
  const { id, selection, state: is } = replay
  const against = againstPromotion(replay)
  if (is !== 'diffed' || !against) return html`<p class="dim">It can be promoted once it is diffed.</p>`
  if (selection.sample) return html`<p>A sample can be read, not promoted.</p>`
  const verdict = against.length
    ? html`${state('speaks against it', 'bad')}: ${foreign(against.join('; '), { most: 600 })}`
    : html`${state('nothing speaks against it', 'ok')}`
  const fields = against.length
    ? html`<label><input type="checkbox" name="force" value="yes" required> all the same</label>`
    : ''
  return html`<h3>Make what it found hold</h3><p>${verdict}</p>${actForm(visit, { action: `/replays/${id}/promote`, button: 'Promote it', fields, command: `npx --no-install blotter replay promote ${id.slice(0, 8)} --reason …` })}`
}
