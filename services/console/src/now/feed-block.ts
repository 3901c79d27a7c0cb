import type { FeedCounts } from '@blotter/views'
import { html } from 'hono/html'
import { number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { moodOf, state } from '../frame/state.ts'

const ORDER = ['fresh', 'late', 'silent', 'failing', 'quarantined', 'suspended', 'new'] as const

/** How the feeds do, counted. */
export const feedBlock = ({ all, verdicts }: FeedCounts): Markup => {
  if (!all)
    return html`<h2>Feeds</h2><p>None yet. Add some: <code>npx --no-install blotter feeds add &lt;url&gt;</code></p>`
  return html`<h2><a href="/feeds">Feeds</a> <span class="dim">${number(all)}</span></h2>
<dl class="tally">${ORDER.filter((verdict) => verdict !== 'new' || verdicts.new).map((verdict) => {
    const count = verdicts[verdict] ?? 0
    return html`<div><dt>${state(verdict, count ? moodOf(verdict) : 'none')}</dt><dd>${count ? html`<a href="/feeds?is=${verdict}">${number(count)}</a>` : '0'}</dd></div>`
  })}</dl>`
}
