import { failureOf, printDuration } from '@blotter/feeds'
import { type FeedPoll, type Log, readFeedPolls } from '@blotter/log'
import { type FeedRow, feedStanding, findFeed } from '@blotter/views'
import { html } from 'hono/html'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import { ago, moment, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { Refusal } from '../frame/refusal.ts'
import { moodOf, state } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign, oneLine, outward } from '../frame/text.ts'

/** One feed: how it does and why, its rhythm, its last thirty polls, and what a person may do. */
export const feedPage = async (visit: Visit, log: Log, id: string) => {
  const feed = await findFeed(log, id)
  if (!feed) throw new Refusal(404, 'There is no such feed.')
  const { verdict, why } = feedStanding(feed, Date.now())
  const polls = await readFeedPolls(log.database, id)
  const title = oneLine(feed.title ?? feed.url, 100)
  const body = html`<h1>${foreign(title)} ${state(verdict, moodOf(verdict))}</h1><p>${outward(feed.url)}</p>
<p>It is ${verdict}: ${foreign(why)}.</p>${trouble(feed)}
<dl class="pairs">${facts(feed).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${deeds(visit, feed)}
<h2>Its last polls</h2>${polls.length ? table('Polls of this feed', COLUMNS, polls.map(row)) : html`<p class="dim">None yet.</p>`}
<p class="dim"><a href="/log?stream=feed/${id}">Its stream in the log</a></p>`
  return page(visit, { title, at: '/feeds', body })
}

const trouble = (feed: FeedRow): Markup | string => {
  if (!feed.failures || !feed.lastOutcome) return ''
  const { says, advice } = failureOf(feed.lastOutcome)
  return html`<p class="news bad"><span aria-hidden="true">▲</span> ${says} ${foreign(feed.lastCause, { empty: '' })}<br><b>What to do:</b> ${advice}</p>`
}

const facts = (feed: FeedRow): [string, Markup | string][] => [
  ['last poll', ago(feed.lastPollAt)],
  ['next poll', html`${moment(feed.nextPollAt)} <span class="dim">${feed.nextWhy ?? ''}</span>`],
  ['last news', ago(feed.lastNewAt)],
  ['rhythm', feed.gapMs === null ? 'not known yet' : `something new every ${printDuration(feed.gapMs)}`],
  [
    'failures in a row',
    html`${number(feed.failures)}${feed.failingSince ? html`, since ${moment(feed.failingSince)}` : ''}`,
  ],
  ['items', `${number(feed.items)}${feed.skipped ? `, of which ${number(feed.skipped)} have no usable address` : ''}`],
  ['told apart by', feed.identity ?? 'guid'],
  ['validators', feed.validatorsLie ? 'lied, so it is read in full each time' : 'are sent'],
  ['country', foreign(feed.country)],
  ['language', foreign(feed.language)],
  ['kind', foreign(feed.kind)],
  ['with us since', moment(feed.addedAt)],
]

const deeds = (visit: Visit, { id, url, state: is }: FeedRow): Markup => {
  const of = (verb: 'poll' | 'suspend' | 'resume', button: string, command: string): Markup =>
    actForm(visit, { action: `/feeds/${encodeURIComponent(id)}/${verb}`, button, grave: verb === 'suspend', command })
  if (is === 'suspended') return of('resume', 'Poll it again', `npx --no-install blotter feeds resume ${oneLine(url)}`)
  return html`${of('poll', 'Poll it now', 'npx --no-install blotter feeds health ADDRESS')}${of('suspend', 'Suspend it', `npx --no-install blotter feeds suspend ${oneLine(url)}`)}`
}

const COLUMNS = [
  { name: 'at' },
  { name: 'outcome' },
  { name: 'cause', wide: true },
  { name: 'status', n: true },
  { name: 'ms', n: true },
  { name: 'bytes', n: true },
  { name: 'items', n: true },
  { name: 'new', n: true },
  { name: 'edited', n: true },
  { name: 'repaired' },
  { name: 'next' },
  { name: 'why then' },
]

const row = (poll: FeedPoll) => [
  moment(new Date(poll.at).toISOString()),
  poll.outcome,
  foreign(poll.cause),
  poll.status === null ? null : String(poll.status),
  number(poll.ms),
  number(poll.wireBytes),
  number(poll.items),
  number(poll.fresh),
  number(poll.edited),
  foreign(poll.warnings.join(', '), { most: 120 }),
  moment(poll.nextAt && new Date(poll.nextAt).toISOString()),
  foreign(poll.why, { most: 120 }),
]
