import type { Span } from '@blotter/events'
import { html } from 'hono/html'
import type { Markup } from '../frame/markup.ts'
import { plain } from '../frame/text.ts'

export type Mark = Span & { /** the sentence of a claim, not only evidence for it */ anchor: boolean }

// About two pages of print; further text stands in the document itself.
const MOST = 12_000

/** A text with marks in it, cut where one begins or ends, so that what overlaps never has to nest. */
export const markedText = (text: string, marks: readonly Mark[]): Markup =>
  html`<div class="text" dir="auto" role="region" tabindex="0" aria-label="Text of the article">${piecesOf(text, marks).map(piece)}${text.length > MOST ? html`<span class="gap">[… ${text.length - MOST} characters more …]</span>` : ''}</div>`

type Piece = { text: string; of: 'anchor' | 'evidence' | null }

/** The text in pieces, each of one kind; together they are the text, up to 12,000 characters. */
export const piecesOf = (text: string, marks: readonly Mark[]): Piece[] => {
  const end = Math.min(MOST, text.length)
  const inside = marks
    .map(({ start, end: last, anchor }) => ({ anchor, start: Math.max(0, start), end: Math.min(end, last) }))
    .filter((mark) => mark.start < mark.end)
  const edges = [...new Set([0, end, ...inside.flatMap((mark) => [mark.start, mark.end])])].toSorted((a, b) => a - b)
  return edges.slice(0, -1).map((start, at) => {
    const open = inside.filter((mark) => mark.start <= start && mark.end > start)
    const of = open.some(({ anchor }) => anchor) ? 'anchor' : open.length ? 'evidence' : null
    return { text: text.slice(start, edges[at + 1]), of }
  })
}

const piece = ({ text, of }: Piece): Markup => {
  const words = plain(text)
  if (of === null) return html`${words}`
  return of === 'anchor' ? html`<mark>${words}</mark>` : html`<mark class="evidence">${words}</mark>`
}
