import { html } from 'hono/html'
import type { Markup } from './markup.ts'

/** `n`: figures, set to the right. */
export type Column = { name: string; n?: boolean; wide?: boolean }

export type Row = readonly (Markup | string | number | null)[]

/**
 * A table that scrolls by itself where it is too wide, and whose rows stand as blocks on a narrow screen, each value
 * under its column's name.
 * @param title  names it for those who do not see it; `rows` begin with what they are about
 */
export const table = (title: string, columns: readonly Column[], rows: readonly Row[]): Markup =>
  html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table>
<thead><tr>${columns.map((column) => html`<th scope="col"${classes(column)}>${column.name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => line(row, columns))}</tbody></table></div>`

const line = (row: Row, columns: readonly Column[]): Markup =>
  html`<tr>${row.map((cell, at) => {
    const column = columns[at] ?? { name: '' }
    const value = cell === null || cell === '' ? html`<span class="dim">–</span>` : cell
    return at === 0
      ? html`<th scope="row"${classes(column)}>${value}</th>`
      : html`<td data-label="${column.name}"${classes(column)}>${value}</td>`
  })}</tr>`

const classes = ({ n, wide }: Column): Markup | string => {
  const names = [n ? 'n' : '', wide ? 'wide' : ''].filter(Boolean).join(' ')
  return names ? html` class="${names}"` : ''
}
