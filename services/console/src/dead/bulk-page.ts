import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { number } from '../frame/figures.ts'
import { page } from '../frame/page.ts'
import { foreign } from '../frame/text.ts'
import { saySelection } from './ask-page.ts'
import type { Bulk } from './bulks.ts'

/** How far a decision about many is; counted before and done stand side by side. */
export const bulkPage = (visit: Visit, { chosen, act, counted, all, gone, decided, trouble }: Bulk) => {
  const ended = decided !== null || trouble !== null
  const verb = chosen.verdict === 'retry' ? 'tried again' : 'given up'
  const body = html`<h1>${ended ? `${number(decided ?? gone)} will be ${verb}` : `${number(gone)} of ${number(all)} gone through`}</h1>
${ended ? '' : html`<progress max="${Math.max(1, all)}" value="${gone}" aria-label="Dead letters gone through"></progress><p class="dim" id="again">This page looks again by itself.</p>`}
${trouble ? html`<p class="news bad"><span aria-hidden="true">▲</span> It ended early: ${foreign(trouble)}. What was decided stays decided; the rest waits as before.</p>` : ''}
<dl class="pairs"><dt>which</dt><dd>${foreign(saySelection(chosen), { most: 600 })}</dd><dt>counted before</dt><dd>${number(counted)}</dd><dt>found then</dt><dd>${number(all)}</dd>
<dt>decided</dt><dd>${decided === null ? '–' : number(decided)}</dd><dt>who</dt><dd>${foreign(act.who)}</dd><dt>why</dt><dd>${foreign(act.why)}</dd></dl>
<p><a href="/dead">Dead letters</a> · <a href="/audit">Audit</a></p>`
  return page(visit, { title: 'Decided', at: '/dead', ...(ended ? {} : { refresh: 1 }), body })
}
