import { html } from 'hono/html'
import type { Visit } from './desk.ts'
import type { Markup } from './markup.ts'

export type ActForm = {
  action: string
  button: string
  hidden?: readonly (readonly [name: string, value: string])[]
  /** The same by the command line; shown to whoever may only read. */
  command: string
  /** Further fields. */
  fields?: Markup | string
  /** What cannot be taken back stands apart. */
  grave?: boolean
}

/** A form that acts: it asks why, and carries what proves that it is of this page. Who may only read sees the command. */
export const actForm = (
  visit: Visit,
  { action, button, hidden = [], command, fields = '', grave = false }: ActForm,
): Markup => {
  if (!visit.get('person'))
    return html`<p class="command"><span class="dim">read-only here; as a command:</span> <code>${command}</code></p>`
  return html`<form class="act${grave ? ' grave' : ''}" method="post" action="${action}"><input type="hidden" name="form" value="${visit.get('formToken')}">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${fields}
<label>Why <input name="why" required maxlength="500" autocomplete="off"></label> <button>${button}</button></form>`
}
