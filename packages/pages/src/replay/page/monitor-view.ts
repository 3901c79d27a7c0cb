import { type IncidentType, labelOf } from '@blotter/events'
import type { GainLoss, TollMove } from '@blotter/replay'
import { escapeHtml } from '../../html-text.ts'
import type { Totals } from '../totals.ts'
import { cutHtml } from './cut-text.ts'

const MOST_ROWS = 100

/** What a promotion would do to whoever watches a type, a country or a month, and to the tolls. */
export const monitorView = ({ types, countries, months, tolls }: Totals['view']): string => {
  const label = (type: string): string => `${labelOf(type as IncidentType)} (${type})` // keys are the types of views
  const tables = [
    gainTable('type', { counts: types, say: label }),
    gainTable('country', { counts: countries }),
    gainTable('month', { counts: months, byName: true }),
    tollTable(tolls),
  ].join('\n')
  return tables.trim() ? `<div class="tables">${tables}</div>` : '<p>What is monitored stays as it is.</p>'
}

type Gains = { counts: Record<string, GainLoss>; say?: (name: string) => string; byName?: boolean }

const gainTable = (of: string, { counts, say = (name) => name, byName = false }: Gains): string => {
  const all = Object.entries(counts).toSorted(
    ([a, x], [b, y]) => (byName ? 0 : y.gained + y.lost - x.gained - x.lost) || (a < b ? -1 : 1),
  )
  if (!all.length) return ''
  const rows = all
    .slice(0, MOST_ROWS)
    .map(
      ([name, { gained, lost }]) =>
        `<tr><th scope="row">${escapeHtml(say(name))}</th><td class="n">${gained}</td><td class="n">${lost}</td></tr>`,
    )
  return `<table>
<caption>incidents by ${of}${cut(all.length)}</caption>
<thead><tr><th scope="col">${of}</th><th scope="col" class="n">gained</th><th scope="col" class="n">lost</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`
}

const cut = (rows: number): string => (rows > MOST_ROWS ? `, ${MOST_ROWS} of ${rows}` : '')

const tollTable = (tolls: readonly TollMove[]): string =>
  tolls.length
    ? `<table>
<caption>tolls that move, the largest first</caption>
<thead><tr><th scope="col">toll</th><th scope="col">type</th><th scope="col">place</th><th scope="col" class="n">before</th><th scope="col" class="n">after</th></tr></thead>
<tbody>${tolls
        .map(
          ({ kind, type, place, from, to }) =>
            `<tr><th scope="row">${escapeHtml(kind)}</th><td>${escapeHtml(type)}</td><td>${cutHtml(place ?? '', 'nowhere')}</td><td class="n">${from}</td><td class="n">${to}</td></tr>`,
        )
        .join('\n')}</tbody>
</table>`
    : ''
