import type { IncidentView } from '@blotter/events'
import type { IncidentDifference } from '@blotter/replay'
import { escapeHtml } from '../../html-text.ts'
import { printIncident } from '../../incident-line.ts'
import { cutHtml } from './cut-text.ts'

/** One incident that a replay makes, loses or counts otherwise. */
export const incidentCard = ({ kind, before, after, view, fields }: IncidentDifference, attributes: string): string => {
  const ids = before && after && before !== after ? `${before} → ${after}` : (after ?? before ?? '')
  return `<div class="card" ${attributes}>
<p><b class="outcome">${kind}</b> ${summary(view.after ?? view.before)} <small><code>${escapeHtml(ids)}</code></small></p>
${fields.length ? table(fields) : ''}
</div>`
}

const summary = (view: IncidentView | null): string => (view ? cutHtml(printIncident(view)) : '')

const table = (fields: IncidentDifference['fields']): string => `<table>
<thead><tr><th scope="col">field</th><th scope="col">before</th><th scope="col">after</th></tr></thead>
<tbody>${fields
  .map(
    ({ field, from, to }) =>
      `<tr><th scope="row">${escapeHtml(field)}</th><td class="before">${cutHtml(from)}</td><td class="after">${cutHtml(to)}</td></tr>`,
  )
  .join('\n')}</tbody>
</table>`
