import { html } from 'hono/html'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import type { Markup } from '../frame/markup.ts'
import type { Overview } from './overview.ts'

/** The one safe thing that a person may press for what is wrong: a paused stage goes on, dead letters are looked at. */
export const handBlock = (visit: Visit, { stages }: Overview): Markup | string => {
  const paused = stages.filter(({ paused: isPaused }) => isPaused).map(({ stage }) => stage)
  if (!paused.length) return ''
  const words = paused.length === 1 ? paused[0] : `${paused.length} paused stages`
  return html`<div class="hand">${actForm(visit, {
    action: '/stages/resume',
    button: `Let ${words} go on`,
    hidden: paused.map((stage) => ['stage', stage] as const),
    command: `npx --no-install blotter resume ${paused.join(' ')} --reason …`,
  })}</div>`
}
