import type { ParkedGroup } from '@blotter/views'
import { html } from 'hono/html'
import { number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

const SHOWN = 5

/** What waits for a person, by reason. */
export const deadBlock = (groups: readonly ParkedGroup[]): Markup => {
  const all = groups.reduce((sum, { count }) => sum + count, 0)
  if (!all) return html`<h2>Dead letters</h2><p class="dim">None: nothing waits for a person.</p>`
  return html`<h2><a href="/dead">Dead letters</a> <span class="dim">${number(all)} wait for a person</span></h2>
<ul class="counts">${groups.slice(0, SHOWN).map(group)}</ul>
${groups.length > SHOWN ? html`<p class="dim">and ${groups.length - SHOWN} more reasons</p>` : ''}`
}

const group = ({ stage, reason, count, message }: ParkedGroup): Markup =>
  html`<li><a href="/dead?stage=${stage}&amp;code=${encodeURIComponent(reason)}"><b>${number(count)}</b> ${stage}: ${foreign(reason)}</a> <span class="dim">${foreign(message.split('\n')[0] ?? '', { most: 90 })}</span></li>`
