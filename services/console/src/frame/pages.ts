import { html } from 'hono/html'
import type { Markup } from './markup.ts'
import { address } from './query.ts'

/** Links to the pages before and after, of a list that is cut into pages counted from 0. */
export const pages = (
  path: string,
  { page, more }: { page: number; more: boolean },
  parameters: Record<string, string | number | undefined>,
): Markup | string => {
  const link = (to: number, words: string): Markup =>
    html`<a href="${address(path, { ...parameters, page: to || undefined })}">${words}</a>`
  if (!page && !more) return ''
  return html`<nav class="pages" aria-label="Pages of this list">${page ? link(page - 1, 'before') : ''}<span class="dim">page ${page + 1}</span>${more ? link(page + 1, 'further') : ''}</nav>`
}
