import type { Log } from '@blotter/log'
import { countParked, listParked, type ParkedInput, parkedByReason } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { ago, moment, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { pages } from '../frame/pages.ts'
import { address, asked, askedNumber } from '../frame/query.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'

const A_PAGE = 100

/** What failed for good, by reason and one by one, and what may be done about it. */
export const deadPage = async (visit: Visit, log: Log): Promise<Markup> => {
  const [stage, code, number_] = [asked(visit, 'stage'), asked(visit, 'code'), askedNumber(visit, 'page') ?? 0]
  const choice = { stage, reason: code }
  const groups = await parkedByReason(log)
  const count = await countParked(log, choice)
  const rows = await listParked(log, { ...choice, limit: A_PAGE, offset: number_ * A_PAGE })
  const all = groups.reduce((sum, group) => sum + group.count, 0)
  const narrowed = stage || code
  const body = html`<h1>Dead letters <span class="dim">${number(all)} wait for a person</span></h1>
<p class="dim">What failed for good is in the log with its reason. Put the cause right first; then have it tried again. What will never work can be given up.</p>
${
  groups.length
    ? table(
        'Dead letters by reason',
        [
          { name: 'reason' },
          { name: 'stage' },
          { name: 'inputs', n: true },
          { name: 'since' },
          { name: 'latest' },
          { name: 'said of the latest', wide: true },
        ],
        groups.map((group) => [
          html`<a href="${address('/dead', { stage: group.stage, code: group.reason })}">${foreign(group.reason)}</a>`,
          html`<a href="${address('/dead', { stage: group.stage })}">${group.stage}</a>`,
          number(group.count),
          ago(group.since),
          ago(group.latest),
          foreign(group.message.split('\n')[0]),
        ]),
      )
    : html`<p>None: nothing waits for a person.</p>`
}
${
  all
    ? html`<h2>${narrowed ? html`${[stage, code].filter(Boolean).join(': ')} <span class="dim">${number(count)}</span> <a href="/dead">all</a>` : 'One by one'}</h2>${form(visit, rows, { stage, code, count })}
${pages('/dead', { page: number_, more: (number_ + 1) * A_PAGE < count }, { stage, code })}`
    : ''
}`
  return page(visit, { title: 'Dead letters', at: '/dead', body })
}

type Choice = { stage: string | undefined; code: string | undefined; count: number }

const form = (visit: Visit, rows: readonly ParkedInput[], { stage, code, count }: Choice): Markup => {
  const may = visit.get('person') !== null
  const list = table(
    'Dead letters one by one',
    [
      { name: 'id' },
      { name: 'reason' },
      { name: 'what was said', wide: true },
      { name: 'attempts', n: true },
      { name: 'times', n: true },
      { name: 'parked' },
      { name: 'of' },
    ],
    rows.map((row) => [
      may
        ? html`<label><input type="checkbox" name="id" value="${row.id}"> ${foreign(row.id)}</label>`
        : foreign(row.id),
      html`<a href="${address('/dead', { stage: row.stage, code: row.error.code })}">${foreign(row.error.code)}</a>`,
      foreign(row.error.message, { most: 240 }),
      number(row.attempts),
      number(row.times),
      moment(row.parkedAt),
      subject(row.stream),
    ]),
  )
  if (!may)
    return html`${list}<p class="command"><span class="dim">read-only here; as a command:</span> <code>npx --no-install blotter dead retry${stage ? ` --stage ${stage}` : ''}${code ? ` --code ${code}` : ''} --reason …</code></p>`
  const every = stage || code ? 'all that match' : 'all'
  return html`<form method="post" action="/dead/ask"><input type="hidden" name="form" value="${visit.get('formToken')}">
${stage ? html`<input type="hidden" name="stage" value="${stage}">` : ''}${code ? html`<input type="hidden" name="code" value="${code}">` : ''}
<div class="act"><label hidden><input type="checkbox" data-all="id"> tick all here</label>
<label><input type="radio" name="scope" value="chosen" checked> the ticked</label><label><input type="radio" name="scope" value="all"> ${every} (${number(count)})</label>
<button name="verdict" value="retry">Try again …</button><span class="grave"><button name="verdict" value="discard">Give up …</button></span>
<span class="dim">first counts them, then asks why</span></div>${list}</form>`
}

const subject = (stream: string): Markup => {
  const [kind = '', id = ''] = stream.split('/')
  return html`<a href="/${kind}s/${id}">${foreign(`${kind} ${id.slice(0, 8)}`)}</a>`
}
