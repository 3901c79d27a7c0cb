import type { LogEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import type { ArticleTrail } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { foreign, oneLine } from '../frame/text.ts'
import { claimCard } from '../incidents/claim-card.ts'
import { markedText } from '../incidents/marked-text.ts'
import { trailList } from './trail-list.ts'

/** One article: its way through the log, the claims that it makes now, and its text with their sentences marked. */
export const articlePage = async (visit: Visit, log: Log, trails: readonly ArticleTrail[]): Promise<Markup> => {
  const reading = trails.map(({ events }) => newestReport(events)).find((report) => report !== undefined)
  const text = reading ? await log.documents.text(reading.data.document).catch(() => null) : null
  const title = reading?.data.title ?? titleIn(trails) ?? 'An article'
  const body = html`<h1>${foreign(title)}</h1>
${trails.map((trail) => trailList(trail))}
<p class="dim">The events themselves: <a href="/log?stream=article/${trails[0]?.articleId ?? ''}">its stream</a></p>
${reading ? claims(reading, text) : html`<p class="dim">It was not read for incidents yet.</p>`}`
  return page(visit, { title: oneLine(title, 80), at: '/articles', body })
}

const newestReport = (events: readonly LogEvent[]): LogEvent<'IncidentsReported'> | undefined =>
  events.findLast((event) => event.type === 'IncidentsReported')

const titleIn = (trails: readonly ArticleTrail[]): string | undefined =>
  trails
    .flatMap(({ events }) => events)
    .flatMap((event) => ('title' in event.data && typeof event.data.title === 'string' ? [event.data.title] : []))
    .at(-1)

const claims = ({ data }: LogEvent<'IncidentsReported'>, text: string | null): Markup => {
  const marks = data.claims.flatMap(({ span, evidence }) => [
    { ...span, anchor: true },
    ...evidence.map((each) => ({ ...each, anchor: false })),
  ])
  return html`<h2>What it reports <span class="dim">${data.claims.length ? '' : `no claim: ${data.reason ?? 'no-incident'}`}</span></h2>
${data.cutAt === undefined ? '' : html`<p>Too long: read to character ${data.cutAt}${text === null ? '' : ` of ${text.length}`}; the rest was not read.</p>`}
${data.claims.map((claim, index) => claimCard(claim, index + 1))}
${text === null ? '' : html`<h2>Its text</h2><p class="dim">As it was read; the sentences that claims are made of are marked, further evidence is dotted.</p>${markedText(text, marks)}`}`
}
