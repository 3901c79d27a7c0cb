import type { Log } from '@blotter/log'
import type { ToldClaim } from '@blotter/views'
import { html } from 'hono/html'
import { moment } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign, outward } from '../frame/text.ts'
import { claimCard } from './claim-card.ts'
import { markedText } from './marked-text.ts'

const MOST = 40

/** Each claim with its sentence, what it says, and its article's text, in which the sentences are marked. */
export const evidence = async (log: Log, claims: readonly ToldClaim[]): Promise<Markup> => {
  const shown = claims.slice(0, MOST)
  const texts = await log.documents.texts([...new Set(shown.flatMap(({ document }) => document ?? []))])
  return html`${shown.map((told, index) => card(told, index + 1, told.document ? texts.get(told.document) : undefined))}
${claims.length > MOST ? html`<p class="dim">and ${claims.length - MOST} more: <code>npx --no-install blotter incidents --json</code></p>` : ''}`
}

const card = (told: ToldClaim, number: number, text: string | undefined): Markup => {
  const { claim, url, title, articleId, publishedAt, sentence } = told
  const marks = [{ ...claim.span, anchor: true }, ...claim.evidence.map((span) => ({ ...span, anchor: false }))]
  const head = html`<blockquote>“${foreign(sentence, { most: 1_000 })}”</blockquote>
<p>${outward(url, title)} <span class="dim">published ${moment(publishedAt)}</span> · <a href="/articles/${articleId}">its way here</a></p>`
  return html`${claimCard(claim, number, head)}${text ? html`<details><summary>The article’s text, with the sentences marked</summary>${markedText(text, marks)}</details>` : ''}`
}
