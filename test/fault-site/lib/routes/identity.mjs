import { redirect, send } from '../send.mjs'
import { number, sleep } from './content.mjs'

const BAD = [
  'yesterday',
  '0000-00-00 00:00:00',
  '31 Feb 2026 10:00:00 GMT',
  '2026-13-45T99:99:99Z',
  '',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Fri, 01 Jan 2999 00:00:00 GMT',
  '06.01.2026',
  '1/2/26',
  'Mon, 5 Jan 2026 06:00 EST',
]
export const identity = [
  [
    '/items/bad-dates.xml',
    ({ res, world }) => send(res, world.rss(world.items(10).map((a, n) => ({ ...a, rawDate: BAD[n] })))),
  ],
  [
    '/items/duplicate-guids.xml',
    ({ res, world }) => send(res, world.rss(world.items().map((a) => ({ ...a, guid: 'same-for-all' })))),
  ],
  [
    '/items/rotating-guids.xml',
    ({ res, world, hit }) => send(res, world.rss(world.items().map((a) => ({ ...a, guid: `${a.guid}?poll=${hit}` })))),
  ],
  ['/items/no-guids.xml', ({ res, world }) => send(res, world.rss(world.items().map((a) => ({ ...a, guid: '' }))))],
  [
    '/items/edited.xml',
    ({ res, world, state }) =>
      send(res, world.rss(world.items().map((a) => (a.n === 1 ? world.article(1, state.version) : a)))),
  ],
  // The edit of article 1 is made and taken back, in turn with the polls.
  [
    '/items/toggled.xml',
    ({ res, world, hit }) =>
      send(res, world.rss(world.items().map((a) => (a.n === 1 ? world.article(1, hit % 2 ? 1 : 2) : a)))),
  ],
  [
    '/items/date-bump.xml',
    ({ res, world, hit }) =>
      send(res, world.rss(world.items().map((a) => ({ ...a, date: new Date(+a.date + hit * 60_000) })))),
  ],
  [
    '/items/tracking.xml',
    ({ res, world }) =>
      send(
        res,
        world.rss(
          world
            .items()
            .map((a) => ({ ...a, url: `${a.url}?utm_source=rss&utm_medium=feed&fbclid=x${a.n}&gclid=y#ref` })),
        ),
      ),
  ],
  [
    '/items/wrapped-links.xml',
    ({ res, world }) =>
      send(res, world.rss(world.items().map((a) => ({ ...a, url: `${world.base}/r?u=${encodeURIComponent(a.url)}` })))),
  ],
  ['/r', ({ res, url }) => redirect(res, 302, url.searchParams.get('u') ?? '/')],
  [
    '/items/relative-links.xml',
    ({ res, world }) => send(res, world.rss(world.items().map((a) => ({ ...a, url: `../articles/${a.n}.html` })))),
  ],
  [
    /^\/many\/(\d+)\.xml$/,
    async (ctx) => {
      await sleep(number(ctx.url, 'ms', 300))
      send(ctx.res, ctx.world.rss(ctx.world.items(20).slice(Number(ctx.match[1]) % 10)))
    },
  ],
]
