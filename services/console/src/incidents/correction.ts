import type { LogEvent } from '@blotter/events'
import type { IncidentStory } from '@blotter/views'
import { html } from 'hono/html'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import { moment } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

type Decision = LogEvent<'LinkDecided'>

/** The ways to correct an incident that is wrong, and what persons decided about it so far. */
export const correction = (
  visit: Visit,
  { id, claims, state }: IncidentStory,
  decisions: readonly Decision[],
): Markup => {
  const open = state === 'open'
  return html`<h2>How to correct it</h2>
<p class="dim">A decision of a person stands in the log with who and why, no later linking undoes it, and it can be taken back.</p>
${open ? html`<h3>It is the same as another</h3>${merge(visit, id)}` : ''}
${open && claims.length > 1 ? html`<h3>Some of its claims are about something else</h3>${split(visit, { id, claims })}` : ''}
${open ? html`<h3>It did not happen</h3>${actForm(visit, { action: `/incidents/${id}/retract`, button: 'Retract it', grave: true, command: `npx --no-install blotter incidents retract ${id} --reason …` })}` : ''}
<h3>A sentence was misread</h3><p>That is the extractor’s: a better one reads the whole history again. <code>npx --no-install blotter replay start --stage extract</code></p>
${decisions.length ? html`<h3>Decided so far</h3>${decisions.map((each) => decided(visit, id, each))}` : ''}`
}

const merge = (visit: Visit, id: string): Markup =>
  actForm(visit, {
    action: `/incidents/${id}/merge`,
    button: 'Make them one',
    fields: html`<label>Id or page of the other <input name="other" required size="38"></label>`,
    command: `npx --no-install blotter incidents merge ${id} OTHER --reason …`,
  })

const split = (visit: Visit, { id, claims }: Pick<IncidentStory, 'id' | 'claims'>): Markup =>
  actForm(visit, {
    action: `/incidents/${id}/split`,
    button: 'Make these an incident of their own',
    fields: html`<ul class="counts">${claims.map(({ claim, sentence }) => html`<li><label><input type="checkbox" name="claim" value="${claim.id}"> ${foreign(sentence, { most: 160 })}</label></li>`)}</ul>`,
    command: `npx --no-install blotter incidents split ${id} --claims … --reason …`,
  })

const decided = (
  visit: Visit,
  id: string,
  { eventId, recordedAt, data }: Decision,
): Markup => html`<div class="claim"><p><b>${data.kind}</b> by ${foreign(data.who)}, ${moment(recordedAt)}: ${foreign(data.why)}</p>
${data.undoes === null ? actForm(visit, { action: `/incidents/${id}/undo`, button: 'Take it back', hidden: [['decision', eventId]], command: `npx --no-install blotter incidents undo ${eventId} --reason …` }) : ''}</div>`
