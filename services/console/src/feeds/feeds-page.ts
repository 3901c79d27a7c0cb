import type { Log } from '@blotter/log'
import { type FeedRow, feedStanding, listFeeds } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { ago, moment, number } from '../frame/figures.ts'
import { page } from '../frame/page.ts'
import { pages } from '../frame/pages.ts'
import { address, asked, askedNumber } from '../frame/query.ts'
import { moodOf, state } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'

const A_PAGE = 100
const ORDER = ['quarantined', 'failing', 'silent', 'late', 'new', 'suspended', 'fresh']

const COLUMNS = [
  { name: 'feed', wide: true },
  { name: 'is' },
  { name: 'why', wide: true },
  { name: 'last poll' },
  { name: 'last news' },
  { name: 'next poll' },
  { name: 'items', n: true },
  { name: 'failures', n: true },
]

type Standing = FeedRow & ReturnType<typeof feedStanding>

/** Every feed, those that need a person first; by verdict and by words of its title or address. */
export const feedsPage = async (visit: Visit, log: Log) => {
  const [is, words, at] = [asked(visit, 'is'), asked(visit, 'q'), askedNumber(visit, 'page') ?? 0]
  const now = Date.now()
  const all: Standing[] = (await listFeeds(log)).map((row) => ({ ...row, ...feedStanding(row, now) }))
  const found = all
    .filter(({ verdict }) => !is || verdict === is)
    .filter(({ title, url }) => !words || `${title} ${url}`.toLowerCase().includes(words.toLowerCase()))
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  const shown = found.slice(at * A_PAGE, (at + 1) * A_PAGE)
  const body = html`<h1>Feeds <span class="dim">${number(all.length)}</span></h1>
<form class="filter" action="/feeds"><label>Is <select name="is"><option value="">any</option>${ORDER.map((verdict) => html`<option value="${verdict}"${verdict === is ? html` selected` : ''}>${verdict} (${number(all.filter((row) => row.verdict === verdict).length)})</option>`)}</select></label>
<label>Title or address <input name="q" type="search" value="${words ?? ''}"></label><button>Show</button>${is || words ? html` <a href="/feeds">all</a>` : ''}</form>
${shown.length ? table('Feeds', COLUMNS, shown.map(row)) : html`<p class="dim">${all.length ? 'None is so.' : html`None yet. Add some: <code>npx --no-install blotter feeds add &lt;url&gt;</code>`}</p>`}
${pages('/feeds', { page: at, more: (at + 1) * A_PAGE < found.length }, { is, q: words })}`
  return page(visit, { title: 'Feeds', at: '/feeds', body })
}

const row = (feed: Standing) => [
  html`<a href="${address(`/feeds/${feed.id}`, {})}">${foreign(feed.title ?? feed.url, { most: 120 })}</a>`,
  state(feed.verdict, moodOf(feed.verdict)),
  foreign(feed.why),
  ago(feed.lastPollAt),
  ago(feed.lastNewAt),
  moment(feed.nextPollAt),
  number(feed.items),
  number(feed.failures),
]
