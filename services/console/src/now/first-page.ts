import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { handBlock } from './hand-block.ts'
import type { Overview } from './overview.ts'
import { summaryParts } from './summary.ts'

/** The page that answers "is it working?" before anything else is read. It is whole without its script. */
export const firstPage = async (visit: Visit, overview: Overview): Promise<Markup> =>
  page(visit, {
    title: 'Now',
    at: '/',
    stream: '/now/stream',
    again: 10,
    body: html`<div class="now">${Object.entries(summaryParts(overview)).map(
      ([id, part]) => html`${section(id, part)}${id === 'verdict' ? handBlock(visit, overview) : ''}`,
    )}</div>`,
  })

/** A part of a page that its stream can put anew. */
export const section = (id: string, part: Markup): Markup => html`<section id="${id}">${part}</section>`

/** What is shown when the log cannot be read; `what` is a sentence. */
export const troublePage = (visit: Visit, what: string): Promise<Markup> =>
  page(visit, {
    title: 'No answer',
    again: 10,
    body: html`<h1 class="verdict bad"><span aria-hidden="true">▲</span> ${what}</h1><p class="dim" id="retry">This page tries again every ten seconds.</p>`,
  })
