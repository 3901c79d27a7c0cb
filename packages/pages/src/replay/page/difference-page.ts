import { type IncidentType, labelOf } from '@blotter/events'
import type { IncidentDifference } from '@blotter/replay'
import { counted } from '../../counted.ts'
import { escapeHtml } from '../../html-text.ts'
import type { FieldCount } from '../field-counts.ts'
import type { Totals } from '../totals.ts'
import { articleCard } from './article-card.ts'
import { type DecidedReplay, replayHead, verdict } from './decision.ts'
import { filterAttributes, filterForm, filterGroup, filterRules, type Traits } from './filters.ts'
import { incidentCard } from './incident-card.ts'
import { monitorView } from './monitor-view.ts'
import { DIFFERENCE_STYLE } from './page-style.ts'
import type { ShownArticle } from './shown-article.ts'

/** What a page of a replay is made of; `all` counts what there is, of which the lists may hold a part. */
export type Difference = {
  replay: DecidedReplay
  totals: Totals
  fields: readonly FieldCount[]
  incidents: readonly IncidentDifference[]
  articles: readonly ShownArticle[]
  all: { incidents: number; articles: number }
}

/**
 * What a replay would change as one HTML page, to decide from: no script, nothing loaded from anywhere, all text escaped.
 * Both readings are told apart by word and line as well as by colour.
 */
export const differencePage = (difference: Difference): string => {
  const { replay, totals, fields } = difference
  const incidents = incidentList(difference)
  const articles = articleList(difference)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<title>Replay ${escapeHtml(replay.id.slice(0, 8))}: what it would change</title>
<style>${DIFFERENCE_STYLE}
${incidents.rules}
${articles.rules}</style>
</head>
<body>
${replayHead(replay, totals.position)}
<main>
${verdict(replay, totals)}
<section aria-labelledby="totals"><h2 id="totals">Totals</h2>${totalsTable(totals)}</section>
<section aria-labelledby="view"><h2 id="view">What it would do to what is monitored</h2>${monitorView(totals.view)}</section>
<section aria-labelledby="fields"><h2 id="fields">What claims and pages say differently</h2>${fieldTable(fields)}</section>
${incidents.html}
${articles.html}
</main>
</body>
</html>
`.toWellFormed()
}

const totalsTable = ({ articles, incidents, left }: Totals): string => {
  const kinds = ['unchanged', 'revised', 'new', 'gone'] as const
  const row = (name: string, of: number | string, among: number | string): string =>
    `<tr><th scope="row">${name}</th><td class="n">${of}</td><td class="n">${among}</td></tr>`
  return `<table>
<thead><tr><td></td><th scope="col" class="n">articles</th><th scope="col" class="n">incidents</th></tr></thead>
<tbody>
${row('before', '', incidents.before)}
${kinds.map((kind) => row(kind, articles[kind], incidents[kind])).join('\n')}
${row('failed', articles.failed, '')}
</tbody>
</table>${left ? `<p>${counted(left, 'article')} read since then stay as they are.</p>` : ''}`
}

const fieldTable = (fields: readonly FieldCount[]): string =>
  fields.length
    ? `<table>
<thead><tr><th scope="col">kind</th><th scope="col">field</th><th scope="col" class="n">claims</th></tr></thead>
<tbody>${fields.map(({ kind, field, claims }) => `<tr><td>${escapeHtml(kind)}</td><td>${escapeHtml(field)}</td><td class="n">${claims}</td></tr>`).join('\n')}</tbody>
</table>`
    : '<p>No claim says anything else.</p>'

type List = { rules: string; html: string }

const shortLabel = (type: string): string => labelOf(type as IncidentType) // types of claims and of views

const incidentList = ({ incidents, all }: Difference): List => {
  const traits = incidents.map(
    ({ kind, view, fields }): Traits => ({
      ik: [kind],
      if: fields.map(({ field }) => field),
      it: [view.before, view.after].flatMap((each) => (each ? [each.type] : [])),
    }),
  )
  const groups = [
    filterGroup('ik', { legend: 'became', traits }),
    filterGroup('if', { legend: 'field', traits }),
    filterGroup('it', { legend: 'type', traits, labelOf: shortLabel }),
  ]
  const cards = incidents.map((each, at) => incidentCard(each, filterAttributes(groups, traits[at] ?? {})))
  return {
    rules: filterRules(groups),
    html: listSection(
      { id: 'incidents', title: 'Incidents, the largest changes first', noun: 'incidents' },
      all.incidents,
      {
        form: filterForm(groups, { all: incidents.length, noun: 'incidents' }),
        cards,
      },
    ),
  }
}

// So many articles are open at first; the others are a key or a click away.
const OPEN = 5

const articleList = ({ articles, all }: Difference): List => {
  const traits = articles.map(
    ({ outcome, claims }): Traits => ({
      ao: [outcome],
      ak: claims.map(({ kind }) => kind),
      af: claims.flatMap(({ kind, rows }) => (kind === 'revised' ? rows.map(({ field }) => field) : [])),
      at: claims.map(({ type }) => type),
    }),
  )
  const groups = [
    filterGroup('ao', { legend: 'article is', traits }),
    filterGroup('ak', { legend: 'has claims that are', traits }),
    filterGroup('af', { legend: 'field', traits }),
    filterGroup('at', { legend: 'type', traits, labelOf: shortLabel }),
  ]
  const cards = articles.map((article, at) =>
    articleCard({ article, open: at < OPEN, attributes: filterAttributes(groups, traits[at] ?? {}) }),
  )
  return {
    rules: filterRules(groups),
    html: listSection(
      { id: 'articles', title: 'Articles that are read differently', noun: 'articles', key: KEY },
      all.articles,
      {
        form: filterForm(groups, { all: articles.length, noun: 'articles' }),
        cards,
      },
    ),
  }
}

const KEY = `<p class="key"><span class="s-before">A dashed line</span>: the sentence of a claim before. <span class="s-after">A solid line</span>: after. <span class="known">A dotted line</span>: a claim that stays. Words behind a field: <mark class="f-before">before</mark> <span class="label before">before: field</span> or <mark class="f-after">after</mark> <span class="label after">after: field</span>.</p>`

type Heading = { id: string; title: string; noun: string; key?: string }

const listSection = (
  { id, title, noun, key = '' }: Heading,
  all: number,
  { form, cards }: { form: string; cards: readonly string[] },
): string => {
  if (!cards.length) return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>None.</p></section>`
  const part =
    all > cards.length
      ? `<p>The ${cards.length} with most changes of ${all} ${noun}; all of them: <code>npx --no-install blotter replay diff --json</code></p>`
      : ''
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${part}${form}${key}
<div class="list">
${cards.join('\n')}
<p class="shown"> of ${cards.length} ${noun} are shown</p>
</div>
</section>`
}
