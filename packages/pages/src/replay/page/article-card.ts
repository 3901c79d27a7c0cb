import { type IncidentType, labelOf } from '@blotter/events'
import { counted } from '../../counted.ts'
import { escapeHtml } from '../../html-text.ts'
import { cutHtml } from './cut-text.ts'
import type { Piece, Side, Stretch } from './marked-text.ts'
import type { FieldRow, ShownArticle, ShownClaim } from './shown-article.ts'

type Card = { article: ShownArticle; open: boolean; attributes: string }

/** One article that differs: what its claims say in both readings, then its text with both marked. */
export const articleCard = ({ article, open, attributes }: Card): string => {
  const { url, title, outcome, error, page, claims, further, texts } = article
  const differ = claims.length + further
  const count = differ ? ` <small>${counted(differ, 'claim')} ${differ === 1 ? 'differs' : 'differ'}</small>` : ''
  return `<details class="card" ${attributes}${open ? ' open' : ''}>
<summary><b class="outcome">${outcome}</b> ${cutHtml(title ?? url, 'no title')}${count}</summary>
<p class="url">${linked(url)}</p>
${error ? `<p class="error"><b>${cutHtml(error.code)}</b> ${cutHtml(error.message)}</p>` : ''}
${page.length ? pageTable(page) : ''}
${claims.map(claimTable).join('\n')}
${further ? `<p>And ${counted(further, 'claim')} more, which this page leaves out.</p>` : ''}
${texts.map(textHtml).join('\n')}
</details>`
}

/** An address that can be followed where it is one of the web; else its words. */
const linked = (url: string): string => {
  const address = URL.parse(url)
  if (!address || !['http:', 'https:'].includes(address.protocol)) return cutHtml(url, 'no address')
  return `<a href="${escapeHtml(address.href)}" rel="noreferrer noopener">${cutHtml(url)}</a>`
}

const KIND = { revised: 'says something else', new: 'is new', gone: 'is gone' } as const

const pageTable = (rows: ShownArticle['page']): string => `<table class="claim">
<caption><b>the page is read differently</b></caption>
<thead><tr><th scope="col">field</th><th scope="col">before</th><th scope="col">after</th></tr></thead>
<tbody>${rows.map(({ field, from, to }) => `<tr><th scope="row">${escapeHtml(field)}</th><td class="before">${cutHtml(from)}</td><td class="after">${cutHtml(to)}</td></tr>`).join('\n')}</tbody>
</table>`

const claimTable = ({ number, kind, type, rows }: ShownClaim): string => {
  const heads = { revised: ['before', 'after'], new: ['after'], gone: ['before'] } as const
  const label = labelOf(type as IncidentType) // a claim's type, as the extractor wrote it
  return `<table class="claim">
<caption><b>claim ${number} ${KIND[kind]}</b>: ${escapeHtml(label)} <small>${escapeHtml(type)}</small></caption>
<thead><tr><th scope="col">field</th>${heads[kind].map((side) => `<th scope="col">${side}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => rowHtml(row, heads[kind])).join('\n')}</tbody>
</table>`
}

const rowHtml = (row: FieldRow, sides: readonly Side[]): string =>
  `<tr><th scope="row">${row.field}</th>${sides.map((side) => `<td class="${side}">${cutHtml(row[side] ?? '')}</td>`).join('')}</tr>`

const HEADS = { both: 'Text, with both readings', before: 'Text before', after: 'Text after' } as const

const textHtml = ({ of, pieces }: ShownArticle['texts'][number]): string =>
  `<h4>${HEADS[of]}</h4>
<div class="text" dir="auto">${pieces.map(pieceHtml).join('') || '<i>empty</i>'}</div>`

const pieceHtml = (piece: Piece): string => {
  if ('gap' in piece) return `<span class="gap">[… ${piece.gap.toLocaleString('en')} characters …]</span>`
  const { text, open, begins, ends } = piece
  const signs = signsOf(begins.filter(isChangedSentence))
  const labels = labelsOf(ends)
  const fields = open.filter(({ kind }) => kind === 'field')
  const words = fields.length ? `<mark class="${classes('f', fields)}">${escapeHtml(text)}</mark>` : escapeHtml(text)
  const sentences = open.filter(isChangedSentence)
  const known = open.some((stretch) => stretch.kind === 'sentence' && !stretch.changed)
  const lines = sentences.length ? classes('s', sentences) : known ? 'known' : ''
  return lines ? `<span class="${lines}">${signs}${words}${labels}</span>` : `${signs}${words}${labels}`
}

const isChangedSentence = (stretch: Stretch): boolean => stretch.kind === 'sentence' && stretch.changed

const classes = (prefix: string, stretches: readonly Stretch[]): string =>
  [...new Set(stretches.map(({ side }) => `${prefix}-${side}`))].toSorted().join(' ')

/** Where sentences begin: the number of their claim, and by which reading. */
const signsOf = (stretches: readonly Stretch[]): string =>
  [...Map.groupBy(stretches, ({ claim }) => claim)]
    .map(([claim, each]) => {
      const side = sideWord(each)
      return `<span class="sign ${side}">claim ${claim}${side === 'both' ? '' : ` ${side}`}</span>`
    })
    .join('')

/** Behind the words of fields: which field, and by which reading. */
const labelsOf = (ends: readonly Stretch[]): string => {
  const fields = ends.flatMap((stretch) => (stretch.kind === 'field' ? [stretch] : []))
  return [...Map.groupBy(fields, ({ field }) => field)]
    .map(([field, each]) => {
      const side = sideWord(each)
      return `<span class="label ${side}">${side === 'both' ? 'before and after' : side}: ${field}</span>`
    })
    .join('')
}

const sideWord = (stretches: readonly Stretch[]): Side | 'both' =>
  new Set(stretches.map(({ side }) => side)).size === 2 ? 'both' : (stretches[0]?.side ?? 'before')
