import { type Act, listActs } from '@blotter/views'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Desk } from '../frame/desk.ts'
import { moment, number } from '../frame/figures.ts'
import { page } from '../frame/page.ts'
import { address, askedNumber } from '../frame/query.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import type { ConsoleSources } from '../sources.ts'

const A_PAGE = 100

const COLUMNS = [
  { name: 'at, UTC' },
  { name: 'who' },
  { name: 'what' },
  { name: 'why', wide: true },
  { name: 'on which', wide: true },
  { name: 'count', n: true },
  { name: 'outcome' },
]

/** What persons did, the newest first. */
export const auditRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/audit', async (visit) => {
    const acts = await listActs(log, { before: askedNumber(visit, 'before'), limit: A_PAGE })
    const last = acts.length === A_PAGE ? acts.at(-1) : undefined
    const body = html`<h1>Audit</h1><p class="dim">Every manual act that changed something, by console or command line, the newest first.</p>
${acts.length ? table('Acts of persons', COLUMNS, acts.map(row)) : html`<p>Nobody has acted.</p>`}
${last ? html`<nav class="pages" aria-label="Pages of this list"><a href="${address('/audit', { before: last.position })}">further</a></nav>` : ''}`
    return visit.html(await page(visit, { title: 'Audit', at: '/audit', body }))
  })
  return routes
}

const row = ({ position, at, who, what, why, selection, count, outcome }: Act) => [
  html`<a href="/log/${position}">${moment(at)}</a>`,
  foreign(who),
  foreign(what),
  foreign(why),
  foreign(selection, { most: 200 }),
  number(count),
  foreign(outcome, { most: 200 }),
]
