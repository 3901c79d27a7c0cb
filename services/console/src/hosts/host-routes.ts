import { type HostRow, listHosts } from '@blotter/views'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Desk } from '../frame/desk.ts'
import { age, ago, moment, number } from '../frame/figures.ts'
import { page } from '../frame/page.ts'
import { state } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import type { ConsoleSources } from '../sources.ts'

const SHOWN = 200

const COLUMNS = [
  { name: 'site' },
  { name: 'is' },
  { name: 'inside', n: true },
  { name: 'last request' },
  { name: 'next one not before' },
  { name: 'asked gap', n: true },
  { name: 'failed connections', n: true },
  { name: 'struggles', n: true },
]

/** Each site's gate: who is inside, when the next request may start, and why not now. */
export const hostRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/hosts', async (visit) => {
    const hosts = await listHosts(log, SHOWN)
    const body = html`<h1>Hosts</h1><p class="dim">All fetchers share one gate for each site, so that no site is asked too often. The busiest ${SHOWN}.</p>
${
  hosts.length
    ? table(
        'Hosts',
        COLUMNS,
        hosts.map((host) => row(host, Date.now())),
      )
    : html`<p class="dim">No site was asked for anything yet.</p>`
}`
    return visit.html(await page(visit, { title: 'Hosts', at: '/hosts', again: 15, body }))
  })
  return routes
}

const iso = (ms: number): string | null => (ms > 0 ? new Date(ms).toISOString() : null)

const row = (host: HostRow, now: number) => [
  foreign(host.host),
  host.quietUntil > now
    ? state('quiet', 'wait')
    : host.reserved > now
      ? state('taking turns', 'ok')
      : state('free', 'ok'),
  number(host.inside),
  ago(iso(host.lastStart)),
  moment(iso(Math.max(host.reserved, host.quietUntil))),
  host.gapMs ? age(host.gapMs) : null,
  number(host.deaths),
  number(host.struggles),
]
